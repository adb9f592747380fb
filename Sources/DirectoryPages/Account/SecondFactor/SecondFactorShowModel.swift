import DesignSystem
import Directory
import HTML
import Web

/// What the page of the second factor shows.
struct SecondFactorShowModel: Sendable {
    var state: State
    /// Whether the holder came here before anything else, since the rules demand a second factor.
    var isFirstVisit: Bool
    /// Whether the rules demand one of this account.
    var isRequired: Bool
    var faults = FormFaults()
    /// Of the form that begins, confirms, or takes away.
    var security: FormSecurity
    /// Of the second form on the page.
    var second: FormSecurity

    /// Where the enrolment stands.
    enum State: Sendable {
        /// Nothing was begun.
        case off
        /// The secret waits to be scanned and confirmed.
        case pending(SecondFactorEnrolment)
        /// In use, with so many recovery codes left.
        case on(codes: Int)
        /// In use, but not shown by this session, which was opened before it was switched on.
        case signInAgain
    }

    static let codeField = "ma"
    static let removalField = "ma-go"
}

/// What the page with new recovery codes shows; they are shown once.
struct RecoveryCodesModel: Sendable {
    var codes: [String]
    /// Whether the second factor was just switched on.
    var isNew: Bool
    /// Where to go on to.
    var next: WebPath
}
