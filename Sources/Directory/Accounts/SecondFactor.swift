public import Kernel
public import Storage

/// Đăng ký xác thực hai lớp: shown once, while the holder scans it.
public struct SecondFactorEnrolment: Sendable {
    /// `otpauth://totp/…`, for the QR code.
    public let url: String
    /// The secret in base 32, for typing.
    public let secret: String
}

extension Directory {
    private static let recoveryCodes = 10

    /// Begins to enrol an authenticator app; it counts after `confirmSecondFactor`.
    ///
    /// - Throws: `.noAccount`, `.notPermitted` where one is in use: it has to be taken away first.
    public func enrolSecondFactor(_ account: AccountID) async throws -> SecondFactorEnrolment {
        try await database.write { [self] db in
            guard let found = try Account.find(account, in: db) else { throw DirectoryRefusal.noAccount }
            guard try !hasSecondFactor(account, in: db) else { throw DirectoryRefusal.notPermitted }
            let secret = surroundings.randomBytes(TimeCode.secretLength)
            let sealed = try secrets.seal(secret, nonce: surroundings.randomBytes(12))
            try db.run(
                """
                INSERT INTO second_factor (account_id, sealed_secret, confirmed_at, last_step)
                VALUES (\(account), \(sealed), NULL, 0)
                ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = 0
                """
            )
            return enrolment(of: found, secret: secret)
        }
    }

    /// The enrolment that was begun and not confirmed yet; nil where there is none.
    public func pendingSecondFactor(_ account: AccountID) async throws -> SecondFactorEnrolment? {
        try await database.read { [self] db in
            let sealed = try db.value(
                "SELECT sealed_secret FROM second_factor WHERE account_id = \(account) AND confirmed_at IS NULL",
                as: [UInt8].self
            )
            guard let secret = sealed.flatMap(secrets.open), let found = try Account.find(account, in: db) else {
                return nil
            }
            return enrolment(of: found, secret: secret)
        }
    }

    private func enrolment(of account: Account, secret: [UInt8]) -> SecondFactorEnrolment {
        SecondFactorEnrolment(
            url: TimeCode.enrolmentURL(secret: secret, issuer: settings.issuer, login: account.login),
            secret: Base32.encode(secret)
        )
    }

    /// Confirms the app by one right code; the session at hand then counts as one with two factors.
    ///
    /// - Returns: ten recovery codes, shown once.
    /// - Throws: `.wrongSecondFactor`, `.noSecondFactor`, `.tooManyAttempts`.
    public func confirmSecondFactor(
        _ account: AccountID,
        code: String,
        session: SessionID,
        from device: DeviceFacts
    ) async throws -> [String] {
        let result = try await database.write { [self] db -> Result<[String], DirectoryRefusal> in
            guard let found = try Account.find(account, in: db),
                try db.row("SELECT 1 FROM second_factor WHERE account_id = \(account) AND confirmed_at IS NULL") != nil
            else { return .failure(.noSecondFactor) }
            if let refusal = try useTimeCode(code, of: account, from: device, in: db) { return .failure(refusal) }
            try db.run("UPDATE second_factor SET confirmed_at = \(surroundings.now) WHERE account_id = \(account)")
            try db.run("UPDATE session SET has_second_factor = 1 WHERE id = \(session) AND account_id = \(account)")
            try notify(
                found,
                .secondFactorChanged,
                "Tài khoản của bạn vừa bật xác thực hai lớp.",
                english: "The second factor of your account was switched on.",
                in: db
            )
            return .success(try replaceRecoveryCodes(of: account, in: db))
        }
        return try result.get()
    }

    /// Ends a sign-in that waits for the second factor: with a code of the app, or a recovery code.
    ///
    /// - Throws: `.signInExpired`, `.wrongSecondFactor`, `.tooManyAttempts`.
    public func signIn(secondFactor code: String, token: String, from device: DeviceFacts) async throws -> OpenedSession
    {
        let now = surroundings.now
        let result = try await database.write { [self] db -> Result<OpenedSession, DirectoryRefusal> in
            let row = try db.row(
                """
                SELECT account_id, failures FROM session
                WHERE token_hash = \(tokenHash(token)) AND stage = 'second_factor' AND expires_at > \(now)
                """
            )
            guard let row, let account = try Account.find(try row["account_id"], in: db), account.isOpen,
                (try row["failures"] as Int) < Self.secondFactorTries
            else { return .failure(.signInExpired) }
            if let refusal = try useAnySecondFactor(code, of: account.id, from: device, in: db) {
                try db.run("UPDATE session SET failures = failures + 1 WHERE token_hash = \(tokenHash(token))")
                return .failure(refusal)
            }
            try db.run("DELETE FROM session WHERE token_hash = \(tokenHash(token))")
            return .success(try openSession(account, hasSecondFactor: true, from: device, in: db))
        }
        return try result.get()
    }

    /// Takes the holder's own second factor away, against a right code of it: to change the phone, or to do without.
    ///
    /// - Throws: `.wrongSecondFactor`, `.noSecondFactor`, `.tooManyAttempts`.
    public func removeSecondFactor(of account: AccountID, code: String, from device: DeviceFacts) async throws {
        let refusal = try await database.write { [self] db -> DirectoryRefusal? in
            guard let found = try Account.find(account, in: db), try hasSecondFactor(account, in: db) else {
                return .noSecondFactor
            }
            if let refusal = try useAnySecondFactor(code, of: account, from: device, in: db) { return refusal }
            try removeSecondFactor(of: account, in: db)
            try notify(
                found,
                .secondFactorChanged,
                "Xác thực hai lớp của tài khoản vừa được tắt.",
                english: "The second factor of your account was switched off.",
                in: db
            )
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Makes new recovery codes, against a right code of the app; the old ones open nothing any more.
    ///
    /// - Throws: `.wrongSecondFactor`, `.noSecondFactor`, `.tooManyAttempts`.
    public func renewRecoveryCodes(
        _ account: AccountID,
        code: String,
        from device: DeviceFacts
    ) async throws -> [String] {
        let result = try await database.write { [self] db -> Result<[String], DirectoryRefusal> in
            guard try hasSecondFactor(account, in: db) else { return .failure(.noSecondFactor) }
            if let refusal = try useAnySecondFactor(code, of: account, from: device, in: db) {
                return .failure(refusal)
            }
            return .success(try replaceRecoveryCodes(of: account, in: db))
        }
        return try result.get()
    }

    /// How many recovery codes are left.
    func recoveryCodesLeft(_ account: AccountID, in db: ReadSession) throws -> Int {
        try db.value("SELECT COUNT(*) FROM recovery_code WHERE account_id = \(account) AND used_at IS NULL") ?? 0
    }

    /// Whether the account has a second factor in use.
    public func hasSecondFactor(_ account: AccountID) async throws -> Bool {
        try await database.read { [self] db in try hasSecondFactor(account, in: db) }
    }

    /// Whether the account has a second factor in use.
    public func hasSecondFactor(_ account: AccountID, in db: ReadSession) throws -> Bool {
        try db.row("SELECT 1 FROM second_factor WHERE account_id = \(account) AND confirmed_at IS NOT NULL") != nil
    }

    func removeSecondFactor(of account: AccountID, in db: WriteSession) throws {
        try db.run("DELETE FROM second_factor WHERE account_id = \(account)")
        try db.run("DELETE FROM recovery_code WHERE account_id = \(account)")
    }

    private func useAnySecondFactor(
        _ code: String,
        of account: AccountID,
        from device: DeviceFacts,
        in db: WriteSession
    ) throws -> DirectoryRefusal? {
        let isTimeCode = code.utf8.filter { $0 != UInt8(ascii: " ") }.count == TimeCode.digits
        if isTimeCode { return try useTimeCode(code, of: account, from: device, in: db) }
        let bucket = try secondFactorBucket(account, device, in: db)
        if let seconds = try AttemptBucket.charge([bucket], at: surroundings.now, in: db) {
            return .tooManyAttempts(seconds: seconds)
        }
        let hash = secrets.hash("recovery", account.description, Self.plainRecoveryCode(code))
        let used = try db.run(
            """
            UPDATE recovery_code SET used_at = \(surroundings.now)
            WHERE account_id = \(account) AND code_hash = \(hash) AND used_at IS NULL
            """
        )
        guard used == 1 else { return .wrongSecondFactor }
        try bucket.clear(in: db)
        return nil
    }

    private func useTimeCode(
        _ code: String,
        of account: AccountID,
        from device: DeviceFacts,
        in db: WriteSession
    ) throws -> DirectoryRefusal? {
        let bucket = try secondFactorBucket(account, device, in: db)
        if let seconds = try AttemptBucket.charge([bucket], at: surroundings.now, in: db) {
            return .tooManyAttempts(seconds: seconds)
        }
        guard let row = try db.row("SELECT sealed_secret, last_step FROM second_factor WHERE account_id = \(account)"),
            let secret = secrets.open(try row["sealed_secret"]),
            let step = TimeCode.matchingStep(
                secret: secret,
                code: code,
                at: surroundings.now,
                after: try row["last_step"]
            )
        else { return .wrongSecondFactor }
        try db.run("UPDATE second_factor SET last_step = \(step) WHERE account_id = \(account)")
        try bucket.clear(in: db)
        return nil
    }

    private func secondFactorBucket(
        _ account: AccountID,
        _ device: DeviceFacts,
        in db: ReadSession
    ) throws -> AttemptBucket {
        if let token = device.knownDevice, try isKnown(token, of: account, in: db) {
            return AttemptBucket(key: secrets.hash("attempt factor device", token), limit: .secondFactor)
        }
        return AttemptBucket(key: secrets.hash("attempt factor", account.description), limit: .secondFactor)
    }

    /// Ten codes of 50 bits, `k7qm2-x9d4p`.
    private func replaceRecoveryCodes(of account: AccountID, in db: WriteSession) throws -> [String] {
        try db.run("DELETE FROM recovery_code WHERE account_id = \(account)")
        return try (0..<Self.recoveryCodes).map { _ in
            let code = String(Base32.encode(surroundings.randomBytes(7)).lowercased().prefix(10))
            try db.run(
                """
                INSERT INTO recovery_code (account_id, code_hash, used_at)
                VALUES (\(account), \(secrets.hash("recovery", account.description, code)), NULL)
                """
            )
            return code.prefix(5) + "-" + code.suffix(5)
        }
    }

    private static func plainRecoveryCode(_ text: String) -> String {
        text.lowercased().filter { $0 != "-" && !$0.isWhitespace }
    }
}
