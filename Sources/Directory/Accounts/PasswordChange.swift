public import Kernel
import Storage

extension Directory {
    /// Quên mật khẩu, first step: sends a one-time code to the phone of the account, if there is one.
    ///
    /// The page answers the same whether there is such an account or not.
    ///
    /// - Returns: a token for the form that asks for the code and the new password.
    /// - Throws: `.codeSentRecently`.
    public func beginPasswordReset(login: String, from device: DeviceFacts) async throws -> String {
        let result = try await database.write { [self] db -> Result<String, DirectoryRefusal> in
            let account = try Account.find(login: login, in: db)
            let phone = try account?.person.flatMap { try self.person($0, in: db)?.details.phone }
            // Unknown logins are counted too, by login: the answer must not tell which ones exist.
            let counted = phone ?? Account.normalised(login)
            if let refusal = try chargeCode(phone: counted, from: device, in: db) { return .failure(refusal) }
            let isReal = account?.isOpen == true && phone != nil
            let (token, code) = try codes.issue(
                .passwordReset,
                account: isReal ? account?.id : nil,
                claim: nil,
                isReal: isReal,
                in: db
            )
            if isReal, let account, let phone {
                try sendCode(.resetCode, code, to: phone, account: account.id, person: account.person, in: db)
            }
            return .success(token)
        }
        return try result.get()
    }

    /// Second step: the code and the new password.
    ///
    /// Ends all sessions; the second factor stays as it is.
    ///
    /// - Throws: `.wrongCode`, `.weakPassword`, `.busy`.
    public func completePasswordReset(token: String, code: String, password: String) async throws {
        let proof = try await database.write { [codes] db in
            try codes.check(.passwordReset, token: token, code: code, in: db)
        }
        guard let account = proof?.account else { throw DirectoryRefusal.wrongCode }
        try await checkPolicy(password, of: account)
        let hash = try await self.hash(password)
        try await database.write { [self] db in
            guard try codes.use(token: token, in: db), let found = try Account.find(account, in: db), found.isOpen
            else {
                throw DirectoryRefusal.wrongCode
            }
            try storePassword(hash, of: found, mustChange: false, in: db)
            try endSessions(of: account, in: db)
        }
    }

    /// Đổi mật khẩu: ends all other sessions.
    ///
    /// - Throws: `.wrongCredentials` (the old one is wrong), `.tooManyAttempts`, `.weakPassword`, `.busy`.
    public func changePassword(
        of account: AccountID,
        from old: String,
        to new: String,
        session: SessionID,
        device: DeviceFacts
    ) async throws {
        let found = try await database.read { db in try Account.find(account, in: db) }
        guard let found else { throw DirectoryRefusal.noAccount }
        _ = try await passwordProvider.prove(PasswordClaim(login: found.login, password: old), from: device)
        try await checkPolicy(new, of: account)
        guard new != old else { throw DirectoryRefusal.weakPassword(.common) }
        let hash = try await self.hash(new)
        try await database.write { [self] db in
            try storePassword(hash, of: found, mustChange: false, in: db)
            try endSessions(of: account, except: session, keeping: device, in: db)
        }
    }

    func storePassword(_ hash: String, of account: Account, mustChange: Bool, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO credential (account_id, hash, must_change, changed_at)
            VALUES (\(account.id), \(hash), \(mustChange), \(surroundings.now))
            ON CONFLICT (account_id) DO UPDATE
            SET hash = excluded.hash, must_change = excluded.must_change, changed_at = excluded.changed_at
            """
        )
        // Codes under way were asked for with the old password lost; they must not set another one.
        try db.run(
            """
            UPDATE one_time_code SET used_at = \(surroundings.now)
            WHERE account_id = \(account.id) AND used_at IS NULL
            """
        )
        try notify(
            account,
            .passwordChanged,
            "Mật khẩu của tài khoản đã được thay đổi lúc \(surroundings.now.vietnamese). "
                + "Nếu không phải bạn, hãy đến bộ phận một cửa gần nhất.",
            english: "The password of your account was changed. If it was not you, go to the nearest one-stop counter.",
            in: db
        )
    }

    private func checkPolicy(_ password: String, of account: AccountID) async throws {
        let personal = try await database.read { [self] db -> [String?] in
            guard let found = try Account.find(account, in: db) else { return [] }
            let person = try found.person.flatMap { try self.person($0, in: db) }
            return [found.login, person?.details.idNumber, person?.details.phone]
        }
        if let fault = PasswordPolicy.fault(in: password, personal: personal) {
            throw DirectoryRefusal.weakPassword(fault)
        }
    }
}
