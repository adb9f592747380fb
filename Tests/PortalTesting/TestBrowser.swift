public import Hummingbird
public import HummingbirdTesting
import Synchronization

/// Trình duyệt của một người: a person without scripts who reads pages, fills forms and presses buttons.
///
/// Keeps cookies, follows redirects and sends with a form all that the page put into it, seals and keys included. Fields
/// are named by their label as it is read, or by their name. What cannot be done throws `TestFailure` with the page's words.
///
/// ```swift
/// try await mother.open("/thu-tuc/1.001193")
/// try await mother.press("Nộp hồ sơ trực tuyến")
/// try mother.fill("Họ, chữ đệm, tên của trẻ", "Bhling Thị Hoa")
/// try mother.choose("Giới tính", "Nữ")
/// try mother.attach("Giấy chứng sinh", .pdf())
/// try await mother.press("Tiếp tục")
/// try mother.sees("Kiểm tra lại")
/// ```
public final class TestBrowser: Sendable {
    private struct State {
        var cookies: [String: String] = [:]
        var page: TestPage?
    }

    private let client: any TestClientProtocol
    private let state = Mutex(State())

    /// A browser that has not been anywhere yet.
    public init(_ client: any TestClientProtocol) {
        self.client = client
    }

    /// The page at hand.
    public var page: TestPage {
        get throws {
            guard let page = state.withLock({ $0.page }) else { throw TestFailure("no page is open") }
            return page
        }
    }

    /// The value of a cookie.
    public func cookie(_ name: String) -> String? { state.withLock { $0.cookies[name] } }

    /// Puts a cookie, or takes it away.
    public func setCookie(_ name: String, _ value: String?) { state.withLock { $0.cookies[name] = value } }

    // MARK: Going somewhere

    /// Types an address.
    @discardableResult
    public func open(_ address: String) async throws -> TestPage {
        try await go(to: address, method: .get)
    }

    /// Presses the back button: a page as it was left, with what was typed in it and the keys of its forms.
    public func goBack(to page: TestPage) { state.withLock { $0.page = page } }

    /// Presses a link, found by its words.
    @discardableResult
    public func follow(_ words: String) async throws -> TestPage {
        let page = try page
        guard let address = page.link(words) else { throw TestFailure("no link “\(words)” on \(page.summary)") }
        return try await open(address)
    }

    /// Presses a button, found by its words, or by its name and the value that it sends; goes where that leads.
    @discardableResult
    public func press(_ words: String, value: String? = nil) async throws -> TestPage {
        let page = try page
        let found = try page.controls.index(of: words) { control in
            guard case .button = control.kind else { return false }
            return value == nil || control.values.first == value
        }
        guard let found else {
            throw TestFailure("no button “\(words)” among \(page.buttons) on \(page.summary)")
        }
        let button = page.controls.controls[found]
        let form = page.controls.forms[button.form]
        let entries = page.controls.entries(pressing: button)
        // What stands behind # is for the browser alone.
        let whole = button.action ?? (form.action.isEmpty ? page.address : form.action)
        let action = String(whole.prefix { $0 != "#" })
        if form.method != "post" {
            return try await open(String(action.prefix { $0 != "?" }) + "?" + FormCoding.urlEncoded(entries))
        }
        if form.isMultipart {
            return try await go(
                to: action,
                method: .post,
                type: FormCoding.multipartType,
                body: FormCoding.multipart(entries)
            )
        }
        return try await go(
            to: action,
            method: .post,
            type: "application/x-www-form-urlencoded",
            body: Array(FormCoding.urlEncoded(entries).utf8)
        )
    }

    /// Sends a request as a program would, with the cookies of the browser; redirects are not followed and the page at
    /// hand stays.
    public func request(
        _ method: HTTPRequest.Method,
        _ address: String,
        headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> TestPage {
        TestPage(
            address: address,
            response: try await send(method, address, headers: headers, body: body.map { Array($0.utf8) })
        )
    }

    /// Sends a form that no page showed, with the cookies of the browser; redirects are not followed and the page at hand
    /// stays.
    public func send(
        _ entries: [(String, String)],
        to address: String,
        asMultipart: Bool = false
    ) async throws -> TestPage {
        let entries = entries.map { TestEntry.text($0.0, $0.1) }
        let type = asMultipart ? FormCoding.multipartType : "application/x-www-form-urlencoded"
        let body = asMultipart ? FormCoding.multipart(entries) : Array(FormCoding.urlEncoded(entries).utf8)
        return TestPage(
            address: address,
            response: try await send(.post, address, headers: [.contentType: type], body: body)
        )
    }

    private func go(
        to address: String,
        method: HTTPRequest.Method,
        type: String? = nil,
        body: [UInt8]? = nil
    ) async throws -> TestPage {
        var (address, method, body) = (resolved(address), method, body)
        for _ in 0..<10 {
            var headers: HTTPFields = [:]
            if let type, body != nil { headers[.contentType] = type }
            let response = try await send(method, address, headers: headers, body: body)
            guard (300..<400).contains(response.status.code), let next = response.headers[.location] else {
                let page = TestPage(address: address, response: response)
                state.withLock { $0.page = page }
                return page
            }
            address = resolved(next)
            if response.status != .temporaryRedirect, response.status != .permanentRedirect {
                (method, body) = (.get, nil)
            }
        }
        throw TestFailure("redirected in a circle at \(address)")
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ address: String,
        headers: HTTPFields,
        body: [UInt8]?
    ) async throws -> TestResponse {
        var headers = headers
        let (cookies, referer) = state.withLock { ($0.cookies, $0.page?.address) }
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                .joined(separator: "; ")
        }
        if headers[.accept] == nil { headers[.accept] = "text/html" }
        if headers[.origin] == nil { headers[.origin] = "http://localhost" }
        if let referer, headers[.referer] == nil { headers[.referer] = "http://localhost" + referer }
        let response = try await client.execute(
            uri: address,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(bytes: $0) }
        )
        for line in response.headers[values: .setCookie] { keep(line) }
        return response
    }

    private func keep(_ line: String) {
        let pair = line.prefix { $0 != ";" }
        guard let equals = pair.firstIndex(of: "=") else { return }
        let value = String(pair[pair.index(after: equals)...])
        let isGone = value.isEmpty || line.contains("Max-Age=0")
        setCookie(String(pair[..<equals]), isGone ? nil : value)
    }

    /// The address without the host, and without the place on the page.
    private func resolved(_ address: String) -> String {
        var address = String(address.prefix { $0 != "#" })
        if address.hasPrefix("http://localhost") { address.removeFirst("http://localhost".count) }
        let current = state.withLock { $0.page?.address } ?? "/"
        if address.isEmpty { return current }
        if address.hasPrefix("?") { return current.prefix { $0 != "?" } + address }
        if address.hasPrefix("/") { return address }
        let path = current.prefix { $0 != "?" }
        return path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex) + "/" + address
    }

    // MARK: Filling a form

    /// Types into a field.
    public func fill(_ field: String, _ value: String, in group: String? = nil) throws {
        try change(field, in: group, as: "field") { control in
            if case .line = control.kind { true } else { false }
        } body: { controls, index in
            if controls.controls[index].isLocked { throw TestFailure("“\(field)” cannot be changed") }
            controls.change(index) { $0.values = [value] }
        }
    }

    /// Chooses an answer: one of several under the question, or from the list with that label.
    public func choose(_ question: String, _ answer: String, in group: String? = nil) throws {
        let controls = try page.controls
        let isRadio: (TestControl) -> Bool = { control in
            guard case .radio = control.kind else { return false }
            return control.name == question || control.groups.last.map { $0.contains(question) } == true
        }
        let byLabel = try controls.index(of: answer, in: group, where: isRadio)
        let radio =
            byLabel ?? controls.controls.firstIndex { isRadio($0) && $0.values.first == answer }
        if let radio {
            mutate { $0.take(radio: radio) }
            return
        }
        try change(question, in: group, as: "question") { control in
            if case .list = control.kind { true } else { false }
        } body: { controls, index in
            let choices = controls.controls[index].choices
            let choice =
                choices.first { $0.label == answer || $0.value == answer }
                ?? choices.first { $0.label.contains(answer) }
            guard let choice else {
                throw TestFailure("“\(question)” does not offer “\(answer)”: \(choices.map(\.label))")
            }
            controls.change(index) { $0.values = [choice.value] }
        }
    }

    /// Ticks a box, found by its label, or by its name and value.
    public func tick(_ label: String, value: String? = nil, _ isTicked: Bool = true) throws {
        try change(label, in: nil, as: "box") { control in
            if case .box = control.kind { value == nil || control.values.first == value } else { false }
        } body: { controls, index in
            controls.change(index) { $0.isChecked = isTicked }
        }
    }

    /// Attaches files to a field.
    public func attach(_ field: String, _ files: TestFile..., in group: String? = nil) throws {
        try change(field, in: group, as: "field for files") { control in
            if case .file = control.kind { true } else { false }
        } body: { controls, index in
            controls.change(index) { $0.files = files }
        }
    }

    /// Fills fields by their names, whatever kind they are: to fill a long form from one table.
    ///
    /// Names that the page does not ask are left out, so that one table serves a form of several pages.
    public func fillAll(_ answers: [String: String]) throws {
        for (name, value) in answers.sorted(by: { $0.key < $1.key }) {
            let fitting = try page.controls.controls.first { $0.name == name && !$0.isLocked }
            guard let fitting else { continue }
            switch fitting.kind {
            case .line: try fill(name, value)
            case .radio, .list: try choose(name, value)
            case .box: try tick(name, value: fitting.values.first == "1" ? nil : value, !value.isEmpty)
            case .file, .hidden, .button: continue
            }
        }
    }

    private func change(
        _ words: String,
        in group: String?,
        as what: String,
        where condition: (TestControl) -> Bool,
        body: (inout TestControls, Int) throws -> Void
    ) throws {
        let page = try page
        guard let index = try page.controls.index(of: words, in: group, where: condition) else {
            throw TestFailure("no \(what) “\(words)” on \(page.summary)")
        }
        var controls = page.controls
        try body(&controls, index)
        mutate { $0 = controls }
    }

    private func mutate(_ body: (inout TestControls) -> Void) {
        state.withLock { state in
            guard var page = state.page else { return }
            body(&page.controls)
            state.page = page
        }
    }

    // MARK: Looking

    /// Says that the words stand on the page.
    public func sees(_ words: String...) throws {
        let page = try page
        for word in words where !page.shows(word) { throw TestFailure("“\(word)” is not on \(page.summary)") }
    }

    /// Says that the words do not stand on the page.
    public func doesNotSee(_ words: String...) throws {
        let page = try page
        for word in words where page.shows(word) { throw TestFailure("“\(word)” is on \(page.summary)") }
    }

    /// Says that the page at hand lies at the path and was answered with the status.
    public func isAt(_ path: String, status: Int = 200) throws {
        let page = try page
        guard page.path == path || page.address == path, page.status == status else {
            throw TestFailure("expected \(status) \(path), have \(page.summary)")
        }
    }
}
