public import Kernel
public import Storage

/// Phiên vừa mở: what `Web` puts into the cookies.
///
/// Shown once; only hashes are kept.
public struct OpenedSession: Sendable {
    /// The token of the session cookie.
    public let token: String
    /// When it ends at the latest.
    public let expiresAt: Instant
    /// The token for the cookie that marks this browser as known for the account; lives 400 days.
    public let knownDevice: String
    /// Whose.
    public let account: AccountID
    /// The holder must choose a new password first; until then the posts do not count.
    public let mustChangePassword: Bool
    /// The officer must enrol a second factor first; until then the posts do not count.
    public let mustEnrolSecondFactor: Bool
}

/// Kết quả đăng nhập.
public enum SignInOutcome: Sendable {
    /// The session is open.
    case open(OpenedSession)
    /// The password was right; the token goes into the form that asks for the second factor. Good for ten minutes.
    case needsSecondFactor(token: String)
}

/// Phiên đang dùng: what a request's cookie stands for.
public struct CurrentSession: Sendable {
    /// The session, for the device list and the protection of forms.
    public let id: SessionID
    /// Who asks.
    public let viewer: Viewer
    /// The account's kind.
    public let kind: AccountKind
    /// The holder must choose a new password before anything else.
    public let mustChangePassword: Bool
    /// The officer must enrol a second factor before anything else.
    public let mustEnrolSecondFactor: Bool
}

/// Thiết bị đang đăng nhập: a line of the device list.
public struct SessionSummary: Sendable, Identifiable {
    /// By which the device list signs it out; says nothing of the token.
    public let id: SessionID
    /// What the browser says it is.
    public let device: String
    /// Where it was opened: the IPv4 address, or the first 64 bits of an IPv6 address.
    public let network: String
    /// When it was opened.
    public let startedAt: Instant
    /// When it was last used, to five minutes.
    public let seenAt: Instant
}

extension Directory {
    static let tokenLength = 32
    static let secondFactorMinutes = 10
    static let secondFactorTries = 5
    static let knownDeviceDays = 400
    static let touchMilliseconds: Int64 = 300_000

    func newToken() -> String { Base64URL.encode(surroundings.randomBytes(Self.tokenLength)) }

    /// Signs in: proves who it is, then opens a session or asks for the second factor.
    ///
    /// - Throws: what the provider throws.
    public func signIn<Provider: IdentityProvider>(
        with provider: Provider,
        _ claim: Provider.Claim,
        from device: DeviceFacts
    ) async throws -> SignInOutcome {
        let identity = try await provider.prove(claim, from: device)
        return try await database.write { [self] db in
            guard let account = try Account.find(identity.account, in: db), account.isOpen else {
                throw DirectoryRefusal.wrongCredentials
            }
            let hasFactor =
                try db.row(
                    "SELECT 1 FROM second_factor WHERE account_id = \(account.id) AND confirmed_at IS NOT NULL"
                ) != nil
            guard hasFactor, !identity.hasSecondFactor else {
                return .open(
                    try openSession(account, hasSecondFactor: identity.hasSecondFactor, from: device, in: db)
                )
            }
            let token = newToken()
            let now = surroundings.now
            try insertSession(
                token: token,
                account: account.id,
                stage: "second_factor",
                hasSecondFactor: false,
                life: (now, now.adding(minutes: Self.secondFactorMinutes), Int64(Self.secondFactorMinutes) * 60_000),
                device: device,
                in: db
            )
            return .needsSecondFactor(token: token)
        }
    }

    /// Signs in with login and password.
    ///
    /// - Throws: `DirectoryRefusal.wrongCredentials`, `.tooManyAttempts`, `.busy`.
    public func signIn(login: String, password: String, from device: DeviceFacts) async throws -> SignInOutcome {
        try await signIn(with: passwordProvider, PasswordClaim(login: login, password: password), from: device)
    }

    /// Opens a session of an account whose holder has proved everything that is asked.
    func openSession(
        _ account: Account,
        hasSecondFactor: Bool,
        from device: DeviceFacts,
        in db: WriteSession
    ) throws -> OpenedSession {
        let now = surroundings.now
        let isOfficer = account.kind == .officer
        let idle = isOfficer ? settings.officerIdleMinutes : settings.citizenIdleMinutes
        let end = now.adding(minutes: isOfficer ? settings.officerMinutes : settings.citizenMinutes)
        let token = newToken()
        try insertSession(
            token: token,
            account: account.id,
            stage: "open",
            hasSecondFactor: hasSecondFactor,
            life: (now, end, Int64(idle) * 60_000),
            device: device,
            in: db
        )
        let mustChange = try db.value(
            "SELECT must_change FROM credential WHERE account_id = \(account.id)",
            as: Bool.self
        )
        return OpenedSession(
            token: token,
            expiresAt: end,
            knownDevice: try rememberDevice(of: account, device, in: db),
            account: account.id,
            mustChangePassword: mustChange ?? false,
            mustEnrolSecondFactor: isOfficer && settings.requiresSecondFactor && !hasSecondFactor
        )
    }

    private func insertSession(
        token: String,
        account: AccountID,
        stage: String,
        hasSecondFactor: Bool,
        life: (start: Instant, end: Instant, idle: Int64),
        device: DeviceFacts,
        in db: WriteSession
    ) throws {
        try db.run(
            """
            INSERT INTO session (
                token_hash, id, account_id, stage, failures, has_second_factor, started_at, seen_at, expires_at, idle,
                device, network
            )
            VALUES (
                \(tokenHash(token)), \(surroundings.newID(SessionTag.self)), \(account), \(stage), 0,
                \(hasSecondFactor), \(life.start), \(life.start), \(life.end), \(life.idle),
                \(device.name), \(device.network)
            )
            """
        )
    }

    /// Marks the browser as known; tells the holder where it is not the first one.
    private func rememberDevice(of account: Account, _ device: DeviceFacts, in db: WriteSession) throws -> String {
        if let token = device.knownDevice, try isKnown(token, of: account.id, in: db) { return token }
        let count =
            try db.value("SELECT COUNT(*) FROM known_device WHERE account_id = \(account.id)", as: Int.self) ?? 0
        let token = newToken()
        let now = surroundings.now
        try db.run(
            """
            INSERT INTO known_device (token_hash, account_id, device, added_at, expires_at)
            VALUES (\(tokenHash(token)), \(account.id), \(device.name), \(now),
                    \(now.adding(minutes: Self.knownDeviceDays * 1440)))
            """
        )
        guard count > 0 else { return token }
        try notify(
            account,
            .newDevice,
            "Tài khoản của bạn vừa được đăng nhập trên một thiết bị mới lúc \(now.vietnamese). "
                + "Nếu không phải bạn, hãy đổi mật khẩu và đăng xuất khỏi mọi thiết bị.",
            english: "Somebody signed in to your account on a new device. If it was not you, change the password and "
                + "sign out everywhere.",
            in: db
        )
        return token
    }

    /// The sessions of an account that are open now, last used first.
    public func sessions(of account: AccountID) async throws -> [SessionSummary] {
        let now = surroundings.now
        return try await database.read { db in
            try db.rows(
                """
                SELECT id, device, network, started_at, seen_at
                FROM session
                WHERE account_id = \(account) AND stage = 'open' AND expires_at > \(now) AND seen_at + idle > \(now)
                ORDER BY seen_at DESC, id
                """
            ).map { row in
                SessionSummary(
                    id: try row["id"],
                    device: try row["device"],
                    network: try row["network"],
                    startedAt: try row["started_at"],
                    seenAt: try row["seen_at"]
                )
            }
        }
    }

    /// How many sessions of an account are open at a moment.
    public func openSessions(of account: AccountID, at moment: Instant, in db: ReadSession) throws -> Int {
        try db.value(
            """
            SELECT COUNT(*) FROM session
            WHERE account_id = \(account) AND stage = 'open' AND expires_at > \(moment) AND seen_at + idle > \(moment)
            """
        ) ?? 0
    }

    /// Signs out here.
    public func signOut(token: String) async throws {
        try await database.write { db in
            try db.run("DELETE FROM session WHERE token_hash = \(tokenHash(token))")
        }
    }

    /// Signs out one device of the list; another account's session is not touched.
    public func signOut(_ session: SessionID, of account: AccountID) async throws {
        try await database.write { [self] db in try signOut(session, of: account, in: db) }
    }

    /// As the other, in the caller's transaction.
    public func signOut(_ session: SessionID, of account: AccountID, in db: WriteSession) throws {
        try db.run("DELETE FROM session WHERE id = \(session) AND account_id = \(account)")
    }

    /// Đăng xuất khỏi mọi thiết bị: ends all sessions of the account, or all but one, and forgets its known devices.
    ///
    /// Where a session stays, `device` is its browser, which stays known.
    public func signOutEverywhere(
        _ account: AccountID,
        except session: SessionID? = nil,
        device: DeviceFacts? = nil
    ) async throws {
        try await database.write { [self] db in
            try endSessions(of: account, except: session, keeping: device, in: db)
        }
    }

    /// As the other, all devices, in the caller's transaction.
    ///
    /// - Throws: `DirectoryRefusal.noAccount`.
    public func signOutEverywhere(_ account: AccountID, in db: WriteSession) throws {
        guard try Account.find(account, in: db) != nil else { throw DirectoryRefusal.noAccount }
        try endSessions(of: account, in: db)
    }

    /// Ends the sessions of an account and forgets its known devices.
    ///
    /// The browser at which the holder has just proved the password stays known, so that a guesser behind the same address
    /// cannot shut it out by what he tried before.
    func endSessions(
        of account: AccountID,
        except session: SessionID? = nil,
        keeping device: DeviceFacts? = nil,
        in db: WriteSession
    ) throws {
        try db.run("DELETE FROM session WHERE account_id = \(account) AND id <> \(session?.description ?? "")")
        let kept = device?.knownDevice.map(tokenHash) ?? []
        try db.run("DELETE FROM known_device WHERE account_id = \(account) AND token_hash <> \(kept)")
    }

    /// Deletes sessions, codes, devices and counters that are over; run it once an hour.
    public func sweepExpired() async throws {
        let now = surroundings.now
        try await database.write { db in
            try db.run("DELETE FROM session WHERE expires_at <= \(now) OR seen_at + idle <= \(now)")
            try db.run("DELETE FROM one_time_code WHERE expires_at <= \(now.adding(minutes: -1440))")
            try db.run("DELETE FROM known_device WHERE expires_at <= \(now)")
            try db.run("DELETE FROM attempt WHERE last_at <= \(now.adding(minutes: -1440))")
        }
    }

    /// Sends a message about the account to its person.
    func notify(
        _ account: Account,
        _ kind: AccountNotice.Kind,
        _ text: String,
        english: String,
        in db: WriteSession
    ) throws {
        let phone = try account.person.flatMap { person in
            try db.value("SELECT phone FROM person WHERE id = \(person)", as: String.self)
        }
        let notice = AccountNotice(
            kind: kind,
            account: account.id,
            person: account.person,
            phone: phone,
            text: text,
            english: english,
            expiresAt: nil
        )
        try notices.send(notice, db)
    }
}
