public import HTML
public import Kernel

/// Trang báo lỗi: what a person is told where an answer is refused or could not be made.
public struct ErrorPage: Sendable, Hashable {
    /// The status of HTTP.
    public let status: Int
    /// A stable code such as `DOS-012`, to be quoted on the telephone.
    public let code: String
    /// What happened, in plain words.
    public let what: Phrase
    /// What the reader can do next.
    public let whatNext: Phrase
    /// The word by which the log entry is found; only where something broke.
    public let requestID: String?
    /// The single faults, where a refusal lists them.
    public let problems: [RefusalProblem]

    /// The page of a refusal.
    init(_ refusal: any Refusal) {
        status = refusal.status
        code = refusal.code
        what = Phrase(vi: refusal.vietnamese, en: refusal.english)
        whatNext = Phrase(refusal.whatNext)
        requestID = nil
        problems = (refusal as? any DetailedRefusal)?.problems ?? []
    }

    /// The page of a failure. It says nothing of what broke: that stands in the log, under the same word.
    init(failureOf requestID: String) {
        status = 500
        code = "WEB-500"
        what = Phrase(vi: "Hệ thống đang gặp sự cố", en: "Something went wrong on our side")
        whatNext = Phrase(
            vi: "Nội dung đã gửi trước đó vẫn được lưu. Hãy thử lại sau ít phút; nếu vẫn gặp lỗi, hãy báo cho bộ phận hỗ trợ mã yêu cầu ghi bên dưới.",
            en: "What you sent before is safe. Please try again in a few minutes; if it happens again, tell support the request code below."
        )
        self.requestID = requestID
        problems = []
    }
}

/// A refusal that lists all its faults, each tied to a field or component.
public protocol DetailedRefusal: Refusal {
    /// The faults, in the order of the form.
    var problems: [RefusalProblem] { get }
}

/// Một lỗi trong danh sách: a single fault of a refusal.
public struct RefusalProblem: Sendable, Hashable, Codable {
    /// The field or component.
    public let field: String
    /// What is wrong and how to mend it, in Vietnamese.
    public let message: String

    /// A fault.
    public init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}

extension PortalLayout {
    /// A bare page without navigation, for tests and for a start in which the layout is missing.
    public static let bare = PortalLayout { page, visit in
        var html = HTMLWriter(language: visit.language, capacity: 2048)
        html.raw("<!doctype html>")
        html.element("html", [.custom("lang", visit.language.rawValue)]) { html in
            html.element("head", []) { html in
                html.void("meta", [.custom("charset", "utf-8")])
                html.void(
                    "meta",
                    [.custom("name", "viewport"), .custom("content", "width=device-width, initial-scale=1")]
                )
                html.element("title", [], text: page.what[visit.language])
            }
            html.element("body", []) { html in
                html.element("main", []) { html in
                    html.element("h1", [], text: page.what[visit.language])
                    html.element("p", [], text: page.whatNext[visit.language])
                    if !page.problems.isEmpty {
                        html.element("ul", []) { html in
                            for problem in page.problems { html.element("li", [], text: problem.message) }
                        }
                    }
                    html.element("p", []) { html in
                        html.text(Phrase(vi: "Mã lỗi: ", en: "Code: "))
                        html.text(page.code)
                        if let id = page.requestID {
                            html.text(Phrase(vi: " · Mã yêu cầu: ", en: " · Request: "))
                            html.text(id)
                        }
                    }
                    html.element("p", []) { html in
                        html.element("a", [.href(.home)]) { html in html.text(Phrase(vi: "Về trang chủ", en: "Home")) }
                    }
                }
            }
        }
        return html.bytes
    }
}
