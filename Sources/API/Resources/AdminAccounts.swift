import Directory
import Kernel
import Storage
import Web

/// Quản trị người dùng: accounts of officers are opened, locked and opened again; citizens' are only found.
///
/// What lets somebody in, or makes an administrator, is given by a person to a person and has no operation here.
extension Interface {
    static let account = Endpoint.Parameter.path("account", .id, "Định danh tài khoản.")

    var adminAccountEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/admin/accounts",
                name: "api.admin.accounts",
                tag: .administration,
                summary: "Tìm tài khoản",
                detail: "Accounts by login, name, id number or telephone. Citizens are not listed, only found.",
                access: .administrator,
                scope: .administration,
                parameters: [
                    .query("q", .line(0...200), "Họ tên, tên đăng nhập, số định danh, điện thoại."),
                    .query("kind", .choice(AccountKind.allCases.map(\.rawValue)), "Loại; mặc định officer."),
                    Self.cursor, Self.limit,
                ],
                answer: .json(.page("AccountPage", of: AdminJSON.account)),
                deed: .read { try await accounts($0) }
            ),
            Endpoint(
                method: .get,
                path: "/admin/accounts/{account}",
                name: "api.admin.account",
                tag: .administration,
                summary: "Một tài khoản",
                detail: "One account with its posts of all times.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.account],
                answer: .json(AdminJSON.accountDetail),
                deed: .read { call in
                    try await database.read { db in try account(try call.id("account"), status: 200, in: db) }
                }
            ),
            Endpoint(
                method: .post,
                path: "/admin/accounts",
                name: "api.admin.account.open",
                tag: .administration,
                summary: "Mở tài khoản cán bộ",
                detail: """
                    Opens an officer's account. It has no password: an administrator issues a one-time password on the page \
                    and hands it over.
                    """,
                access: .administrator,
                scope: .administration,
                body: .json(
                    .named(
                        "NewAccount",
                        .object([
                            .required("name", .line(1...200)), .required("id_number", .digits(12...12)),
                            .optional("phone", .line(0...30)), .required("login", .line(3...64)),
                        ])
                    )
                ),
                answer: .json(AdminJSON.accountDetail, status: 201),
                deed: .write { call, db in
                    let details = PersonDetails(
                        name: call.words("name"),
                        idNumber: call.body["id_number"].text,
                        phone: call.body["phone"].text,
                        source: .officer
                    )
                    let actor = call.viewer.actor()
                    let person = try directory.findOrRegister(details, by: actor, in: db)
                    let login = call.words("login")
                    let id = try directory.openOfficerAccount(for: person, login: login, by: actor, in: db)
                    return try account(id, status: 201, in: db)
                }
            ),
        ] + Self.accountDeeds.map(accountEndpoint)
    }

    private struct AccountDeed: Sendable {
        let name: String
        let summary: String
        let detail: String
        let run: @Sendable (Directory, AccountID, Call, WriteSession) throws -> Void
    }

    private static let accountDeeds: [AccountDeed] = [
        AccountDeed(
            name: "locks",
            summary: "Khóa tài khoản",
            detail: "It opens nothing any more; sessions and tokens end at once. Not one's own."
        ) { try $0.disable($1, by: $2.viewer.actor(), in: $3) },
        AccountDeed(
            name: "unlocks",
            summary: "Mở lại tài khoản",
            detail: "Opens a locked account again."
        ) { try $0.enable($1, by: $2.viewer.actor(), in: $3) },
        AccountDeed(
            name: "sign-outs",
            summary: "Đăng xuất mọi thiết bị",
            detail: "Ends all sessions of the account; its tokens stay."
        ) { try $0.signOutEverywhere($1, in: $3) },
        AccountDeed(
            name: "right-withdrawals",
            summary: "Thu quyền quản trị",
            detail: "The account administers no more. Not one's own, nor the last."
        ) { try $0.setAdministrator($1, false, by: $2.viewer.actor(), in: $3) },
    ]

    private func accountEndpoint(_ deed: AccountDeed) -> Endpoint {
        Endpoint(
            method: .post,
            path: "/admin/accounts/{account}/\(deed.name)",
            name: "api.admin.account.\(deed.name)",
            tag: .administration,
            summary: deed.summary,
            detail: deed.detail,
            access: .administrator,
            scope: .administration,
            parameters: [Self.account],
            answer: .json(AdminJSON.accountDetail),
            deed: .write { call, db in
                let id = try call.id("account", of: AccountTag.self)
                try deed.run(directory, id, call, db)
                return try account(id, status: 200, in: db)
            }
        )
    }

    private func accounts(_ call: Call) async throws -> Reply {
        let kind = call.text("kind").flatMap(AccountKind.init(rawValue:)) ?? .officer
        let text = call.text("q") ?? ""
        let after = try call.text("cursor").map { String(try Cursor.text($0, of: .accounts)) }
        let size = min(call.limit, 99)
        let found =
            kind == .citizen && text.isEmpty
            ? []
            : try await database.read { [directory] db in
                try directory.searchAccounts(text, kind: kind, after: after, limit: size + 1, in: db)
            }
        let part = found.prefix(size)
        let next = found.count > size ? part.last.map { Cursor.write($0.login, of: .accounts) } : nil
        return Reply.page(part, next: next) { json, account in json.object { account.write(to: &$0) } }
    }

    private func account(_ id: AccountID, status: Int, in db: ReadSession) throws -> Reply {
        guard let account = try directory.account(id, in: db) else { throw DirectoryRefusal.noAccount }
        let appointments = try account.person.map { try directory.appointments(of: $0, in: db) } ?? []
        let register = try directory.register(in: db)
        let secondFactor = try directory.hasSecondFactor(id, in: db)
        return Reply(status: status, location: status == 201 ? "\(Self.root)/admin/accounts/\(id)" : nil) { json in
            json.object { json in
                account.write(to: &json)
                json.field("second_factor", secondFactor)
                json.array("appointments", appointments) { json, one in
                    json.object { json in
                        json.field("id", one.id)
                        json.field("post", one.post)
                        json.field("title", register.post(one.post)?.title ?? "")
                        json.field("from", one.validFrom)
                        json.field("to", one.validTo?.adding(days: -1))
                    }
                }
            }
        }
    }
}

extension Account {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("person", person)
        json.field("login", login)
        json.field("name", name)
        json.field("kind", kind.rawValue)
        json.field("administrator", isAdministrator)
        json.field("opened", openedAt)
        json.field("locked", disabledAt)
    }
}
