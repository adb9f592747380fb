/// Thiết lập of accounts and sessions.
public struct DirectorySettings: Sendable {
    /// Name of the issuer in authenticator apps.
    public var issuer = "ThuBon"
    /// Whether officers and administrators must show a second factor before their posts count.
    ///
    /// A demo may do without.
    public var requiresSecondFactor = true
    /// Cost of a password.
    public var passwords = PasswordParameters.standard
    /// How many passwords may wait for a thread before the next caller is asked to try again.
    ///
    /// A thousand come through in some thirteen seconds on two cores; each holds next to nothing until its turn.
    public var passwordQueue = 1_024
    /// How many days a one-time password that nobody used opens its account.
    public var oneTimePasswordDays = 7
    /// How long a citizen's session lives without use, in minutes (1…10,080).
    public var citizenIdleMinutes = 240
    /// How long a citizen's session lives at most, in minutes.
    public var citizenMinutes = 7 * 1440
    /// How long an officer's session lives without use, in minutes.
    public var officerIdleMinutes = 120
    /// How long an officer's session lives at most, in minutes.
    public var officerMinutes = 12 * 60

    /// The usual settings.
    public init() {}
}
