import DesignSystem
import Web

/// What the first page for a forgotten password shows.
struct ResetNewModel: Sendable {
    var login = ""
    var faults = FormFaults()
    var security: FormSecurity

    static let loginField = "ten-dang-nhap"
}

/// What the second page shows: the code and the new password.
struct ResetCodeModel: Sendable {
    var token: String
    var login: String
    var code = ""
    var faults = FormFaults()
    var security: FormSecurity
    var outbox: WebPath?

    static let tokenField = "buoc"
    static let codeField = "ma"
    static let passwordField = "mat-khau"
}
