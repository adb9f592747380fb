import Directory
import Kernel
import Storage
import Web

/// Quản trị một vị trí: who is appointed, what is lent for its holder, and its end.
extension Interface {
    private static let postID = Endpoint.Parameter.path("post", .id, "Định danh vị trí.")

    var adminPostEndpoints: [Endpoint] { [showPost, closePost] + appointmentEndpoints + lendingEndpoints }

    private var showPost: Endpoint {
        Endpoint(
            method: .get,
            path: "/admin/posts/{post}",
            name: "api.admin.post",
            tag: .administration,
            summary: "Một vị trí",
            detail: "One post with who ever held it or will, newest first.",
            access: .administrator,
            scope: .administration,
            parameters: [Self.postID],
            answer: .json(AdminJSON.post),
            deed: .read { call in
                try await database.read { db in try post(try call.id("post"), status: 200, in: db) }
            }
        )
    }

    private var closePost: Endpoint {
        Endpoint(
            method: .post,
            path: "/admin/posts/{post}/closures",
            name: "api.admin.post.close",
            tag: .administration,
            summary: "Bỏ vị trí từ hôm nay",
            detail: "Closes the post; appointments and delegations of it end the same day.",
            access: .administrator,
            scope: .administration,
            parameters: [Self.postID],
            body: .json(.named("PostClosure", .object([.required("reason", .lines(1...2000))]))),
            answer: .json(Self.gone),
            deed: .write { call, db in
                let id = try call.id("post", of: PostTag.self)
                let reason = call.words("reason")
                try directory.closePost(id, on: call.now.date, reason: reason, by: call.viewer.actor(), in: db)
                return Self.gone(id)
            }
        )
    }

    private var appointmentEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/admin/posts/{post}/appointments",
                name: "api.admin.post.appoint",
                tag: .administration,
                summary: "Bố trí cán bộ",
                detail: "Appoints a person, by an officer's login or an id number of 12 digits.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.postID],
                body: .json(
                    .named(
                        "NewAppointment",
                        .object([
                            .required("officer", .line(1...64), "Tên đăng nhập hoặc số định danh."),
                            .required("from", .date, "Từ ngày."), .optional("to", .date, "Đến hết ngày."),
                        ])
                    )
                ),
                answer: .json(Self.made, status: 201),
                deed: .write { call, db in
                    let id = try directory.appoint(
                        try directory.officer(call.words("officer"), in: db),
                        to: try call.id("post"),
                        from: try call.day("from"),
                        until: call.body["to"].text.flatMap { CivilDate($0) }?.adding(days: 1),
                        by: call.viewer.actor(),
                        in: db
                    )
                    return Self.made(id, at: "/admin/appointments")
                }
            ),
            Endpoint(
                method: .delete,
                path: "/admin/appointments/{appointment}",
                name: "api.admin.appointment.end",
                tag: .administration,
                summary: "Thôi bố trí từ hôm nay",
                detail: "The person is no more at the post from today on.",
                access: .administrator,
                scope: .administration,
                parameters: [.path("appointment", .id, "Định danh lần bố trí.")],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    let id = try call.id("appointment", of: AppointmentTag.self)
                    let today = call.now.date
                    try directory.endAppointment(id, on: today, reason: "", by: call.viewer.actor(), in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }

    private var lendingEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/admin/posts/{post}/delegations",
                name: "api.admin.post.delegate",
                tag: .administration,
                summary: "Ủy quyền thay người giữ vị trí",
                detail: "Lends the powers of the post while its holder is away.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.postID],
                body: .json(.named("NewDelegation", .object(Self.lending))),
                answer: .json(Self.made, status: 201),
                deed: .write { call, db in
                    let loan = try loan(call, in: db)
                    let id = try directory.delegate(
                        from: try call.id("post"),
                        to: loan.receiver,
                        fields: loan.fields,
                        basis: loan.basis,
                        from: loan.first,
                        until: loan.last.adding(days: 1),
                        by: call.viewer.actor(),
                        in: db
                    )
                    return Self.made(id, at: "/admin/delegations")
                }
            ),
            Endpoint(
                method: .delete,
                path: "/admin/delegations/{delegation}",
                name: "api.admin.delegation.withdraw",
                tag: .administration,
                summary: "Thu hồi ủy quyền của một vị trí",
                detail: "Withdraws a delegation from today on.",
                access: .administrator,
                scope: .administration,
                parameters: [.path("delegation", .id, "Định danh ủy quyền.")],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    let id = try call.id("delegation", of: DelegationTag.self)
                    try directory.withdrawDelegation(id, on: call.now.date, by: call.viewer.actor(), in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }

    func post(_ id: PostID, status: Int, in db: ReadSession) throws -> Reply {
        guard let post = try directory.register(in: db).post(id) else { throw DirectoryRefusal.noPost }
        let holders = try directory.allHolders(of: id, in: db)
        return Reply(status: status, location: status == 201 ? "\(Self.root)/admin/posts/\(id)" : nil) {
            post.write(holders, to: &$0)
        }
    }
}
