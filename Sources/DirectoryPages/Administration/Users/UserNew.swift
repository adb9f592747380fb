import DesignSystem
import Directory
import HTML
import Kernel
import Web

/// What the form for a new officer's account shows.
struct UserNewModel: Sendable {
    var name = ""
    var idNumber = ""
    var phone = ""
    var login = ""
    var isAdministrator = false
    var faults = FormFaults()
    var security: FormSecurity

    enum Name {
        static let name = "ho-ten"
        static let idNumber = "so-dinh-danh"
        static let phone = "dien-thoai"
        static let login = "ten-dang-nhap"
        static let administrator = "quan-tri"
    }

    init(security: FormSecurity) {
        self.security = security
    }

    init(_ form: FormData, security: FormSecurity) {
        name = form.text(Name.name)
        idNumber = form.text(Name.idNumber)
        phone = form.text(Name.phone)
        login = form.text(Name.login)
        isAdministrator = form.isChecked(Name.administrator)
        self.security = security
    }

    var details: PersonDetails {
        PersonDetails(
            name: name,
            idNumber: idNumber.isEmpty ? nil : idNumber,
            phone: phone.isEmpty ? nil : phone,
            source: .officer
        )
    }

    /// Puts a refusal at the field that it is about.
    mutating func add(_ refusal: DirectoryRefusal) {
        switch refusal {
        case .badLogin, .loginTaken: faults.add(Name.login, refusal)
        case .idNumberTaken, .accountExists: faults.add(Name.idNumber, refusal)
        case .details(let wrong) where wrong.contains(.name): faults.add(Name.name, refusal)
        case .details(let wrong) where wrong.contains(.phone): faults.add(Name.phone, refusal)
        case .details: faults.add(Name.idNumber, refusal)
        default: faults.add(nil, refusal)
        }
    }
}

/// Biểu mẫu mở tài khoản cán bộ.
enum UserNewView {
    static let title = Phrase(vi: "Mở tài khoản cán bộ", en: "Open an officer's account")

    static func write(_ model: UserNewModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.heading(
            title,
            below: Phrase(
                vi: "Hệ thống tạo mật khẩu dùng một lần; cán bộ đăng nhập trong 7 ngày và đổi mật khẩu ngay lần đầu.",
                en: "A one-time password is made, good for 7 days; the officer chooses another at the first sign-in."
            )
        )
        html.postForm(to: AdministrationPath.newUser.string, model.security) { html in
            for field in fields(model) { html.add(field) }
            html.actions { $0.add(Button(Phrase(vi: "Mở tài khoản", en: "Open the account"))) }
        }
    }

    private static func fields(_ model: UserNewModel) -> [Field] {
        typealias Name = UserNewModel.Name
        return [
            Field(
                .text,
                name: Name.name,
                label: Phrase(vi: "Họ, chữ đệm và tên", en: "Full name"),
                value: model.name,
                error: model.faults[Name.name]
            ),
            Field(
                .personalID,
                name: Name.idNumber,
                label: Phrase(vi: "Số định danh cá nhân", en: "Personal id number"),
                value: model.idNumber,
                hint: Phrase(
                    vi: "Nếu người này đã có trong hệ thống, tài khoản được nối với hồ sơ cá nhân đó.",
                    en: "Where the person is known already, the account is joined to that record."
                ),
                error: model.faults[Name.idNumber]
            ),
            Field(
                .phone,
                name: Name.phone,
                label: Phrase(vi: "Số điện thoại", en: "Telephone"),
                value: model.phone,
                error: model.faults[Name.phone],
                isOptional: true
            ),
            Field(
                .text,
                name: Name.login,
                label: Phrase(vi: "Tên đăng nhập", en: "Login name"),
                value: model.login,
                hint: Phrase(
                    vi: "Chữ thường không dấu, số, dấu chấm, gạch ngang; ví dụ motcua.lang",
                    en: "Small letters, digits, dots and hyphens; such as motcua.lang"
                ),
                error: model.faults[Name.login],
                autocomplete: "off"
            ),
            Field(
                .checkbox,
                name: Name.administrator,
                label: Phrase(
                    vi: "Giao quyền quản trị: người dùng, cơ quan, lịch, địa giới, thủ tục",
                    en: "May administer: users, agencies, calendars, map, procedures"
                ),
                value: model.isAdministrator ? "1" : ""
            ),
        ]
    }
}

/// Trang hiện mật khẩu dùng một lần; the only time that it is shown.
enum OneTimePasswordView {
    static func write(_ account: Account, password: String?, to html: inout HTMLWriter) {
        guard let password else {
            html.heading(Phrase(vi: "Mật khẩu đã được cấp", en: "The password was issued"))
            html.p(
                Phrase(
                    vi: "Mật khẩu dùng một lần chỉ hiện một lần. Nếu chưa kịp ghi lại, hãy cấp lại.",
                    en: "A one-time password is shown only once. If you did not write it down, issue another."
                )
            )
            html.add(back(account))
            return
        }
        html.confirmation(
            Phrase(vi: "Mật khẩu dùng một lần của \(account.name)", en: "One-time password of \(account.name)"),
            code: password,
            codeLabel: Phrase(vi: "Tên đăng nhập: \(account.login)", en: "Login: \(account.login)")
        ) { html in
            html.ul { html in
                html.li(
                    Phrase(
                        vi: "Trao tận tay hoặc đọc qua điện thoại; không gửi qua mạng xã hội.",
                        en: "Hand it over or read it out on the telephone; never send it through social networks."
                    )
                )
                html.li(
                    Phrase(
                        vi: "Khi đăng nhập lần đầu, trong 7 ngày, cán bộ chọn mật khẩu riêng và bật xác thực hai lớp.",
                        en: "Within 7 days the officer signs in, chooses a password and turns the second factor on."
                    )
                )
            }
            html.add(back(account))
        }
    }

    private static func back(_ account: Account) -> Button {
        .link(
            Phrase(vi: "Về trang của tài khoản", en: "To the account"),
            to: AdministrationPath.user(account.id).string,
            .quiet
        )
    }
}
