public import Kernel
public import Storage

/// Gửi tin: how the directory reaches people; wired to the outbox of Notices where the program is put together.
public struct NoticeSender: Sendable {
    /// Puts the message into the outbox, in the same transaction as what it tells about.
    public var send: @Sendable (_ message: AccountNotice, _ db: WriteSession) throws -> Void

    /// A sender that calls the closure.
    public init(send: @escaping @Sendable (_ message: AccountNotice, _ db: WriteSession) throws -> Void) {
        self.send = send
    }
}

/// Tin về tài khoản: a message about an account.
///
/// The text may hold a code: only the outbox may keep it.
public struct AccountNotice: Sendable {
    /// Why it is sent.
    public enum Kind: String, CaseIterable, Sendable {
        /// One-time code of a sign-up.
        case signUpCode = "account.sign_up_code"
        /// Somebody tried to sign up with an id number that has an account.
        case alreadyRegistered = "account.already_registered"
        /// One-time code of a password reset.
        case resetCode = "account.reset_code"
        /// One-time code that proves a new phone number.
        case phoneCode = "account.phone_code"
        /// The phone number was changed; goes to the old number.
        case phoneChanged = "account.phone_changed"
        /// The password was changed.
        case passwordChanged = "account.password_changed"
        /// The second factor was added or taken away.
        case secondFactorChanged = "account.second_factor_changed"
        /// The account was opened in a browser for the first time.
        case newDevice = "account.new_device"

        /// Whether the text holds a code: such a message may be read on the phone alone, by nobody who sits at a session.
        public var carriesCode: Bool { self == .signUpCode || self == .resetCode || self == .phoneCode }
    }

    /// Why it is sent.
    public var kind: Kind
    /// The account that it is about, where there is one.
    public var account: AccountID?
    /// The person who gets it, where known.
    public var person: PersonID?
    /// Digits of the phone number; nil: only to be read after signing in.
    public var phone: String?
    /// What the person reads.
    public var text: String
    /// The same in English.
    public var english: String
    /// After this moment it is of no use.
    public var expiresAt: Instant?
}
