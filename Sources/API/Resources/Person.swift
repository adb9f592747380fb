import Directory
import Dossiers
import Kernel
import Notices
import Storage
import Web

/// Giấy tờ và hộp tin of the token's person.
extension Interface {
    var personEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/documents",
                name: "api.documents",
                tag: .person,
                summary: "Giấy tờ của tôi",
                detail: "The results that the person was given, newest first; at most 500.",
                access: .citizen,
                scope: .documentsRead,
                answer: .json(.page("DocumentPage", of: DossierJSON.result)),
                deed: .read { call in
                    let person = try call.person()
                    let found = try await database.read { [dossiers] db in try dossiers.results(of: person, in: db) }
                    return Reply.page(found, next: nil) { json, result in result.write(to: &json) }
                }
            ),
            Endpoint(
                method: .get,
                path: "/documents/{id}",
                name: "api.document.show",
                tag: .person,
                summary: "Một giấy tờ",
                detail: "One document of the person.",
                access: .citizen,
                scope: .documentsRead,
                parameters: [.path("id", .id, "Định danh giấy tờ.")],
                answer: .json(DossierJSON.result),
                deed: .read { call in
                    let id = try call.id("id", of: ResultTag.self)
                    let found = try await database.read { [dossiers] db in
                        try dossiers.result(id, for: call.viewer, in: db)
                    }
                    return Reply { found.write(to: &$0) }
                }
            ),
            Endpoint(
                method: .get,
                path: "/messages",
                name: "api.messages",
                tag: .person,
                summary: "Hộp tin",
                detail: "The messages to the person, newest first.",
                access: .citizen,
                scope: .messagesRead,
                parameters: [Self.cursor, Self.limit],
                answer: .json(.page("MessagePage", of: Self.message)),
                deed: .read { try await messages($0) }
            ),
            Endpoint(
                method: .post,
                path: "/messages/reads",
                name: "api.messages.read",
                tag: .person,
                summary: "Đánh dấu đã đọc tất cả",
                detail: "Marks every message of the inbox as read.",
                access: .citizen,
                scope: .messagesRead,
                answer: .json(.named("Inbox", .object([.required("unread", .count)]))),
                refusals: [403],
                deed: .write { call, db in
                    let person = try call.person()
                    try notices.markAllRead(of: person, in: db)
                    let unread = try notices.unread(of: person, in: db)
                    return Reply { json in json.object { $0.field("unread", unread) } }
                }
            ),
            Endpoint(
                method: .post,
                path: "/messages/{id}/reads",
                name: "api.message.read",
                tag: .person,
                summary: "Đánh dấu đã đọc",
                detail: "Marks a message as read.",
                access: .citizen,
                scope: .messagesRead,
                parameters: [.path("id", .id, "Định danh tin.")],
                answer: .json(Self.message),
                refusals: [403],
                deed: .write { call, db in
                    guard let notice = try notices.markRead(try call.id("id"), of: try call.person(), in: db) else {
                        throw WebRefusal.notFound
                    }
                    return Reply { notice.write(to: &$0) }
                }
            ),
        ]
    }

    private func messages(_ call: Call) async throws -> Reply {
        let person = try call.person()
        let before = try call.text("cursor").map { cursor in
            guard let id = NoticeID(try Cursor.text(cursor, of: .messages)) else { throw InterfaceRefusal.cursor }
            return id
        }
        let page = try await notices.inboxPage(of: person, before: before, size: call.limit)
        let next = page.hasMore ? page.notices.last.map { Cursor.write($0.id.description, of: .messages) } : nil
        return Reply.page(page.notices, next: next) { json, notice in notice.write(to: &json) }
    }

    private static let message = Schema.named(
        "Message",
        .object([
            .required("id", .id),
            .required("kind", .nullable(.words)),
            .required("dossier", .nullable(.id)),
            .required("text", .words),
            .required("text_en", .words),
            .required("created", .moment),
            .required("read", .nullable(.moment)),
        ])
    )
}

extension SentNotice {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("kind", kind?.rawValue)
            json.field("dossier", dossier)
            json.field("text", words.vi)
            json.field("text_en", words.en)
            json.field("created", createdAt)
            json.field("read", readAt)
        }
    }
}
