import Kernel
import Storage

/// The way in by login and password.
public struct PasswordProvider: IdentityProvider {
    private let directory: Directory

    init(directory: Directory) {
        self.directory = directory
    }

    /// Checks the password, at the same cost whether the account exists or not.
    ///
    /// - Throws: `.wrongCredentials`, `.tooManyAttempts`, `.busy`.
    public func prove(_ claim: PasswordClaim, from device: DeviceFacts) async throws -> ProvenIdentity {
        let known = try await charge(claim, from: device)
        let stored = known?.hash
        let isRight = try await directory.passwords.verify(
            claim.password.count <= PasswordPolicy.most ? claim.password : "",
            against: stored
        )
        guard isRight, let known, known.isOpen, let stored else { throw DirectoryRefusal.wrongCredentials }
        let fresh =
            directory.passwords.isOutdated(stored)
            ? try await directory.hash(claim.password) : nil
        try await directory.database.write { [directory] db in
            for bucket in known.buckets {
                try bucket.isOwn ? bucket.bucket.clear(in: db) : bucket.bucket.giveBack(in: db)
            }
            guard let fresh else { return }
            try db.run(
                """
                UPDATE credential SET hash = \(fresh), changed_at = \(directory.surroundings.now)
                WHERE account_id = \(known.account) AND hash = \(stored)
                """
            )
        }
        return ProvenIdentity(account: known.account, hasSecondFactor: false)
    }

    private struct Known: Sendable {
        var account: AccountID
        var hash: String?
        var isOpen: Bool
        var buckets: [(bucket: AttemptBucket, isOwn: Bool)]
    }

    /// Charges the try and finds what to check it against.
    private func charge(_ claim: PasswordClaim, from device: DeviceFacts) async throws -> Known? {
        let login = Account.normalised(claim.login)
        let result = try await directory.database.write { [directory] db -> Result<Known?, DirectoryRefusal> in
            let account = try Account.find(login: login, in: db)
            let buckets = try directory.signInBuckets(login: login, account: account?.id, device: device, in: db)
            let seconds = try AttemptBucket.charge(buckets.map(\.bucket), at: directory.surroundings.now, in: db)
            if let seconds { return .failure(.tooManyAttempts(seconds: seconds)) }
            guard let account else { return .success(nil) }
            let hash = try directory.goodHash(of: account.id, in: db)
            return .success(Known(account: account.id, hash: hash, isOpen: account.isOpen, buckets: buckets))
        }
        return try result.get()
    }
}

extension Directory {
    /// The way in by login and password.
    public var passwordProvider: PasswordProvider { PasswordProvider(directory: self) }

    func hash(_ password: String) async throws -> String {
        try await passwords.hash(password, salt: surroundings.randomBytes(16))
    }

    /// What a password is checked against; nil where there is none, or a one-time password lay about for too long.
    func goodHash(of account: AccountID, in db: ReadSession) throws -> String? {
        let oldest = surroundings.now.adding(minutes: -settings.oneTimePasswordDays * 1440)
        return try db.value(
            """
            SELECT hash FROM credential
            WHERE account_id = \(account) AND (must_change = \(false) OR changed_at > \(oldest))
            """
        )
    }

    /// The buckets that a sign-in is charged to; `isOwn` ones are cleared by success, the others get one try back.
    func signInBuckets(
        login: String,
        account: AccountID?,
        device: DeviceFacts,
        in db: ReadSession
    ) throws -> [(bucket: AttemptBucket, isOwn: Bool)] {
        if let account, let token = device.knownDevice, try isKnown(token, of: account, in: db) {
            return [(AttemptBucket(key: secrets.hash("attempt device", token), limit: .knownDevice), true)]
        }
        return [
            (
                AttemptBucket(
                    key: secrets.hash("attempt account", login, device.network),
                    limit: .accountAndNetwork
                ), true
            ),
            (AttemptBucket(key: secrets.hash("attempt network", device.network), limit: .network), false),
        ]
    }

    func isKnown(_ token: String, of account: AccountID, in db: ReadSession) throws -> Bool {
        try db.row(
            """
            SELECT 1 FROM known_device
            WHERE token_hash = \(tokenHash(token)) AND account_id = \(account) AND expires_at > \(surroundings.now)
            """
        ) != nil
    }
}
