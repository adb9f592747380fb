import DesignSystem
import Directory
import HTML
import Web

extension AccountPages {
    /// The way out, open to everyone, so that an officer on the first day or after the end of a session gets out too.
    ///
    /// It reads no idempotency key: ending a session that has ended changes nothing, so a second press is the same deed.
    func addSignOut(to routes: inout Routes) {
        routes.page("/dang-xuat", .everyone, "sign-out.new") { visit in
            guard visit.viewer.isSignedIn else { return visit.redirect(to: .home) }
            let title = Phrase(vi: "Đăng xuất", en: "Sign out")
            let security = visit.formSecurity()
            return visit.page(Page(title: title, width: .narrow)) { html in
                html.heading(
                    title,
                    below: Phrase(
                        vi: "Bạn đang đăng nhập với tên \(visit.viewer.name).",
                        en: "You are signed in as \(visit.viewer.name)."
                    )
                )
                html.postForm(to: Addresses.signOut.string, security) { html in
                    html.actions { $0.add(Button(title)) }
                }
            }
        }
        routes.form("/dang-xuat", .everyone, "sign-out") { [directory] visit, _ in
            if let token = visit.sessionToken { try await directory.signOut(token: token) }
            return visit.signOut(flash: .success(visit.language == .vi ? "Bạn đã đăng xuất." : "You have signed out."))
        }
    }
}
