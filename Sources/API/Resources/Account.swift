import Directory
import Kernel
import Storage
import Territory
import Web

/// Tài khoản của tôi: what is held of the token's holder, who looked at it, and what else opens the account.
extension Interface {
    var accountEndpoints: [Endpoint] { accountReading + accountClosing }

    private var accountReading: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/account",
                name: "api.account",
                tag: .account,
                summary: "Tài khoản của tôi",
                detail: "What is held of the account and its person.",
                access: .citizen,
                scope: .accountRead,
                answer: .json(Self.ownAccount),
                deed: .read { call in
                    let (own, atlas) = try await database.read { [directory, territory] db in
                        guard let id = call.viewer.account, let own = try directory.ownAccount(id, in: db) else {
                            throw WebRefusal.notFound
                        }
                        return (own, try territory.atlas(in: db))
                    }
                    return Reply { json in
                        json.object { json in
                            json.field("login", own.account.login)
                            json.field("kind", own.account.kind.rawValue)
                            json.field("opened", own.account.openedAt)
                            json.field("second_factor", own.hasSecondFactor)
                            json.key("person")
                            guard let person = own.person else { return json.null() }
                            let residence = person.details.residence.flatMap { atlas.unit($0)?.code }
                            person.write(residence: residence, to: &json)
                        }
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/account/looks",
                name: "api.account.looks",
                tag: .account,
                summary: "Ai đã xem dữ liệu của tôi",
                detail: "The looks of officers at the person's data, newest first.",
                access: .citizen,
                scope: .accountRead,
                parameters: [Self.cursor, Self.limit],
                answer: .json(.page("LookPage", of: Self.look)),
                deed: .read { try await looks($0) }
            ),
            Endpoint(
                method: .get,
                path: "/account/devices",
                name: "api.account.devices",
                tag: .account,
                summary: "Thiết bị đang đăng nhập",
                detail: "The browsers in which the account is signed in, last used first.",
                access: .citizen,
                scope: .accountRead,
                answer: .json(
                    .page(
                        "DevicePage",
                        of: .object([
                            .required("id", .id), .required("device", .words), .required("network", .words),
                            .required("started", .moment), .required("seen", .moment),
                        ])
                    )
                ),
                deed: .read { call in
                    guard let account = call.viewer.account else { throw WebRefusal.notFound }
                    let sessions = try await directory.sessions(of: account)
                    return Reply.page(sessions, next: nil) { json, session in
                        json.object { json in
                            json.field("id", session.id)
                            json.field("device", session.device)
                            json.field("network", session.network)
                            json.field("started", session.startedAt)
                            json.field("seen", session.seenAt)
                        }
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/account/tokens",
                name: "api.account.tokens",
                tag: .account,
                summary: "Mã truy cập của tôi",
                detail: "The tokens that act in the account's name; at most 500. Their words are not kept.",
                access: .citizen,
                scope: .accountRead,
                answer: .json(.page("OwnTokenPage", of: Self.tokenLine)),
                deed: .read { call in
                    guard let account = call.viewer.account else { throw WebRefusal.notFound }
                    let tokens = try await database.read { [directory] db in try directory.tokens(of: account, in: db) }
                    return Reply.page(tokens, next: nil) { json, token in token.write(to: &json) }
                }
            ),
        ]
    }

    private var accountClosing: [Endpoint] {
        [
            Endpoint(
                method: .delete,
                path: "/account/devices/{device}",
                name: "api.account.device.remove",
                tag: .account,
                summary: "Đăng xuất một thiết bị",
                detail: "Ends a session of the account; nothing happens where it has ended already.",
                access: .citizen,
                scope: .accountWrite,
                parameters: [.path("device", .id, "Định danh phiên đăng nhập.")],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    guard let account = call.viewer.account else { throw WebRefusal.notFound }
                    let id = try call.id("device", of: SessionTag.self)
                    try directory.signOut(id, of: account, in: db)
                    return Self.gone(id)
                }
            ),
            Endpoint(
                method: .delete,
                path: "/account/tokens/{token}",
                name: "api.account.token.revoke",
                tag: .account,
                summary: "Thu hồi mã truy cập của tôi",
                detail: "Revokes a token of the account, the one that asks too; it opens nothing from then on.",
                access: .citizen,
                scope: .accountWrite,
                parameters: [.path("token", .id, "Định danh mã truy cập.")],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    guard let account = call.viewer.account else { throw WebRefusal.notFound }
                    let id = try call.id("token", of: AccessTokenTag.self)
                    try directory.revokeToken(id, of: account, by: call.viewer.actor(), in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }

    private func looks(_ call: Call) async throws -> Reply {
        let person = try call.person()
        let before = try call.text("cursor").map { cursor in
            guard let id = Identifier<AccessRecord>(try Cursor.text(cursor, of: .looks)) else {
                throw InterfaceRefusal.cursor
            }
            return id
        }
        // One is asked in secret, to know whether there are more; the room gives at most 100.
        let size = min(call.limit, 99)
        let found = try await database.read { [directory] db in
            try directory.accessLog(of: person, before: before, limit: size + 1, in: db)
        }
        let part = found.prefix(size)
        let next = found.count > size ? part.last.map { Cursor.write($0.id.description, of: .looks) } : nil
        return Reply.page(part, next: next) { json, look in
            json.object { json in
                json.field("kind", look.entry.kind.rawValue)
                json.field("subject", look.entry.label)
                json.field("purpose", look.entry.purpose)
                json.field("officer", look.viewer)
                json.field("post", look.post)
                json.field("agency", look.agency)
                json.field("at", look.at)
            }
        }
    }

    private static let look = Schema.object([
        .required("kind", .choice(AccessEntry.Kind.allCases.map(\.rawValue))), .required("subject", .words),
        .required("purpose", .words), .required("officer", .words), .required("post", .words),
        .required("agency", .words), .required("at", .moment),
    ])

    private static let ownAccount = Schema.named(
        "OwnAccount",
        .object([
            .required("login", .words), .required("kind", .choice(AccountKind.allCases.map(\.rawValue))),
            .required("opened", .moment), .required("second_factor", .boolean),
            .required("person", .nullable(person)),
        ])
    )

    private static let person = Schema.named(
        "Person",
        .object([
            .required("id", .id), .required("name", .words), .required("id_number", .nullable(.words)),
            .required("date_of_birth", .nullable(.date)), .required("gender", .nullable(.words)),
            .required("phone", .nullable(.words)), .required("email", .nullable(.words)),
            .required("residence", .nullable(.words), "Mã xã, phường."), .required("address", .nullable(.words)),
            .required("source", .words, "Ai xác nhận: declared, officer, register."),
        ])
    )

    static let tokenLine = Schema.named(
        "TokenLine",
        .object([
            .required("id", .id), .required("name", .words), .required("account", .words),
            .required("scopes", .list(.choice(TokenScope.allCases.map(\.rawValue)))), .required("made", .moment),
            .required("made_by", .words), .required("expires", .moment), .required("used", .nullable(.moment)),
            .required("revoked", .nullable(.moment)),
        ])
    )
}

extension AccessToken {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("name", name)
            json.field("account", login)
            json.field("scopes", scopes.map(\.rawValue).sorted())
            json.field("made", madeAt)
            json.field("made_by", madeBy)
            json.field("expires", expiresAt)
            json.field("used", usedAt)
            json.field("revoked", revokedAt)
        }
    }
}

extension Person {
    fileprivate func write(residence: String?, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("name", details.name)
            json.field("id_number", details.idNumber)
            json.field("date_of_birth", details.dateOfBirth)
            json.field("gender", details.gender?.rawValue)
            json.field("phone", details.phone)
            json.field("email", details.email)
            json.field("residence", residence)
            json.field("address", details.address)
            json.field("source", details.source.rawValue)
        }
    }
}
