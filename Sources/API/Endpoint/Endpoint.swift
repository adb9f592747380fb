import Directory
import Kernel
import Storage
import Web

/// Điểm vào: one operation of the interface: its route, what it takes, what it answers and what it does, in one value.
///
/// The same value makes the route, checks every request and writes its part of the document.
struct Endpoint: Sendable {
    let method: Route.Method
    /// The address below `/api/v1`.
    let path: String
    /// The name of the route, which is the `operationId` too.
    let name: String
    let tag: Tag
    /// What it is for, one line in Vietnamese.
    let summary: String
    /// The same for an English reader, with what one has to know.
    let detail: String
    var access = Access.everyone
    /// What the token must allow; nil is open to everybody.
    var scope: TokenScope?
    var pace = Pace.interface
    var parameters: [Parameter] = []
    var body = Body.none
    /// Whether it needs `If-Match`: nobody overwrites what he has not seen.
    var isConditional = false
    let answer: Answer
    /// Statuses of refusals that the deed itself may give.
    var refusals: Set<Int> = []
    let deed: Deed

    /// What the operations are about.
    enum Tag: String, CaseIterable, Sendable {
        case procedures = "Thủ tục"
        case territory = "Địa giới, cơ quan, thời gian làm việc"
        case dossiers = "Hồ sơ của tôi"
        case work = "Bàn việc"
        case person = "Giấy tờ, tin nhắn"
        case statistics = "Thống kê"
        case ledger = "Sổ cái"
        case signatures = "Chữ ký số"
        case account = "Tài khoản, mã truy cập"
        case administration = "Quản trị"
    }

    /// What stands in the path or the question.
    struct Parameter: Sendable {
        let name: String
        let schema: Schema
        var isInPath = false
        var isRequired = false
        let note: String

        /// A part of the path.
        static func path(_ name: String, _ schema: Schema, _ note: String) -> Parameter {
            Parameter(name: name, schema: schema, isInPath: true, isRequired: true, note: note)
        }

        /// A part of the question, `?name=…`.
        static func query(_ name: String, _ schema: Schema, _ note: String, required: Bool = false) -> Parameter {
            Parameter(name: name, schema: schema, isRequired: required, note: note)
        }
    }

    /// What is sent.
    enum Body: Sendable {
        case none
        /// JSON of this form, at most so many bytes.
        case json(Schema)
        /// A file as it is, streamed.
        case file
        /// A PDF as it is.
        case document
    }

    /// What is answered where nothing is refused.
    enum Answer: Sendable {
        case json(Schema, status: Int = 200)
        case text(mediaType: String)
        case file
    }

    /// What it does.
    enum Deed: Sendable {
        /// Reads; answered with an `ETag`, and with 304 where the reader has it already.
        case read(@Sendable (Call) async throws -> Reply)
        /// Writes in one transaction, once for each `Idempotency-Key`.
        case write(@Sendable (Call, WriteSession) throws -> Reply)
        /// Does what takes time, such as signing a paper, and gives what is to be written in one transaction, once for each
        /// `Idempotency-Key`; what fails before is told there, so that a repeated request gets its first answer.
        case prepared(@Sendable (Call) async -> @Sendable (WriteSession) throws -> Reply)
        /// Takes a file, then writes as `write` does; the content of the file belongs to the request.
        case upload(
            @Sendable (Call) async throws -> ReceivedFile,
            @Sendable (Call, ReceivedFile, WriteSession) throws -> Reply
        )
        /// Answers in its own way.
        case raw(@Sendable (Call) async throws -> AnyAnswer)
    }

    /// Whether it only asks, so that an `ETag` says whether the answer is still the same.
    var isAsked: Bool {
        guard method == .get, case .read = deed else { return false }
        return true
    }

    /// Whether it changes anything.
    var isWrite: Bool {
        switch deed {
        case .write, .prepared, .upload: true
        case .read, .raw: false
        }
    }
}

/// Trả lời: what a deed has to say.
struct Reply: Sendable {
    var status = 200
    var json: [UInt8]
    /// The position of the dossier that the answer shows; becomes part of the `ETag`.
    var position: Int?
    /// Where what was made is found.
    var location: String?
    /// Seconds for which caches may keep an open answer.
    var keptSeconds: Int?

    /// An answer that the body writes.
    init(
        status: Int = 200,
        position: Int? = nil,
        location: String? = nil,
        keptSeconds: Int? = nil,
        _ write: (inout JSONWriter) throws -> Void
    ) rethrows {
        var writer = JSONWriter(capacity: 1024)
        try write(&writer)
        self.status = status
        self.position = position
        self.location = location
        self.keptSeconds = keptSeconds
        json = writer.bytes
    }

    /// Part of a list.
    static func page<Item>(
        _ items: some Sequence<Item>,
        next: String?,
        keptSeconds: Int? = nil,
        _ write: (inout JSONWriter, Item) throws -> Void
    ) rethrows -> Reply {
        try Reply(keptSeconds: keptSeconds) { json in
            try json.object { json in
                try json.array("items", items, write)
                json.field("next", next)
            }
        }
    }
}
