public import HTML
public import Kernel
import Storage

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

    /// The page of a failure.
    ///
    /// It says nothing of what broke: that stands in the log, under the same word. What passes by itself is told apart, so
    /// that people and programs know to come back.
    init(_ error: any Error, of requestID: String) {
        switch error as? StorageError {
        case .noRoom: self.init(noRoomFor: requestID)
        case .overloaded, .unreachable, .connectionLost, .unknownOutcome, .rolledBack: self.init(busyAt: requestID)
        default: self.init(failureOf: requestID)
        }
    }

    /// The disk is full: nothing was kept, and what is typed should stay where it is.
    private init(noRoomFor requestID: String) {
        status = 503
        code = "WEB-507"
        what = Phrase(
            vi: "Máy chủ đã hết chỗ lưu nên chưa nhận được nội dung này",
            en: "The server has run out of space, so this was not taken"
        )
        whatNext = Phrase(
            vi:
                "Nội dung vừa gửi chưa được lưu phần nào; những gì đã nộp trước đó vẫn còn nguyên. Hãy giữ trang này và gửi lại sau ít phút. Nếu cần gấp, hãy đến bộ phận một cửa, hoặc báo cho bộ phận hỗ trợ mã yêu cầu ghi bên dưới.",
            en:
                "Nothing of what you just sent was stored; what you sent before is safe. Keep this page and send it again in a few minutes. If it cannot wait, go to the one-stop counter, or tell support the request code below."
        )
        self.requestID = requestID
        problems = []
    }

    /// The database cannot be asked at the moment.
    private init(busyAt requestID: String) {
        status = 503
        code = "WEB-503"
        what = Phrase(
            vi: "Hệ thống đang quá tải hoặc tạm gián đoạn",
            en: "The system is busy or interrupted for a moment"
        )
        whatNext = Phrase(
            vi: "Hãy giữ trang này và gửi lại sau ít phút; gửi lại cùng một biểu mẫu không tạo ra hồ sơ thứ hai.",
            en: "Keep this page and send it again in a few minutes; the same form sent again makes no second dossier."
        )
        self.requestID = requestID
        problems = []
    }

    private init(failureOf requestID: String) {
        status = 500
        code = "WEB-500"
        what = Phrase(vi: "Hệ thống đang gặp sự cố", en: "Something went wrong on our side")
        whatNext = Phrase(
            vi:
                "Nội dung đã gửi trước đó vẫn được lưu. Hãy thử lại sau ít phút; nếu vẫn gặp lỗi, hãy báo cho bộ phận hỗ trợ mã yêu cầu ghi bên dưới.",
            en:
                "What you sent before is safe. Please try again in a few minutes; if it happens again, tell support the request code below."
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
    /// Where it stands in the JSON that was sent (RFC 6901); nil where no JSON was.
    public let pointer: String?

    /// A fault.
    public init(field: String, message: String, pointer: String? = nil) {
        self.field = field
        self.message = message
        self.pointer = pointer
    }
}

extension ErrorPage {
    /// What happened and what to do, as one text; a refusal may or may not end its words with a full stop.
    func sentences(_ language: Language) -> String {
        let what = what[language]
        return what + (what.hasSuffix(".") ? " " : ". ") + whatNext[language]
    }

    /// Writes the content of the page; the frame stands around it already.
    func write(to html: inout HTMLWriter) {
        html.h1(what)
        html.p(whatNext)
        if !problems.isEmpty {
            html.ul { html in
                for problem in problems { html.li { $0.text(problem.message) } }
            }
        }
        html.p(.class("muted")) { html in
            html.text(Phrase(vi: "Mã lỗi: ", en: "Code: "))
            html.text(code)
            if let requestID {
                html.text(Phrase(vi: " · Mã yêu cầu: ", en: " · Request code: "))
                html.text(requestID)
            }
        }
        html.p { html in
            html.a(Phrase(vi: "Về trang chủ", en: "To the front page"), .href(.home))
        }
    }
}
