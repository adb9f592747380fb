public import Kernel
import Ledger
import Storage

extension Directory {
    /// Đổi số điện thoại, first step: the password once more, then a one-time code to the new number.
    ///
    /// The phone is where a forgotten password is reset, so an open session alone must not move it.
    ///
    /// - Returns: a token for the form that asks for the code.
    /// - Throws: `.details` (phone), `.wrongCredentials`, `.tooManyAttempts`, `.busy`, `.codeSentRecently`, `.noPerson`.
    public func beginPhoneChange(
        of account: AccountID,
        to phone: String,
        password: String,
        from device: DeviceFacts
    ) async throws -> String {
        guard let dialled = PhoneNumber(phone) else { throw DirectoryRefusal.details([.phone]) }
        let found = try await database.read { db in try Account.find(account, in: db) }
        guard let found, let person = found.person else { throw DirectoryRefusal.noPerson }
        _ = try await passwordProvider.prove(PasswordClaim(login: found.login, password: password), from: device)
        let result = try await database.write { [self] db -> Result<String, DirectoryRefusal> in
            if let refusal = try chargeCode(phone: dialled.digits, from: device, in: db) { return .failure(refusal) }
            let (token, code) = try codes.issue(
                .phoneChange,
                account: account,
                claim: SignUpClaim(idNumber: nil, phone: dialled.digits),
                isReal: true,
                in: db
            )
            try sendCode(.phoneCode, code, to: dialled.digits, account: account, person: person, in: db)
            return .success(token)
        }
        return try result.get()
    }

    /// Second step: the code from the new phone.
    ///
    /// The old number is told.
    ///
    /// - Throws: `.wrongCode`.
    public func completePhoneChange(of account: AccountID, token: String, code: String) async throws {
        let refusal = try await database.write { [self] db -> DirectoryRefusal? in
            guard let proof = try codes.check(.phoneChange, token: token, code: code, in: db),
                proof.account == account, let phone = proof.claim?.phone,
                try codes.use(token: token, in: db),
                let found = try Account.find(account, in: db), found.isOpen,
                let id = found.person, let person = try self.person(id, in: db)
            else { return .wrongCode }
            guard person.details.phone != phone else { return nil }
            if person.details.phone != nil {
                try notify(
                    found,
                    .phoneChanged,
                    "Số điện thoại của tài khoản vừa được đổi lúc \(surroundings.now.vietnamese). "
                        + "Nếu không phải bạn, hãy đổi mật khẩu ngay và đến bộ phận một cửa gần nhất.",
                    english:
                        "The phone number of your account was changed. If it was not you, change your password now "
                        + "and go to the nearest one-stop counter.",
                    in: db
                )
            }
            var details = person.details
            details.phone = phone
            try change(id, to: details, by: Actor(account: account.description, name: found.name), in: db)
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Đổi địa chỉ thư điện tử; empty takes it away.
    ///
    /// - Throws: `.details` (email), `.noPerson`.
    public func changeEmail(of account: AccountID, to email: String) async throws {
        try await database.write { [self] db in
            guard let found = try Account.find(account, in: db), let id = found.person,
                let person = try self.person(id, in: db)
            else { throw DirectoryRefusal.noPerson }
            var details = person.details
            details.email = email
            try change(id, to: details, by: Actor(account: account.description, name: found.name), in: db)
        }
    }
}
