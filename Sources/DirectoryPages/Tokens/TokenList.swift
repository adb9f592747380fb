import DesignSystem
import Directory
import HTML
import Kernel
import Web

/// Danh sách mã truy cập, for the administrator and for the owner; each that is good has a button that revokes it.
struct TokenList: Sendable {
    let tokens: [AccessToken]
    /// Whether accounts are named: not on the owner's page.
    let showsAccounts: Bool
    let now: Instant
    let address: WebPath
    let security: FormSecurity

    /// The field that names a token.
    static let field = "ma"

    func write(to html: inout HTMLWriter) {
        guard !tokens.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Chưa có mã truy cập nào", en: "No access tokens"),
                    Phrase(
                        vi: "Mã truy cập cho phép một hệ thống khác làm việc thay tài khoản, trong phạm vi đã chọn.",
                        en: "An access token lets another system act for an account, within the scopes that are chosen."
                    )
                )
            )
            return
        }
        html.postForm(to: address.string, security) { html in
            for token in tokens { write(token, to: &html) }
        }
    }

    private func write(_ token: AccessToken, to html: inout HTMLWriter) {
        html.card(Phrase(token.name), tone: token.isGood(at: now) ? .done : nil) { html in
            html.facts { html in
                html.fact(Phrase(vi: "Tình trạng", en: "State")) { $0.text(state(of: token)) }
                if showsAccounts {
                    html.fact(Phrase(vi: "Tài khoản", en: "Account")) { $0.span(token.login, .class("code")) }
                }
                html.fact(Phrase(vi: "Phạm vi", en: "Scopes")) { html in
                    let scopes = TokenScope.allCases.filter(token.scopes.contains)
                    html.text(scopes.map { html.language == .vi ? $0.vietnamese : $0.english }.joined(separator: "; "))
                }
                html.fact(Phrase(vi: "Cấp", en: "Issued")) { html in
                    html.moment(token.madeAt, .near(now: now))
                    html.text(", " + token.madeBy)
                }
                html.fact(Phrase(vi: "Hết hạn", en: "Ends")) { $0.moment(token.expiresAt, .near(now: now)) }
                html.fact(Phrase(vi: "Dùng lần cuối", en: "Last used")) { html in
                    if let used = token.usedAt {
                        html.moment(used, .near(now: now))
                    } else {
                        html.text(Phrase(vi: "Chưa dùng", en: "Never"))
                    }
                }
            }
            guard token.isGood(at: now) else { return }
            html.actions { html in
                html.add(
                    Button(
                        Phrase(vi: "Thu hồi mã “\(token.name)”", en: "Revoke “\(token.name)”"),
                        .quiet,
                        name: Self.field,
                        value: token.id.description
                    )
                )
            }
        }
    }

    private func state(of token: AccessToken) -> Phrase {
        if token.revokedAt != nil { return Phrase(vi: "Đã thu hồi", en: "Revoked") }
        return token.isGood(at: now)
            ? Phrase(vi: "Đang có hiệu lực", en: "Good") : Phrase(vi: "Đã hết hạn", en: "Over")
    }
}

extension Phrase {
    static let tokens = Phrase(vi: "Mã truy cập", en: "Access tokens")
    static let tokenRevoked = Phrase(vi: "Đã thu hồi mã truy cập.", en: "The access token is revoked.")
}
