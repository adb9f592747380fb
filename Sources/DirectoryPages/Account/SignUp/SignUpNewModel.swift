import DesignSystem
import HTML
import Web

/// What the first page of the sign-up shows: who one is.
struct SignUpNewModel: Sendable {
    var idNumber = ""
    var name = ""
    var phone = ""
    var faults = FormFaults()
    var security: FormSecurity

    static let idField = "so-dinh-danh"
    static let nameField = "ho-ten"
    static let phoneField = "dien-thoai"
}

/// What the second page of the sign-up shows: the code and a password.
struct SignUpCodeModel: Sendable {
    /// Stands for the first page; one without the code opens nothing.
    var token: String
    /// What was typed on the first page, to ask for another code or go back.
    var first: SignUpNewModel
    var code = ""
    var faults = FormFaults()
    /// Of the form with code and password; that of the second form stands in `first`.
    var security: FormSecurity
    /// Where the demo shows its messages; nil where they are really sent.
    var outbox: WebPath?

    static let tokenField = "buoc"
    static let codeField = "ma"
    static let passwordField = "mat-khau"
}
