import HTML

extension HTMLWriter {
    /// Name and river, the main menu, language and reader.
    mutating func masthead(_ page: Page, in site: Site) {
        header(.class("masthead")) { html in
            html.div { html in
                html.brand(of: site)
                html.mainMenu(page, in: site)
                html.div(.class("me")) { html in
                    html.languageSwitch(page)
                    html.reader(page, in: site)
                }
            }
        }
    }

    private mutating func brand(of site: Site) {
        a(.class("brand"), .href(site.home)) { html in
            html.svg(.viewBox("0 0 34 34"), .width(36), .height(36), .aria("hidden", true)) {
                $0.raw(
                    ##"<circle cx="17" cy="17" r="17" fill="#0a5a55"/><circle cx="22" cy="10" r="3.2" fill="#f4b400"/><path d="M3 20c6-7 9 3 14-3s8-2 14-5v6c-6 3-9-1-14 5S9 22 3 27z" fill="#fff"/>"##
                )
            }
            html.span { html in
                html.text(site.province)
                html.small(site.service)
            }
        }
    }

    private mutating func mainMenu(_ page: Page, in site: Site) {
        guard !site.navigation.isEmpty else { return }
        nav(.aria("label", Phrase.mainMenu[language])) { html in
            for link in site.navigation {
                html.a(.href(link.address), .aria("current", link.address == page.section ? "page" : nil)) { html in
                    html.text(link.label)
                    html.badge(link.count)
                }
            }
        }
    }

    private mutating func languageSwitch(_ page: Page) {
        guard let address = page.otherLanguage else { return }
        let other = language.other
        a(.href(address), .lang(other.rawValue), .hreflang(other.rawValue), .class("tongue")) { html in
            html.text(other.rawValue.uppercased())
            html.span(" – \(other.ownName)", .class("unseen"))
        }
    }

    private mutating func reader(_ page: Page, in site: Site) {
        guard let user = page.user else {
            if let link = site.signIn { a(link.label, .href(link.address), .class("sign-in")) }
            return
        }
        details(.class("menu")) { html in
            html.summary { html in
                html.icon(.person, size: 20)
                html.span(user.name)
            }
            html.div { html in
                if let role = user.role { html.p(role, .class("muted")) }
                for link in user.links {
                    html.a(.href(link.address)) { html in
                        html.text(link.label)
                        html.badge(link.count)
                    }
                }
                html.postForm(to: user.signOut, user.security) { $0.button(.signOut, .class("plain")) }
            }
        }
    }

    /// A small count beside a link; nothing where there is none.
    mutating func badge(_ count: Int?) {
        if let count { span(NumberText.grouped(count, language), .class("n")) }
    }
}
