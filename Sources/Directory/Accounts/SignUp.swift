import Kernel
import Ledger
import Storage

extension Directory {
    /// Đăng ký tài khoản, first step: takes the id number and the phone, sends a one-time code.
    ///
    /// Whoever has an account already is told so by message, not on the page. Somebody the province knows under another
    /// phone gets no code: otherwise an id number read from a photocopy would open that person's affairs. The page says
    /// that a one-stop counter can put the phone right.
    ///
    /// - Returns: a token for the form that asks for the code.
    /// - Throws: `.details` (id number, phone), `.codeSentRecently`.
    public func beginSignUp(idNumber: String, phone: String, from device: DeviceFacts) async throws -> String {
        var faults: Set<DetailFault> = []
        let number = IDNumber(idNumber)
        let dialled = PhoneNumber(phone)
        if number == nil { faults.insert(.idNumber) }
        if dialled == nil { faults.insert(.phone) }
        guard let number, let dialled else { throw DirectoryRefusal.details(faults) }
        let result = try await database.write { [self] db -> Result<String, DirectoryRefusal> in
            if let refusal = try chargeCode(phone: dialled.digits, from: device, in: db) { return .failure(refusal) }
            let person = try self.person(idNumber: number.digits, in: db)
            let account = try person.flatMap { try Account.find(person: $0.id, kind: .citizen, in: db) }
            let isFree = try account == nil && Account.find(login: number.digits, in: db) == nil
            let isReal = isFree && (person == nil || person?.details.phone == dialled.digits)
            let (token, code) = try codes.issue(
                .signUp,
                account: nil,
                claim: SignUpClaim(idNumber: number, phone: dialled.digits),
                isReal: isReal,
                in: db
            )
            if isReal {
                try sendCode(.signUpCode, code, to: dialled.digits, account: nil, person: person?.id, in: db)
            } else if let account, try mayTell(person, typed: dialled.digits, from: device, in: db) {
                try notify(
                    account,
                    .alreadyRegistered,
                    "Bạn đã có tài khoản. Nếu quên mật khẩu, hãy chọn “Quên mật khẩu” ở trang đăng nhập.",
                    english: "You have an account already. If you have forgotten the password, choose “Forgotten your "
                        + "password?” on the sign-in page.",
                    in: db
                )
            }
            return .success(token)
        }
        return try result.get()
    }

    /// Second step: the code from the message, a password and the person's details; opens the account and a session.
    ///
    /// What the province already knows of the person stays as it is; `details` then only has to be acceptable. Its id
    /// number and phone are those of the first step.
    ///
    /// Sent twice (a double press, the back button), the second opens a session of the account that the first has opened:
    /// the form knows its code and its password.
    ///
    /// - Throws: `.wrongCode`, `.weakPassword`, `.details`, `.busy`.
    public func completeSignUp(
        token: String,
        code: String,
        password: String,
        details: PersonDetails,
        from device: DeviceFacts
    ) async throws -> OpenedSession {
        do {
            return try await openSignedUp(token: token, code: code, password: password, details, from: device)
        } catch DirectoryRefusal.wrongCode {
            let used = try await database.read { [codes] db in try codes.used(.signUp, token: token, code: code, in: db)
            }
            guard let number = used?.claim?.idNumber?.digits,
                case .open(let session) = try await signIn(login: number, password: password, from: device)
            else { throw DirectoryRefusal.wrongCode }
            return session
        }
    }

    private func openSignedUp(
        token: String,
        code: String,
        password: String,
        _ details: PersonDetails,
        from device: DeviceFacts
    ) async throws -> OpenedSession {
        let proof = try await database.write { [codes] db in
            try codes.check(.signUp, token: token, code: code, in: db)
        }
        guard let claim = proof?.claim, let number = claim.idNumber?.digits else { throw DirectoryRefusal.wrongCode }
        if let fault = PasswordPolicy.fault(in: password, personal: [number, claim.phone]) {
            throw DirectoryRefusal.weakPassword(fault)
        }
        var declared = details
        declared.kind = .citizen
        declared.idNumber = number
        declared.phone = claim.phone
        declared.source = .declared
        let checked = try declared.checked(on: today)
        let hash = try await self.hash(password)
        return try await database.write { [self] db in
            // Of two presses of the button one gets here first; the other finds the account opened.
            guard try codes.use(token: token, in: db) else { throw DirectoryRefusal.wrongCode }
            let known = try person(idNumber: number, in: db)
            if let known, known.details.phone != claim.phone { throw DirectoryRefusal.wrongCode }  // changed meanwhile
            let actor = Actor(account: nil, name: checked.name)
            let person = try known?.id ?? register(checked, by: actor, in: db)
            let account = try openAccount(
                for: person,
                login: number,
                kind: .citizen,
                passwordHash: hash,
                by: actor,
                in: db
            )
            guard let opened = try Account.find(account, in: db) else { throw DirectoryRefusal.noAccount }
            return try openSession(opened, hasSecondFactor: false, from: device, in: db)
        }
    }

    /// Whether the holder of an account may be told of a try to sign up: not flooded by who types other phones.
    private func mayTell(
        _ person: Person?,
        typed: String,
        from device: DeviceFacts,
        in db: WriteSession
    ) throws -> Bool {
        guard let phone = person?.details.phone, phone != typed else { return person?.details.phone != nil }
        return try chargeCode(phone: phone, from: device, in: db) == nil
    }

    func sendCode(
        _ kind: AccountNotice.Kind,
        _ code: String,
        to phone: String,
        account: AccountID?,
        person: PersonID?,
        in db: WriteSession
    ) throws {
        let text =
            "Mã xác thực của bạn là \(code), có hiệu lực trong \(OneTimeCodes.minutes) phút. "
            + "Không đưa mã này cho bất kỳ ai, kể cả cán bộ."
        let expiry = surroundings.now.adding(minutes: OneTimeCodes.minutes)
        let notice = AccountNotice(
            kind: kind,
            account: account,
            person: person,
            phone: phone,
            text: text,
            english:
                "Your code is \(code), good for \(OneTimeCodes.minutes) minutes. Give it to nobody, officers included.",
            expiresAt: expiry
        )
        try notices.send(notice, db)
    }
}
