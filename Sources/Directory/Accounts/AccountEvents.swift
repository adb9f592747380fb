import Kernel
import Ledger
import Storage

/// Events of the stream `account:<id>`.
///
/// Secrets (hashes, codes, tokens) never stand in the ledger.
enum AccountEvent {
    /// Mở tài khoản: `account.opened`.
    struct Opened: Codable {
        static let kind = "account.opened"
        var account: AccountID
        var person: PersonID?
        var login: String
        var accountKind: AccountKind
        var isAdministrator: Bool
        var displayName: String
    }

    /// Khóa tài khoản: `account.disabled`.
    struct Disabled: Codable {
        static let kind = "account.disabled"
        var account: AccountID
    }

    /// Mở lại tài khoản: `account.enabled`.
    struct Enabled: Codable {
        static let kind = "account.enabled"
        var account: AccountID
    }

    /// Giao, thu quyền quản trị: `account.rights_changed`.
    struct RightsChanged: Codable {
        static let kind = "account.rights_changed"
        var account: AccountID
        var isAdministrator: Bool
    }

    /// Cấp lại: `account.credential_reset`, written so that an auditor sees who reset what for whom.
    struct CredentialReset: Codable {
        static let kind = "account.credential_reset"
        enum What: String, Codable {
            case password
            case secondFactor
        }
        var account: AccountID
        var what: What
        /// Why, where an administrator did it.
        var reason: String?
    }

    /// Cấp mã truy cập: `account.token_issued`.
    struct TokenIssued: Codable {
        static let kind = "account.token_issued"
        var account: AccountID
        var token: AccessTokenID
        var scopes: [String]
        var expiresAt: Instant
    }

    /// Thu hồi mã truy cập: `account.token_revoked`.
    struct TokenRevoked: Codable {
        static let kind = "account.token_revoked"
        var account: AccountID
        var token: AccessTokenID
    }

    static func stream(_ id: AccountID) -> String { "account:\(id)" }
}

/// Keeps the table of accounts equal to the events about them.
struct AccountProjection: Projection {
    let name = "accounts"
    let tables = ["account"]

    func apply(_ record: EventRecord, in db: WriteSession) throws {
        switch record.kind {
        case AccountEvent.Opened.kind:
            guard let event = try record.decode(AccountEvent.Opened.self) else { return }
            try db.run(
                """
                INSERT INTO account (
                    id, person_id, login, kind, is_administrator, display_name, opened_at, disabled_at
                )
                VALUES (
                    \(event.account), \(event.person), \(event.login), \(event.accountKind),
                    \(event.isAdministrator), \(event.displayName), \(record.time), NULL
                )
                """
            )
        case AccountEvent.Disabled.kind:
            guard let event = try record.decode(AccountEvent.Disabled.self) else { return }
            try db.run("UPDATE account SET disabled_at = \(record.time) WHERE id = \(event.account)")
        case AccountEvent.Enabled.kind:
            guard let event = try record.decode(AccountEvent.Enabled.self) else { return }
            try db.run("UPDATE account SET disabled_at = NULL WHERE id = \(event.account)")
        case AccountEvent.RightsChanged.kind:
            guard let event = try record.decode(AccountEvent.RightsChanged.self) else { return }
            try db.run("UPDATE account SET is_administrator = \(event.isAdministrator) WHERE id = \(event.account)")
        default: return
        }
    }
}
