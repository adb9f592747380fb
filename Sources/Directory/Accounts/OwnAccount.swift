public import Storage

/// Tài khoản của tôi: what is held of the holder of an account.
public struct OwnAccount: Sendable {
    /// Login, kind and state.
    public let account: Account
    /// What is known of the person; nil for a technical account.
    public let person: Person?
    /// Whether a second factor is in use.
    public let hasSecondFactor: Bool
    /// How many recovery codes are left.
    public let recoveryCodes: Int
    /// Whether an administrator or the rules demand a second factor of this account.
    public let needsSecondFactor: Bool
}

extension Directory {
    /// What is held of the holder of an account; nil where there is no such account.
    public func ownAccount(_ id: AccountID, in db: ReadSession) throws -> OwnAccount? {
        guard let account = try Account.find(id, in: db) else { return nil }
        return OwnAccount(
            account: account,
            person: try account.person.flatMap { try person($0, in: db) },
            hasSecondFactor: try hasSecondFactor(id, in: db),
            recoveryCodes: try recoveryCodesLeft(id, in: db),
            needsSecondFactor: account.kind == .officer && settings.requiresSecondFactor
        )
    }
}
