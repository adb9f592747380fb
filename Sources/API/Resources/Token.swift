import Directory
import Kernel
import Web

/// Mã truy cập: what the token is that was sent; a program asks it before it begins.
extension Interface {
    var tokenEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/token",
                name: "api.token",
                tag: .account,
                summary: "Mã truy cập đang dùng",
                detail: "In whose name the token acts, what it may and when it ends.",
                access: .citizen,
                answer: .json(
                    .named(
                        "Token",
                        .object([
                            .required("id", .id),
                            .required("name", .words),
                            .required("account", .words, "Tên đăng nhập."),
                            .required("scopes", .list(.choice(TokenScope.allCases.map(\.rawValue)))),
                            .required("expires", .moment),
                            .required("posts", .list(.words), "Chức danh hôm nay."),
                        ])
                    )
                ),
                deed: .read { call in
                    guard let token = call.visit.accessToken else { throw WebRefusal.signInNeeded }
                    return Reply { json in
                        json.object { json in
                            json.field("id", token.id)
                            json.field("name", token.name)
                            json.field("account", token.login)
                            json.field("scopes", token.scopes.map(\.rawValue).sorted())
                            json.field("expires", token.expiresAt)
                            json.field("posts", call.visit.viewer.posts.map(\.title))
                        }
                    }
                }
            )
        ]
    }
}
