public import Kernel
public import Ledger
public import Storage

/// Mã truy cập: how a program of a person, an organisation or an agency comes in; a line of the list.
public struct AccessToken: Hashable, Sendable, Identifiable {
    /// Identity; opens nothing.
    public let id: AccessTokenID
    /// In whose name it acts.
    public let account: AccountID
    /// The account's login name.
    public let login: String
    /// What it is for.
    public let name: String
    /// What it may.
    public let scopes: Set<TokenScope>
    /// When it was made.
    public let madeAt: Instant
    /// Who made it.
    public let madeBy: String
    /// When it ends.
    public let expiresAt: Instant
    /// When it was last used, to five minutes.
    public let usedAt: Instant?
    /// When it was revoked.
    public let revokedAt: Instant?

    /// Whether it opens anything at the moment.
    public func isGood(at moment: Instant) -> Bool { revokedAt == nil && moment < expiresAt }

    /// A token of the list.
    public init(
        id: AccessTokenID,
        account: AccountID,
        login: String = "",
        name: String,
        scopes: Set<TokenScope>,
        madeAt: Instant,
        madeBy: String = "",
        expiresAt: Instant
    ) {
        self.id = id
        self.account = account
        self.login = login
        self.name = name
        self.scopes = scopes
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.expiresAt = expiresAt
        usedAt = nil
        revokedAt = nil
    }

    init(row: Row) throws {
        id = try row["id"]
        account = try row["account_id"]
        login = try row["login"]
        name = try row["name"]
        scopes = Set(
            (try row["scopes"] as String).split(separator: " ").compactMap { TokenScope(rawValue: String($0)) }
        )
        madeAt = try row["made_at"]
        madeBy = try row["made_by"]
        expiresAt = try row["expires_at"]
        usedAt = try row["used_at"]
        revokedAt = try row["revoked_at"]
    }
}

/// Mã truy cập vừa cấp: the one time at which the token itself is seen.
public struct IssuedToken: Sendable {
    /// Its id.
    public let id: AccessTokenID
    /// What the program sends as `Authorization: Bearer …`.
    public let token: String
    /// When it ends.
    public let expiresAt: Instant
}

/// Người dùng mã truy cập: whom a token stands for today, and what it may.
public struct TokenBearer: Sendable {
    /// The token.
    public let token: AccessToken
    /// Who asks, with the posts of today.
    public let viewer: Viewer

    /// Whom a token stands for.
    public init(token: AccessToken, viewer: Viewer) {
        self.token = token
        self.viewer = viewer
    }
}

extension Directory {
    /// Every token begins so, that scanners of leaked secrets know one when they see it.
    public static let tokenPrefix = "thubon_"
    /// At most so many days lives a token.
    public static let mostTokenDays = 366
    /// At most so many good tokens has an account.
    static let mostTokens = 50

    /// Cấp mã truy cập for an account; the ledger keeps who did it, and only the hash of the token is kept.
    ///
    /// - Throws: `DirectoryRefusal.noAccount` for an unknown or closed account, `TokenRefusal.malformed` without a name or scope, or for
    ///   a life of no day or more than a year; `.tooMany`.
    public func issueToken(
        for account: AccountID,
        named name: String,
        scopes: Set<TokenScope>,
        days: Int,
        by actor: Actor,
        in db: WriteSession
    ) throws -> IssuedToken {
        let name = VietnameseText.cleaned(name)
        guard let found = try Account.find(account, in: db), found.isOpen else { throw DirectoryRefusal.noAccount }
        guard !name.isEmpty, name.count <= 100, !scopes.isEmpty, (1...Self.mostTokenDays).contains(days) else {
            throw TokenRefusal.malformed
        }
        let now = surroundings.now
        let good = try db.value(
            "SELECT COUNT(*) FROM access_token WHERE account_id = \(account) AND revoked_at IS NULL AND expires_at > \(now)",
            as: Int.self
        )
        guard good ?? 0 < Self.mostTokens else { throw TokenRefusal.tooMany }
        let id = surroundings.newID(AccessTokenTag.self)
        let token = Self.tokenPrefix + newToken()
        let expiry = now.adding(minutes: days * 1440)
        let keys = scopes.map(\.rawValue).sorted()
        try db.run(
            """
            INSERT INTO access_token (id, token_hash, account_id, name, scopes, made_at, made_by, expires_at)
            VALUES (\(id), \(tokenHash(token)), \(account), \(name), \(keys.joined(separator: " ")), \(now),
                    \(actor.name), \(expiry))
            """
        )
        let event = AccountEvent.TokenIssued(account: account, token: id, scopes: keys, expiresAt: expiry)
        try ledger.append(
            [NewEvent(kind: AccountEvent.TokenIssued.kind, payload: event)],
            to: AccountEvent.stream(account),
            by: actor,
            in: db
        )
        return IssuedToken(id: id, token: token, expiresAt: expiry)
    }

    /// Thu hồi mã truy cập: from now on it opens nothing; a second time changes nothing.
    ///
    /// `account` is whose it has to be; nil for an administrator, who may revoke any.
    ///
    /// - Throws: `TokenRefusal.unknown`.
    public func revokeToken(
        _ id: AccessTokenID,
        of account: AccountID? = nil,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        guard let token = try token(id, in: db), account == nil || token.account == account else {
            throw TokenRefusal.unknown
        }
        guard token.revokedAt == nil else { return }
        try db.run("UPDATE access_token SET revoked_at = \(surroundings.now) WHERE id = \(id)")
        let event = AccountEvent.TokenRevoked(account: token.account, token: id)
        try ledger.append(
            [NewEvent(kind: AccountEvent.TokenRevoked.kind, payload: event)],
            to: AccountEvent.stream(token.account),
            by: actor,
            in: db
        )
    }

    /// One token.
    public func token(_ id: AccessTokenID, in db: ReadSession) throws -> AccessToken? {
        try db.row("SELECT \(sql: Self.tokenColumns) WHERE access_token.id = \(id)").map(AccessToken.init(row:))
    }

    /// The tokens of an account, or of all, newest first; at most 500.
    public func tokens(of account: AccountID? = nil, in db: ReadSession) throws -> [AccessToken] {
        let whose: SQL = account.map { "WHERE access_token.account_id = \($0)" } ?? ""
        return try db.rows("SELECT \(sql: Self.tokenColumns) \(sql: whose) ORDER BY access_token.id DESC LIMIT 500")
            .map(AccessToken.init(row:))
    }

    /// Whom a token stands for; nil where it is unknown, revoked, over, or its account is closed.
    ///
    /// A token is a credential of its own, made by an administrator who has met the rules: that its officer has a password
    /// to choose or a second factor to enrol keeps the officer from the pages, and not a system at night from its work.
    ///
    /// Two queries: the token with its account and person, and, for officers, the posts of today.
    public func bearer(of token: String) async throws -> TokenBearer? {
        // Anything else is not one of ours and costs no query.
        guard token.hasPrefix(Self.tokenPrefix), token.utf8.count == Self.tokenPrefix.utf8.count + 43 else {
            return nil
        }
        let now = surroundings.now
        let found = try await database.read { db -> TokenBearer? in
            guard let row = try Self.bearerRow(token, at: now, in: db) else { return nil }
            let account = try Account(row: row)
            let posts =
                try account.kind == .officer
                ? account.person.map { try Self.posts(of: $0, on: now.date, in: db) } ?? [] : []
            return TokenBearer(
                token: try AccessToken(row: row),
                viewer: Viewer(
                    account: account.id,
                    person: account.person,
                    name: account.name,
                    posts: posts,
                    isAdministrator: account.kind == .officer && account.isAdministrator
                )
            )
        }
        if let token = found?.token {
            try await note("UPDATE access_token SET used_at = \(now) WHERE id = \(token.id)", after: token.usedAt, now)
        }
        return found
    }

    private static func bearerRow(_ token: String, at now: Instant, in db: ReadSession) throws -> Row? {
        try db.row(
            """
            SELECT access_token.*, \(sql: Account.columns)
            FROM access_token
            JOIN account ON account.id = access_token.account_id
            LEFT JOIN person ON person.id = account.person_id
            WHERE access_token.token_hash = \(tokenHash(token)) AND access_token.revoked_at IS NULL
              AND access_token.expires_at > \(now) AND account.disabled_at IS NULL
            """
        )
    }

    private static let tokenColumns: SQL = """
        access_token.*, account.login FROM access_token JOIN account ON account.id = access_token.account_id
        """
}
