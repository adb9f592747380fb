import DesignSystem
import HTML
import Web

/// What the sign-in page shows.
struct SignInNewModel: Sendable {
    /// As typed; a password is never sent back.
    var login = ""
    /// Where to go on to.
    var place: ReturnPath?
    var faults = FormFaults()
    var security: FormSecurity
    /// Accounts of a demo, with a form of their own.
    var demo: (accounts: [DemoAccount], security: FormSecurity)?
    /// Whether officers must prove a second factor here.
    var asksForSecondFactor = true

    static let loginField = "ten-dang-nhap"
    static let passwordField = "mat-khau"
    /// The login of a demo account that was chosen.
    static let demoField = "dung-thu"
}

/// What the page of the second step shows.
struct SecondFactorNewModel: Sendable {
    /// Stands for the first step; good for ten minutes.
    var token: String
    var place: ReturnPath?
    var faults = FormFaults()
    var security: FormSecurity

    static let tokenField = "buoc"
    static let codeField = "ma"
}
