public import Hummingbird
import HummingbirdTesting

/// Trang đang xem: what the portal answered last, and what the person has typed into it.
public struct TestPage: Sendable {
    /// The path and question of the page.
    public let address: String
    /// The status of HTTP.
    public let status: Int
    /// The headers of the answer.
    public let headers: HTTPFields
    /// The bytes of the answer.
    public let bytes: [UInt8]
    /// The page as a tree; empty where the answer is no page.
    public let document: HTMLElement
    var controls: TestControls

    init(address: String, response: TestResponse) {
        self.address = address
        status = response.status.code
        headers = response.headers
        bytes = Array(response.body.readableBytesView)
        let isPage = response.headers[.contentType]?.hasPrefix("text/html") == true
        document = HTMLReader.read(isPage ? String(decoding: bytes, as: UTF8.self) : "")
        controls = TestControls(document)
    }

    /// The path without the question.
    public var path: String { String(address.prefix { $0 != "?" }) }

    /// The answer as it was sent.
    public var source: String { String(decoding: bytes, as: UTF8.self) }

    /// The words that a person sees.
    public var text: String { document.text }

    /// The words of the page in one line, so that a sentence is found wherever it breaks.
    public var words: String { folded(text) }

    /// The title in the browser's tab.
    public var title: String { document.first("title").map { folded($0.rawText) } ?? "" }

    /// The heading of the page.
    public var heading: String { document.first("h1").map { folded($0.text) } ?? "" }

    /// The links of the page: their words and where they lead.
    public var links: [(text: String, address: String)] {
        document.all("a").compactMap { link in link["href"].map { (folded(link.text), $0) } }
    }

    /// The words on the buttons that send a form, in the matter of the page.
    public var buttons: [String] {
        controls.controls.filter { if case .button = $0.kind { !$0.isAround } else { false } }.map(\.label)
    }

    /// The names of the fields that a person can answer.
    public var fields: Set<String> {
        Set(
            controls.controls.compactMap { control in
                switch control.kind {
                case .hidden, .button: nil
                default: control.name
                }
            }
        )
    }

    /// The names of what its forms by GET ask.
    public var questions: Set<String> {
        Set(controls.controls.filter { controls.forms[$0.form].method == "get" && $0.name != "" }.map(\.name))
    }

    /// The answer that stands in the field now; nil where there is no such field or nothing is chosen.
    public func value(of field: String) -> String? {
        controls.controls.first { control in
            guard control.name == field else { return false }
            switch control.kind {
            case .radio, .box: return control.isChecked
            case .button: return false
            default: return true
            }
        }?.values.first
    }

    /// The value that the page hides in its first form under the name.
    public func hidden(_ name: String) -> String? {
        controls.controls.first { control in
            if case .hidden = control.kind { control.name == name } else { false }
        }?.values.first
    }

    /// Whether the words stand on the page.
    public func shows(_ words: String) -> Bool { self.words.contains(folded(words)) }

    /// Where the link with these words leads; exact words go before a part of them.
    public func link(_ words: String) -> String? {
        (links.first { $0.text == words } ?? links.first { $0.text.contains(words) })?.address
    }

    /// For the message of a failed test.
    var summary: String { "\(status) \(address)\n\(text)" }
}
