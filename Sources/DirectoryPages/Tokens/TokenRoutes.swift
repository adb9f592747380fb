import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// Mã truy cập: an administrator issues and revokes what programs come in with.
extension AdministrationPages {
    func addTokens(to routes: inout Routes) {
        routes.page("/quan-tri/ma-truy-cap", .administrator, "admin.tokens") { visit in try await listTokens(visit) }
        routes.form("/quan-tri/ma-truy-cap", .administrator, "admin.token.revoke") { visit, form in
            guard let id: AccessTokenID = form.id(TokenList.field) else { throw WebRefusal.notFound }
            _ = try form.requireIdempotencyKey()
            // What is revoked already stays so: no answer is kept under the form's key.
            try await database.write { [directory] db in
                try directory.revokeToken(id, by: visit.viewer.actor(), in: db)
            }
            return visit.redirect(
                to: AdministrationPath.tokens,
                flash: .success(Phrase.tokenRevoked[visit.language])
            )
        }
        routes.page("/quan-tri/ma-truy-cap/moi", .administrator, "admin.token.new") { visit in
            TokenNewView(security: visit.formSecurity()).answer(visit)
        }
        routes.form("/quan-tri/ma-truy-cap/moi", .administrator, "admin.token.create") { visit, form in
            try await issueToken(visit, form)
        }
    }

    private func listTokens(_ visit: Visit) async throws -> Response {
        let tokens = try await database.read { [directory] db in try directory.tokens(in: db) }
        let list = TokenList(
            tokens: tokens,
            showsAccounts: true,
            now: visit.now,
            address: AdministrationPath.tokens,
            security: visit.formSecurity()
        )
        return visit.page(Self.frame(.tokens), for: .officer) { html in
            html.heading(
                .tokens,
                below: Phrase(
                    vi: "Mỗi hệ thống kết nối có một mã riêng, với phạm vi hẹp nhất đủ dùng và thời hạn rõ ràng.",
                    en:
                        "Each system that connects has a token of its own, with no more scopes than it needs and an end."
                )
            )
            html.p {
                $0.add(Button.link(TokenNewView.title, to: AdministrationPath.newToken.string))
            }
            list.write(to: &html)
        }
    }

    private func issueToken(_ visit: Visit, _ form: FormData) async throws -> Response {
        var view = TokenNewView(form, security: visit.formSecurity(again: form))
        view.check()
        guard view.faults.isEmpty else { return view.answer(visit) }
        let (actor, asked) = (visit.viewer.actor(), view)
        do {
            let issued = try await database.write { [directory] db -> IssuedToken? in
                guard let account = try directory.account(login: asked.login, in: db) else {
                    throw DirectoryRefusal.noAccount
                }
                var issued: IssuedToken?
                // A second press must not issue a second token, and the first is not kept to be shown again.
                _ = try visit.once(form, in: db) {
                    issued = try directory.issueToken(
                        for: account.id,
                        named: asked.name,
                        scopes: asked.scopes,
                        days: asked.days ?? 0,
                        by: actor,
                        in: db
                    )
                    return ""
                }
                return issued
            }
            return show(issued, visit)
        } catch let refusal as DirectoryRefusal {
            view.faults.add(TokenNewView.Name.login, refusal)
            return view.answer(visit)
        }
    }

    private func show(_ issued: IssuedToken?, _ visit: Visit) -> Response {
        visit.page(
            Self.frame(.tokens, [Link(.tokens, to: AdministrationPath.tokens.string)], isForm: true),
            for: .officer
        ) { html in
            let back = Button.link(
                Phrase(vi: "Về danh sách mã truy cập", en: "To the list"),
                to: AdministrationPath.tokens.string,
                .quiet
            )
            guard let issued else {
                html.heading(
                    Phrase(vi: "Mã truy cập đã được cấp", en: "The token was issued"),
                    below: Phrase(
                        vi: "Mã chỉ hiện một lần. Nếu chưa kịp ghi lại, hãy thu hồi mã đó và cấp mã khác.",
                        en: "It is shown only once. If you did not write it down, revoke it and issue another."
                    )
                )
                html.add(back)
                return
            }
            html.confirmation(
                Phrase(vi: "Đã cấp mã truy cập", en: "The token is issued"),
                code: issued.token,
                codeLabel: Phrase(vi: "Mã chỉ hiện một lần này: ", en: "It is shown only now: ")
            ) { html in
                html.ul { html in
                    html.li(
                        Phrase(
                            vi: "Trao mã qua kênh an toàn; hệ thống kết nối gửi mã trong Authorization: Bearer.",
                            en: "Hand it over safely; the other system sends it as Authorization: Bearer."
                        )
                    )
                    html.li(
                        Phrase(
                            vi: "Mã hết hạn lúc \(issued.expiresAt.vietnamese); thu hồi được bất cứ lúc nào.",
                            en: "It ends at \(issued.expiresAt.vietnamese) and can be revoked at any time."
                        )
                    )
                }
                html.add(back)
            }
        }
    }
}
