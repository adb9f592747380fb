public import Kernel
public import Ledger
public import Storage

/// Tài khoản vừa mở cho cán bộ.
public struct IssuedAccount: Sendable {
    /// The account.
    public let account: AccountID
    /// Mật khẩu dùng một lần: shown once to the administrator; the holder must choose another at the first sign-in.
    public let oneTimePassword: String
}

extension Directory {
    /// Mở tài khoản cho cán bộ, with a one-time password.
    ///
    /// - Throws: `DirectoryRefusal.noPerson`, `.accountExists`, `.loginTaken`, `.badLogin`, `.busy`.
    public func openOfficerAccount(
        for person: PersonID,
        login: String,
        isAdministrator: Bool = false,
        by actor: Actor
    ) async throws -> IssuedAccount {
        let password = newOneTimePassword()
        let hash = try await self.hash(password)
        let account = try await database.write { [self] db in
            guard try self.person(person, in: db) != nil else { throw DirectoryRefusal.noPerson }
            return try openAccount(
                for: person,
                login: login,
                kind: .officer,
                isAdministrator: isAdministrator,
                passwordHash: hash,
                mustChangePassword: true,
                by: actor,
                in: db
            )
        }
        return IssuedAccount(account: account, oneTimePassword: password)
    }

    /// Mở tài khoản cho cán bộ, chưa có mật khẩu: nobody comes in until an administrator has handed a one-time password over.
    ///
    /// For programs of personnel: a password that a program carries is known to more than its holder.
    ///
    /// - Throws: `DirectoryRefusal.noPerson`, `.accountExists`, `.loginTaken`, `.badLogin`.
    public func openOfficerAccount(
        for person: PersonID,
        login: String,
        by actor: Actor,
        in db: WriteSession
    ) throws -> AccountID {
        guard try self.person(person, in: db) != nil else { throw DirectoryRefusal.noPerson }
        return try openAccount(
            for: person,
            login: login,
            kind: .officer,
            passwordHash: Self.noPassword,
            mustChangePassword: true,
            by: actor,
            in: db
        )
    }

    /// No word has this hash.
    private static let noPassword = "!"

    /// Opens an account whose password was hashed before (`passwordHash(of:)`): for loading data and the demo.
    ///
    /// - Throws: `DirectoryRefusal.accountExists`, `.loginTaken`, `.badLogin`.
    @discardableResult
    public func openAccount(
        for person: PersonID?,
        login: String,
        kind: AccountKind,
        displayName: String = "",
        isAdministrator: Bool = false,
        passwordHash: String,
        mustChangePassword: Bool = false,
        by actor: Actor,
        in db: WriteSession
    ) throws -> AccountID {
        let login = Account.normalised(login)
        let isPlain = login.utf8.allSatisfy {
            $0 == 45 || $0 == 46 || $0 == 95 || (48...57).contains($0) || (97...122).contains($0)
        }
        guard isPlain, (3...64).contains(login.utf8.count) else { throw DirectoryRefusal.badLogin }
        guard try Account.find(login: login, in: db) == nil else { throw DirectoryRefusal.loginTaken }
        if let person, try Account.find(person: person, kind: kind, in: db) != nil {
            throw DirectoryRefusal.accountExists
        }
        let id = surroundings.newID(AccountTag.self)
        let event = AccountEvent.Opened(
            account: id,
            person: person,
            login: login,
            accountKind: kind,
            isAdministrator: isAdministrator,
            displayName: VietnameseText.cleaned(displayName)
        )
        try append(AccountEvent.Opened.kind, event, to: id, by: actor, in: db)
        try db.run(
            """
            INSERT INTO credential (account_id, hash, must_change, changed_at)
            VALUES (\(id), \(passwordHash), \(mustChangePassword), \(surroundings.now))
            """
        )
        return id
    }

    /// A PHC string for `openAccount`; several accounts of a demo may share one.
    public func passwordHash(of password: String) async throws -> String { try await hash(password) }

    /// Cấp lại mật khẩu: a new one-time password; all sessions end.
    ///
    /// - Throws: `DirectoryRefusal.noAccount`, `.busy`.
    public func issuePassword(for account: AccountID, by actor: Actor) async throws -> String {
        let password = newOneTimePassword()
        let hash = try await self.hash(password)
        try await database.write { [self] db in
            guard let found = try Account.find(account, in: db) else { throw DirectoryRefusal.noAccount }
            let event = AccountEvent.CredentialReset(account: account, what: .password)
            try append(AccountEvent.CredentialReset.kind, event, to: account, by: actor, in: db)
            try storePassword(hash, of: found, mustChange: true, in: db)
            try endSessions(of: account, in: db)
        }
        return password
    }

    /// Cấp lại xác thực hai lớp: takes the second factor away, so that the officer enrols a new phone; sessions end.
    ///
    /// - Throws: `DirectoryRefusal.noAccount`, `.noSecondFactor`.
    ///
    /// - `reason`: why, for the ledger: how the holder was recognised.
    public func resetSecondFactor(of account: AccountID, reason: String = "", by actor: Actor) async throws {
        try await database.write { [self] db in
            guard let found = try Account.find(account, in: db) else { throw DirectoryRefusal.noAccount }
            guard try hasSecondFactor(account, in: db) else { throw DirectoryRefusal.noSecondFactor }
            let event = AccountEvent.CredentialReset(
                account: account,
                what: .secondFactor,
                reason: VietnameseText.cleaned(reason)
            )
            try append(AccountEvent.CredentialReset.kind, event, to: account, by: actor, in: db)
            try removeSecondFactor(of: account, in: db)
            try endSessions(of: account, in: db)
            try notify(
                found,
                .secondFactorChanged,
                "Xác thực hai lớp của tài khoản đã được gỡ để cấp lại.",
                english:
                    "An administrator took away the second factor of your account. Enrol it again at the next sign-in.",
                in: db
            )
        }
    }

    /// Khóa tài khoản: it opens nothing any more; all sessions end at once.
    ///
    /// - Throws: as the other.
    public func disable(_ account: AccountID, by actor: Actor) async throws {
        try await database.write { [self] db in try disable(account, by: actor, in: db) }
    }

    /// As the other, in the caller's transaction.
    ///
    /// - Throws: `DirectoryRefusal.noAccount`, `.lastAdministrator`, `.notPermitted` for one's own account: who locks that
    ///   is out before seeing what happened.
    public func disable(_ account: AccountID, by actor: Actor, in db: WriteSession) throws {
        guard let found = try Account.find(account, in: db) else { throw DirectoryRefusal.noAccount }
        guard actor.account != account.description else { throw DirectoryRefusal.notPermitted }
        guard found.isOpen else { return }
        if found.isAdministrator { try refuseLastAdministrator(found, in: db) }
        let event = AccountEvent.Disabled(account: account)
        try append(AccountEvent.Disabled.kind, event, to: account, by: actor, in: db)
        try endSessions(of: account, in: db)
    }

    /// Mở lại tài khoản.
    ///
    /// - Throws: as the other.
    public func enable(_ account: AccountID, by actor: Actor) async throws {
        try await database.write { [self] db in try enable(account, by: actor, in: db) }
    }

    /// As the other, in the caller's transaction.
    ///
    /// - Throws: `DirectoryRefusal.noAccount`.
    public func enable(_ account: AccountID, by actor: Actor, in db: WriteSession) throws {
        guard let found = try Account.find(account, in: db) else { throw DirectoryRefusal.noAccount }
        guard !found.isOpen else { return }
        let event = AccountEvent.Enabled(account: account)
        try append(AccountEvent.Enabled.kind, event, to: account, by: actor, in: db)
    }

    /// Giao hoặc thu quyền quản trị.
    ///
    /// - Throws: as the other.
    public func setAdministrator(_ account: AccountID, _ isAdministrator: Bool, by actor: Actor) async throws {
        try await database.write { [self] db in try setAdministrator(account, isAdministrator, by: actor, in: db) }
    }

    /// As the other, in the caller's transaction.
    ///
    /// - Throws: `DirectoryRefusal.noAccount`, `.lastAdministrator`, `.notPermitted` (a citizen's account, or taking one's
    ///   own right).
    public func setAdministrator(
        _ account: AccountID,
        _ isAdministrator: Bool,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        guard let found = try Account.find(account, in: db) else { throw DirectoryRefusal.noAccount }
        guard isAdministrator || actor.account != account.description else { throw DirectoryRefusal.notPermitted }
        guard found.isAdministrator != isAdministrator else { return }
        guard found.kind == .officer else { throw DirectoryRefusal.notPermitted }
        if !isAdministrator { try refuseLastAdministrator(found, in: db) }
        let event = AccountEvent.RightsChanged(account: account, isAdministrator: isAdministrator)
        try append(AccountEvent.RightsChanged.kind, event, to: account, by: actor, in: db)
    }

    /// The account, where there is one.
    public func account(_ id: AccountID, in db: ReadSession) throws -> Account? { try Account.find(id, in: db) }

    /// The account with the login, where there is one.
    public func account(login: String, in db: ReadSession) throws -> Account? { try Account.find(login: login, in: db) }

    /// Danh sách tài khoản for administrators: by login, or by what `searchPeople` understands.
    ///
    /// - `after`: the login of the last account of the page before.
    /// - `limit`: 1…100.
    public func searchAccounts(
        _ text: String = "",
        kind: AccountKind? = nil,
        after: String? = nil,
        limit: Int = 50,
        in db: ReadSession
    ) throws -> [Account] {
        var conditions: [SQL] = []
        let login = Account.normalised(text)
        let byPerson = Self.peopleConditions(text)
        if !byPerson.isEmpty {
            conditions.append(
                """
                ((\(sql: byPerson.joined(separator: " AND ")))
                 OR (account.login >= \(login) AND account.login < \(login + "\u{10FFFF}")))
                """
            )
        }
        if let kind { conditions.append("account.kind = \(kind)") }
        if let after { conditions.append("account.login > \(after)") }
        let filter: SQL = conditions.isEmpty ? "" : "WHERE \(sql: conditions.joined(separator: " AND "))"
        return try db.rows(
            """
            SELECT \(sql: Account.columns) FROM \(sql: Account.source)
            \(sql: filter)
            ORDER BY account.login
            LIMIT \(min(max(limit, 1), 100))
            """
        ).map(Account.init(row:))
    }

    private func refuseLastAdministrator(_ account: Account, in db: ReadSession) throws {
        let others = try db.value(
            """
            SELECT COUNT(*) FROM account
            WHERE is_administrator = 1 AND disabled_at IS NULL AND id <> \(account.id)
            """,
            as: Int.self
        )
        guard let others, others > 0 else { throw DirectoryRefusal.lastAdministrator }
    }

    private func append(
        _ kind: String,
        _ payload: some Encodable & Sendable,
        to account: AccountID,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        try ledger.append(
            [NewEvent(kind: kind, payload: payload)],
            to: AccountEvent.stream(account),
            by: actor,
            in: db
        )
    }

    /// Four groups of four, 80 bits, without letters that look like digits: easy to read out.
    private func newOneTimePassword() -> String {
        let text = Base32.encode(surroundings.randomBytes(10)).lowercased()
        return stride(from: 0, to: 16, by: 4)
            .map { String(text.dropFirst($0).prefix(4)) }
            .joined(separator: "-")
    }
}
