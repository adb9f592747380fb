import Crypto
import FoundationEssentials
import Kernel
import Storage

/// Mã xác thực một lần: six digits by message, good for five minutes and five tries, once.
///
/// The page gets a token, the phone the code; one without the other opens nothing. Where no code may be sent (no such
/// account, another phone) a row without a code is kept, so that the page goes on as always and nobody learns who has an
/// account.
struct OneTimeCodes: Sendable {
    enum Purpose: String, SQLConvertible, Sendable {
        case signUp = "sign_up"
        case passwordReset = "password_reset"
        case phoneChange = "phone_change"
    }

    /// What a right code proves.
    struct Proof: Sendable {
        var account: AccountID?
        var claim: SignUpClaim?
    }

    static let minutes = 5
    static let tries = 5

    let secrets: InstallationSecrets
    let surroundings: Surroundings

    /// Makes a code.
    ///
    /// - `isReal`: whether a code is to be sent; otherwise none fits.
    ///
    /// - Returns: the token for the page, and the code for the message.
    func issue(
        _ purpose: Purpose,
        account: AccountID?,
        claim: SignUpClaim?,
        isReal: Bool,
        in db: WriteSession
    ) throws -> (token: String, code: String) {
        let token = Base64URL.encode(surroundings.randomBytes(32))
        let code = newCode()
        let hash = isReal ? hash(token, code) : nil
        let sealed = try claim.map { claim in
            try secrets.seal(Array(JSONEncoder().encode(claim)), nonce: surroundings.randomBytes(12))
        }
        let now = surroundings.now
        try db.run(
            """
            INSERT INTO one_time_code (
                token_hash, purpose, account_id, sealed_claim, code_hash, attempts_left, issued_at, expires_at, used_at
            )
            VALUES (
                \(tokenHash(token)), \(purpose), \(account), \(sealed), \(hash), \(Self.tries), \(now),
                \(now.adding(minutes: Self.minutes)), NULL
            )
            """
        )
        return (token, code)
    }

    /// Checks a code without using it up; a wrong one costs a try.
    ///
    /// Nil: wrong, used, too old, or tried too often.
    func check(_ purpose: Purpose, token: String, code: String, in db: WriteSession) throws -> Proof? {
        let row = try db.row(
            """
            SELECT account_id, sealed_claim, code_hash FROM one_time_code
            WHERE token_hash = \(tokenHash(token)) AND purpose = \(purpose) AND used_at IS NULL
              AND attempts_left > 0 AND expires_at > \(surroundings.now)
            """
        )
        guard let row else { return nil }
        guard try isRight(code, token, row) else {
            try db.run(
                "UPDATE one_time_code SET attempts_left = attempts_left - 1 WHERE token_hash = \(tokenHash(token))"
            )
            return nil
        }
        return try proof(row)
    }

    /// What a right code proved that was used up already, while it would still be good.
    func used(_ purpose: Purpose, token: String, code: String, in db: ReadSession) throws -> Proof? {
        let row = try db.row(
            """
            SELECT account_id, sealed_claim, code_hash FROM one_time_code
            WHERE token_hash = \(tokenHash(token)) AND purpose = \(purpose) AND used_at IS NOT NULL
              AND expires_at > \(surroundings.now)
            """
        )
        guard let row, try isRight(code, token, row) else { return nil }
        return try proof(row)
    }

    private func isRight(_ code: String, _ token: String, _ row: Row) throws -> Bool {
        let digits = String(decoding: code.utf8.filter { (48...57).contains($0) }, as: UTF8.self)
        guard let stored = try row["code_hash"] as [UInt8]? else { return false }
        return isEqualInConstantTime(stored, hash(token, digits))
    }

    private func proof(_ row: Row) throws -> Proof {
        let claim = try (row["sealed_claim"] as [UInt8]?).flatMap { sealed in
            try secrets.open(sealed).map { try JSONDecoder().decode(SignUpClaim.self, from: Data($0)) }
        }
        return Proof(account: try row["account_id"], claim: claim)
    }

    /// Uses a checked code up; of several at once only one gets true.
    func use(token: String, in db: WriteSession) throws -> Bool {
        try db.run(
            """
            UPDATE one_time_code SET used_at = \(surroundings.now)
            WHERE token_hash = \(tokenHash(token)) AND used_at IS NULL AND attempts_left > 0
              AND expires_at > \(surroundings.now)
            """
        ) == 1
    }

    private func hash(_ token: String, _ code: String) -> [UInt8] { secrets.hash("one-time code", token, code) }

    /// Six digits without bias.
    private func newCode() -> String {
        let range: UInt64 = 1_000_000
        let limit = UInt64.max - UInt64.max % range
        var word = surroundings.random()
        while word >= limit { word = surroundings.random() }
        let digits = String(word % range)
        return String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}

/// What a sign-up or a change of the phone claims: kept sealed until the code proves that the phone is at hand.
struct SignUpClaim: Codable, Sendable {
    /// Nil where only a phone is claimed.
    var idNumber: IDNumber?
    var phone: String
}

extension Directory {
    var codes: OneTimeCodes { OneTimeCodes(secrets: secrets, surroundings: surroundings) }

    /// Charges a message with a code to the phone and the network; nil where it may be sent.
    func chargeCode(phone: String, from device: DeviceFacts, in db: WriteSession) throws -> DirectoryRefusal? {
        let buckets = [
            AttemptBucket(key: secrets.hash("code phone", phone), limit: .codeToPhone),
            AttemptBucket(key: secrets.hash("code network", device.network), limit: .codesFromNetwork),
        ]
        return try AttemptBucket.charge(buckets, at: surroundings.now, in: db).map { .codeSentRecently(seconds: $0) }
    }
}
