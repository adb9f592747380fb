public import Kernel
public import Storage

/// Tài khoản: the right of a person to come in.
public struct Account: Hashable, Sendable, Identifiable {
    /// Identity.
    public var id: AccountID
    /// The person behind it; nil for a technical account.
    public var person: PersonID?
    /// Tên đăng nhập: the id number of a citizen, or a short name.
    public var login: String
    /// For whom it is.
    public var kind: AccountKind
    /// Quản trị viên.
    public var isAdministrator: Bool
    /// The name to show.
    public var name: String
    /// When it was opened.
    public var openedAt: Instant
    /// When it was closed to its holder.
    public var disabledAt: Instant?

    /// Whether its holder can come in.
    public var isOpen: Bool { disabledAt == nil }
}

/// Loại tài khoản: a person may have one of each.
public enum AccountKind: String, CaseIterable, Codable, Sendable, SQLConvertible {
    /// Of a citizen, for his or her own affairs.
    case citizen
    /// Of an officer or administrator: works at desks.
    case officer
}

extension Account {
    static let columns: SQL = """
        account.id AS account_id, account.person_id, account.login, account.kind AS account_kind,
        account.is_administrator, account.display_name, account.opened_at, account.disabled_at,
        person.name AS person_name
        """

    static let source: SQL = "account LEFT JOIN person ON person.id = account.person_id"

    init(row: Row) throws {
        let personName: String? = try row["person_name"]
        let displayName: String = try row["display_name"]
        self.init(
            id: try row["account_id"],
            person: try row["person_id"],
            login: try row["login"],
            kind: try row["account_kind"],
            isAdministrator: try row["is_administrator"],
            name: personName ?? displayName,
            openedAt: try row["opened_at"],
            disabledAt: try row["disabled_at"]
        )
    }

    static func find(_ id: AccountID, in db: ReadSession) throws -> Account? {
        try db.row("SELECT \(sql: columns) FROM \(sql: source) WHERE account.id = \(id)").map(Account.init(row:))
    }

    static func find(login: String, in db: ReadSession) throws -> Account? {
        try db.row("SELECT \(sql: columns) FROM \(sql: source) WHERE account.login = \(normalised(login))")
            .map(Account.init(row:))
    }

    static func find(person: PersonID, kind: AccountKind, in db: ReadSession) throws -> Account? {
        try db.row(
            """
            SELECT \(sql: columns) FROM \(sql: source)
            WHERE account.person_id = \(person) AND account.kind = \(kind)
            """
        ).map(Account.init(row:))
    }

    /// A login as it is stored: an id number without blanks, a name in small letters.
    static func normalised(_ login: String) -> String {
        if let number = IDNumber(login) { return number.digits }
        return VietnameseText.cleaned(login).lowercased()
    }
}
