import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Web

/// Biểu mẫu cấp mã truy cập.
struct TokenNewView: Sendable {
    var login = ""
    var name = ""
    var scopes: Set<TokenScope> = []
    var days: Int? = 90
    var faults = FormFaults()
    let security: FormSecurity

    static let title = Phrase(vi: "Cấp mã truy cập", en: "Issue an access token")

    enum Name {
        static let login = "ten-dang-nhap"
        static let name = "ten"
        static let scopes = "pham-vi"
        static let days = "so-ngay"
    }

    init(security: FormSecurity) {
        self.security = security
    }

    init(_ form: FormData, security: FormSecurity) {
        login = form.text(Name.login)
        name = form.text(Name.name)
        scopes = Set(form.all(Name.scopes).compactMap(TokenScope.init(rawValue:)))
        days = form.int(Name.days)
        self.security = security
    }

    /// Looks for what is missing.
    mutating func check() {
        faults.require(Name.login, login, Phrase(vi: "Nhập tên đăng nhập.", en: "Enter the login name."))
        faults.require(Name.name, name, Phrase(vi: "Ghi mã dùng cho việc gì.", en: "Say what it is for."))
        if name.count > 100 {
            faults.add(Name.name, Phrase(vi: "Nhiều nhất 100 ký tự.", en: "At most 100 characters."))
        }
        if scopes.isEmpty {
            faults.add(Name.scopes, Phrase(vi: "Chọn ít nhất một phạm vi.", en: "Choose at least one scope."))
        }
        if !(days.map { (1...Directory.mostTokenDays).contains($0) } ?? false) {
            faults.add(
                Name.days,
                Phrase(
                    vi: "Ghi số ngày từ 1 đến \(Directory.mostTokenDays).",
                    en: "1 to \(Directory.mostTokenDays) days."
                )
            )
        }
    }

    func answer(_ visit: Visit) -> Response {
        visit.page(
            AdministrationPages.frame(
                Self.title,
                [Link(.tokens, to: AdministrationPath.tokens.string)],
                hasErrors: !faults.isEmpty,
                isForm: true
            ),
            for: .officer,
            status: faults.isEmpty ? .ok : faults.status
        ) { write(to: &$0) }
    }

    private func write(to html: inout HTMLWriter) {
        html.add(ErrorSummary(faults.lines))
        html.heading(
            Self.title,
            below: Phrase(
                vi: "Hệ thống kết nối làm được đúng những gì tài khoản làm được, trong phạm vi chọn dưới đây.",
                en: "The other system can do what the account can, within the scopes chosen below."
            )
        )
        html.postForm(to: AdministrationPath.newToken.string, security) { html in
            html.add(
                Field(
                    .text,
                    name: Name.login,
                    label: Phrase(vi: "Tên đăng nhập của tài khoản", en: "Login name of the account"),
                    value: login,
                    error: faults[Name.login],
                    autocomplete: "off"
                )
            )
            html.add(
                Field(
                    .text,
                    name: Name.name,
                    label: Phrase(vi: "Dùng cho việc gì", en: "What it is for"),
                    value: name,
                    hint: Phrase(
                        vi: "Ví dụ: Phần mềm của Trung tâm Y tế",
                        en: "Such as: software of the health centre"
                    ),
                    error: faults[Name.name]
                )
            )
            html.add(scopeField)
            html.add(
                Field(
                    .number(unit: Phrase(vi: "ngày", en: "days")),
                    name: Name.days,
                    label: Phrase(vi: "Thời hạn", en: "Good for"),
                    value: days.map(String.init) ?? "",
                    error: faults[Name.days]
                )
            )
            html.actions { $0.add(Button(Self.title)) }
        }
    }

    private var scopeField: Field {
        var field = Field(
            .checkboxes(TokenScope.allCases.map { Choice($0.rawValue, Phrase(vi: $0.vietnamese, en: $0.english)) }),
            name: Name.scopes,
            label: Phrase(vi: "Phạm vi", en: "Scopes"),
            error: faults[Name.scopes]
        )
        field.values = TokenScope.allCases.filter(scopes.contains).map(\.rawValue)
        return field
    }
}
