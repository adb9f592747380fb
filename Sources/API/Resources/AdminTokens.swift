import Directory
import Kernel
import Storage
import Web

/// Quản trị mã truy cập: which programs come in, and shutting one out; a key makes no keys, so issuing stays with people.
extension Interface {
    var adminTokenEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/admin/tokens",
                name: "api.admin.tokens",
                tag: .administration,
                summary: "Các mã truy cập",
                detail: "The latest 500 access tokens of all accounts. Their words are not kept.",
                access: .administrator,
                scope: .administration,
                answer: .json(.page("TokenPage", of: Self.tokenLine)),
                deed: .read { _ in
                    let tokens = try await database.read { [directory] db in try directory.tokens(in: db) }
                    return Reply.page(tokens, next: nil) { json, token in token.write(to: &json) }
                }
            ),
            Endpoint(
                method: .delete,
                path: "/admin/tokens/{token}",
                name: "api.admin.token.revoke",
                tag: .administration,
                summary: "Thu hồi một mã truy cập",
                detail: "Revokes any token; it opens nothing from then on.",
                access: .administrator,
                scope: .administration,
                parameters: [.path("token", .id, "Định danh mã truy cập.")],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    let id = try call.id("token", of: AccessTokenTag.self)
                    try directory.revokeToken(id, by: call.viewer.actor(), in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }
}
