import DesignSystem
import Directory
import HTML
import Hummingbird
import Storage
import Web

/// Mã truy cập của tôi: what programs act in one's name; the owner revokes, an administrator issues.
extension AccountPages {
    func addTokens(to routes: inout Routes) {
        routes.page("/tai-khoan/ma-truy-cap", .citizen, "account.tokens") { visit in
            guard let account = visit.viewer.account else { throw WebRefusal.notFound }
            let tokens = try await directory.database.read { [directory] db in
                try directory.tokens(of: account, in: db)
            }
            let list = TokenList(
                tokens: tokens,
                showsAccounts: false,
                now: visit.now,
                address: Addresses.tokens,
                security: visit.formSecurity()
            )
            return visit.page(Self.page(.tokens)) { html in
                html.heading(
                    .tokens,
                    below: Phrase(
                        vi: "Các hệ thống khác làm việc thay bạn bằng những mã này. Thấy mã lạ? Hãy thu hồi ngay.",
                        en: "Other systems act for you by these. One that you do not know? Revoke it at once."
                    )
                )
                list.write(to: &html)
            }
        }
        routes.form("/tai-khoan/ma-truy-cap", .citizen, "account.tokens.revoke") { visit, form in
            guard let account = visit.viewer.account, let id: AccessTokenID = form.id(TokenList.field) else {
                throw WebRefusal.notFound
            }
            _ = try form.requireIdempotencyKey()
            // What is revoked already stays so: no answer is kept under the form's key.
            try await directory.database.write { [directory] db in
                try directory.revokeToken(id, of: account, by: visit.viewer.actor(), in: db)
            }
            return visit.redirect(to: Addresses.tokens, flash: .success(Phrase.tokenRevoked[visit.language]))
        }
    }
}
