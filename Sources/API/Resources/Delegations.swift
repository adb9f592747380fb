import Directory
import Kernel
import Storage
import Web

/// Ủy quyền, làm thay: an officer lends the powers of the own post for a time; an administrator does it for the holder.
extension Interface {
    var delegationEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/work/delegations",
                name: "api.work.delegations",
                tag: .work,
                summary: "Ủy quyền của tôi",
                detail: "What the posts that one holds have lent and what was lent to them, from today on.",
                access: .officer,
                scope: .work,
                answer: .json(.page("DelegationPage", of: Self.delegation)),
                deed: .read { call in
                    let given = try await database.read { [directory] db in
                        try directory.ownDelegations(of: call.viewer, in: db)
                    }
                    return Reply.page(given, next: nil) { json, delegation in delegation.write(to: &json) }
                }
            ),
            Endpoint(
                method: .post,
                path: "/work/delegations",
                name: "api.work.delegate",
                tag: .work,
                summary: "Ủy quyền",
                detail: "Lends the powers of a post that one holds, to a post or to an officer by the login name.",
                access: .officer,
                scope: .work,
                body: .json(
                    .named("NewOwnDelegation", .object([.required("post", .id, "Vị trí đang giữ.")] + Self.lending))
                ),
                answer: .json(Self.made, status: 201),
                refusals: [404],
                deed: .write { call, db in
                    guard let post = call.body["post"].text.flatMap({ PostID($0) }) else { throw WebRefusal.notFound }
                    let loan = try loan(call, in: db)
                    let id = try directory.delegateOwn(
                        from: post,
                        to: loan.receiver,
                        fields: loan.fields,
                        basis: loan.basis,
                        from: loan.first,
                        until: loan.last.adding(days: 1),
                        by: call.viewer,
                        in: db
                    )
                    return Self.made(id)
                }
            ),
            Endpoint(
                method: .delete,
                path: "/work/delegations/{delegation}",
                name: "api.work.delegation.withdraw",
                tag: .work,
                summary: "Thu hồi ủy quyền",
                detail: "Withdraws from today on what one's post has lent.",
                access: .officer,
                scope: .work,
                parameters: [.path("delegation", .id, "Định danh ủy quyền.")],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    let id = try call.id("delegation", of: DelegationTag.self)
                    try directory.withdrawOwnDelegation(id, by: call.viewer, in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }

    /// What is sent to lend powers, beside the post.
    static let lending: [Schema.Field] = [
        .optional("to_post", .id, "Vị trí nhận."),
        .optional("to_login", .line(1...64), "Tên đăng nhập của cán bộ nhận, thay cho to_post."),
        .optional("fields", .list(.code(1...64), atMost: 100), "Lĩnh vực; để trống là tất cả của vị trí."),
        .required("basis", .line(1...300), "Số quyết định hoặc lý do."),
        .required("from", .date, "Từ ngày."),
        .required("to", .date, "Đến hết ngày."),
    ]

    struct Loan {
        let receiver: Delegation.Receiver
        let fields: [String]
        let basis: String
        let first: CivilDate
        let last: CivilDate
    }

    /// What a request lends.
    func loan(_ call: Call, in db: ReadSession) throws -> Loan {
        let body = call.body
        let receiver: Delegation.Receiver
        if let post = body["to_post"].text.flatMap({ PostID($0) }) {
            receiver = .post(post)
        } else if let login = body["to_login"].text {
            receiver = .person(try directory.colleague(login: login, in: db))
        } else {
            let fault = RefusalProblem(field: "to_post", message: "Thiếu người nhận.", pointer: "/to_post")
            throw InterfaceRefusal.invalid([fault])
        }
        return Loan(
            receiver: receiver,
            fields: body["fields"].list.compactMap(\.text),
            basis: call.words("basis"),
            first: try call.day("from"),
            last: try call.day("to")
        )
    }

    static let delegation = Schema.named(
        "Delegation",
        .object([
            .required("id", .id), .required("from_post", .id), .required("to_post", .nullable(.id)),
            .required("to_person", .nullable(.id)), .required("fields", .list(.words)), .required("basis", .words),
            .required("from", .date), .required("to", .date, "Ngày cuối cùng."),
        ])
    )

    /// What was made, where its id says enough.
    static let made = Schema.named("Made", .object([.required("id", .id)]))

    static func made<Subject>(_ id: Identifier<Subject>, at place: String? = nil) -> Reply {
        Reply(status: 201, location: place.map { "\(root)\($0)/\(id)" }) { json in
            json.object { $0.field("id", id) }
        }
    }
}

extension Call {
    /// A day of the body.
    func day(_ name: String) throws -> CivilDate {
        guard let day = body[name].text.flatMap({ CivilDate($0) }) else {
            throw InterfaceRefusal.invalid([RefusalProblem(field: name, message: "Thiếu ngày.", pointer: "/" + name)])
        }
        return day
    }
}

extension Delegation {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("from_post", from)
            switch to {
            case .post(let post):
                json.field("to_post", post)
                json.field("to_person", String?.none)
            case .person(let person):
                json.field("to_post", String?.none)
                json.field("to_person", person)
            }
            json.field("fields", fields)
            json.field("basis", basis)
            json.field("from", validFrom)
            json.field("to", validTo.adding(days: -1))
        }
    }
}
