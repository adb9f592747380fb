import DesignSystem
import HTML
import Web

/// Tài khoản của tôi.
enum AccountShowView {
    static func write(_ model: AccountShowModel, to html: inout HTMLWriter) {
        html.heading(.account, below: Phrase(model.name))
        contact(model, to: &html)
        held(model, to: &html)
        security(model, to: &html)
        delegations(model, to: &html)
        html.card(Phrase(vi: "Ai đã xem dữ liệu của tôi", en: "Who looked at my data")) { html in
            html.p(
                Phrase(
                    vi:
                        "Mỗi lần cán bộ mở hồ sơ hoặc thông tin của bạn đều được ghi lại: ai, cơ quan nào, lúc nào, để làm gì.",
                    en:
                        "Each time an officer opens a dossier or data of yours it is written down: who, which office, when, what for."
                )
            )
            html.add(
                Button.link(Phrase(vi: "Xem các lượt xem", en: "See who looked"), to: Addresses.looks.string, .quiet)
            )
        }
        language(to: &html)
    }

    private static func contact(_ model: AccountShowModel, to html: inout HTMLWriter) {
        guard let person = model.person else { return }
        html.card(Phrase(vi: "Liên hệ", en: "Contact")) { html in
            html.add(
                Facts(
                    [
                        Fact(.phone, OwnWords.phone(person.phone), change: Addresses.phone.string),
                        Fact(.email, person.email, change: Addresses.email.string),
                    ],
                    answers: true
                )
            )
        }
    }

    private static func held(_ model: AccountShowModel, to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Thông tin đang lưu về bạn", en: "What is held of you")) { html in
            guard let person = model.person else {
                html.p(
                    Phrase(
                        vi: "Đây là tài khoản kỹ thuật, không gắn với người nào.",
                        en: "This is a technical account without a person."
                    )
                )
                return
            }
            html.facts { html in
                html.fact(Phrase.fullName, model.name)
                html.fact(Phrase.idNumber) { $0.span(person.idNumber.isEmpty ? "–" : person.idNumber, .class("code")) }
                if model.login != person.idNumber {
                    html.fact(Phrase(vi: "Tên đăng nhập", en: "Login name"), model.login)
                }
                html.fact(Phrase(vi: "Ngày sinh", en: "Date of birth")) { html in
                    if let born = person.dateOfBirth { html.date(born) } else { html.text("–") }
                }
                html.add(
                    FactRows([
                        Fact(Phrase(vi: "Giới tính", en: "Gender"), person.genderWords),
                        Fact(Phrase(vi: "Dân tộc", en: "Ethnicity"), person.ethnicity),
                        Fact(Phrase(vi: "Quốc tịch", en: "Nationality"), person.nationality),
                        Fact(Phrase(vi: "Nơi cư trú", en: "Residence"), person.residence),
                        Fact(Phrase(vi: "Địa chỉ", en: "Address"), person.address),
                        Fact(Phrase(vi: "Nguồn thông tin", en: "Source"), person.sourceWords),
                    ])
                )
            }
            html.p(.class("muted")) { html in
                html.text(
                    Phrase(
                        vi:
                            "Có điều chưa đúng? Mang thẻ căn cước đến bộ phận một cửa gần nhất, cán bộ sẽ đối chiếu và sửa. Ngoài ra còn có ",
                        en:
                            "Is something wrong? Bring your identity card to the nearest one-stop counter. There are also "
                    )
                )
                html.a(Phrase(vi: "hồ sơ", en: "your dossiers"), .href("/ho-so"))
                html.text(", ")
                html.a(Phrase(vi: "giấy tờ", en: "your documents"), .href("/giay-to"))
                html.text(Phrase(vi: " và ", en: " and "))
                html.a(Phrase(vi: "tin nhắn", en: "your messages"), .href("/hop-tin"))
                html.text(Phrase(vi: " của bạn.", en: "."))
            }
        }
    }

    private static func security(_ model: AccountShowModel, to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Bảo mật", en: "Security")) { html in
            html.add(
                Facts(
                    [
                        Fact(.password, Phrase("••••••••"), change: Addresses.password.string),
                        Fact(
                            Phrase(vi: "Xác thực hai lớp", en: "Second factor"),
                            OwnWords.secondFactor(model),
                            change: Addresses.secondFactor.string,
                            act: model.hasSecondFactor ? nil : Phrase(vi: "Bật", en: "Turn on")
                        ),
                        Fact(
                            Phrase(vi: "Thiết bị đang đăng nhập", en: "Signed-in devices"),
                            Phrase(vi: "Đăng xuất từ xa khi mất máy", en: "Sign out from afar when one is lost"),
                            change: Addresses.devices.string,
                            act: Phrase(vi: "Xem", en: "See")
                        ),
                        Fact(
                            .tokens,
                            Phrase(vi: "Cho phần mềm thay bạn gửi, xem hồ sơ", en: "For programs that act for you"),
                            change: Addresses.tokens.string,
                            act: Phrase(vi: "Xem", en: "See")
                        ),
                    ],
                    answers: true
                )
            )
        }
    }

    private static func delegations(_ model: AccountShowModel, to html: inout HTMLWriter) {
        guard !model.posts.isEmpty else { return }
        html.card(Phrase(vi: "Ủy quyền", en: "Delegations")) { html in
            html.p(
                Phrase(
                    vi:
                        "Vắng mặt vài ngày? Giao quyền của bạn (\(model.posts.joined(separator: ", "))) cho đồng nghiệp trong thời gian đó.",
                    en:
                        "Away for a few days? Lend your powers (\(model.posts.joined(separator: ", "))) to a colleague for that time."
                )
            )
            html.add(
                Button.link(
                    Phrase(vi: "Ủy quyền của tôi", en: "My delegations"),
                    to: Addresses.delegations.string,
                    .quiet
                )
            )
        }
    }

    private static func language(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Ngôn ngữ", en: "Language")) { html in
            html.p { html in
                for (index, language) in Language.allCases.enumerated() {
                    if index > 0 { html.text(" · ") }
                    if language == html.language {
                        html.b(language.ownName)
                    } else {
                        html.a(
                            language.ownName,
                            .href(Addresses.account.adding("ngon-ngu", language.rawValue)),
                            .lang(language.rawValue),
                            .hreflang(language.rawValue)
                        )
                    }
                }
            }
        }
    }
}

/// Several facts inside a list of facts.
private struct FactRows: Component {
    let rows: [Fact]

    init(_ rows: [Fact]) { self.rows = rows }

    func write(to html: inout HTMLWriter) {
        for row in rows { html.fact(row.label) { $0.text(row.value.vi.isEmpty ? Phrase("–") : row.value) } }
    }
}

enum OwnWords {
    /// `0912 345 678`, as it is read out.
    static func phone(_ digits: String) -> String {
        guard digits.count > 7 else { return digits }
        return digits.prefix(4) + " " + digits.dropFirst(4).prefix(3) + " " + digits.dropFirst(7)
    }

    static func secondFactor(_ model: AccountShowModel) -> Phrase {
        guard model.hasSecondFactor else { return Phrase(vi: "Chưa bật", en: "Off") }
        return Phrase(
            vi: "Đang bật, còn \(model.recoveryCodes) mã khôi phục",
            en: "On, \(model.recoveryCodes) recovery codes left"
        )
    }
}
