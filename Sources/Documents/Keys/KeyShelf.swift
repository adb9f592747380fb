import Directory
public import Kernel
public import Ledger
public import Signing
public import Storage
import Synchronization
import Tokens

/// Tủ khoá: which keys may sign in this house, and how each is opened.
///
/// The key of an agency is opened by the house itself, by a secret that follows from the secret of the installation: the seal
/// stands on a receipt in the same second. The key of a person opens with a PIN that nobody keeps.
public final class KeyShelf: Sendable {
    /// Who makes keys for those who have none: the test authority of a demo; nil elsewhere.
    public typealias Issuer = @Sendable (KeyOwner, _ name: String, _ pin: PIN) async throws -> [UInt8]

    let secret: [UInt8]
    let columnSeal: ColumnSeal
    let ledger: Ledger
    let database: Database
    let surroundings: Surroundings
    let issuer: Issuer?
    let opened = Mutex<[SigningKeyID: any SigningKey]>([:])

    /// A shelf in a database.
    ///
    /// - Parameters:
    ///   - secret: the secret of the installation.
    ///   - database: where keys are registered.
    ///   - ledger: takes the events.
    ///   - surroundings: clock and ids.
    ///   - issuer: makes keys for those who have none; nil where an authority of the state does.
    public init(
        secret: [UInt8],
        database: Database,
        ledger: Ledger,
        surroundings: Surroundings,
        issuer: Issuer? = nil
    ) {
        self.secret = secret
        columnSeal = ColumnSeal(secret: secret, purpose: "thubon signing key files v1")
        self.database = database
        self.ledger = ledger
        self.surroundings = surroundings
        self.issuer = issuer
    }

    /// The PIN that keys of the test authority have.
    public static let trialPIN = "123456"

    /// Whether keys are made by a test authority.
    public var isTrial: Bool { issuer != nil }

    /// The newest key of an owner that is in use; nil where there is none.
    public func record(of owner: KeyOwner, in db: ReadSession) throws -> SigningKeyRecord? {
        try db.row(
            """
            SELECT * FROM signing_key
            WHERE owner_kind = \(owner.kind) AND owner_id = \(owner.id) AND retired_at IS NULL
            ORDER BY registered_at DESC, id DESC LIMIT 1
            """
        ).map(SigningKeyRecord.init(row:))
    }

    /// The key of an owner; where there is none and a test authority is there, it makes one.
    func record(of owner: KeyOwner, named name: String) async throws -> SigningKeyRecord? {
        if let known = try await database.read({ db in try self.record(of: owner, in: db) }) { return known }
        guard let issuer else { return nil }
        let id = surroundings.newID(SigningKeyTag.self)
        let pin = if case .agency = owner { sealingPIN(of: id) } else { PIN(Self.trialPIN) }
        let file = try await issuer(owner, name, pin)
        try await register(file: file, pin: pin, as: Entry(id: id, owner: owner, actor: .system))
        return try await database.read { db in try self.record(of: owner, in: db) }
    }

    /// All keys that are in use, by name.
    public func records(in db: ReadSession) throws -> [SigningKeyRecord] {
        try db.rows("SELECT * FROM signing_key WHERE retired_at IS NULL ORDER BY name, id")
            .map(SigningKeyRecord.init(row:))
    }

    /// Whether any agency of the house has a key by which it signs.
    func hasSeals(in db: ReadSession) throws -> Bool {
        guard !isTrial else { return true }
        return try db.row("SELECT 1 FROM signing_key WHERE owner_kind = 'agency' AND retired_at IS NULL LIMIT 1") != nil
    }

    // MARK: Opening

    /// The seal of an agency, opened once and kept; nil where the agency has none.
    func seal(of agency: AgencyID, named name: String) async throws -> (record: SigningKeyRecord, key: any SigningKey)?
    {
        guard let record = try await record(of: .agency(agency), named: name) else { return nil }
        try demandValid(record)
        if let key = opened.withLock({ $0[record.id] }) { return (record, key) }
        let key = try await open(record, pin: try await sealPIN(of: record))
        opened.withLock { $0[record.id] = key }
        return (record, key)
    }

    /// The key of a person, opened by its PIN; it is forgotten when the caller is done.
    ///
    /// - Throws: `DocumentRefusal` for a missing or wrong PIN, and for a key that is closed or no longer valid.
    func key(_ record: SigningKeyRecord, pin: PIN) async throws -> any SigningKey {
        try demandValid(record)
        guard !pin.isEmpty else { throw DocumentRefusal.pinMissing }
        try await demandUnlocked(record.id)
        do {
            let key = try await open(record, pin: pin)
            try await forgetAttempts(at: record.id)
            return key
        } catch SigningFault.wrongPassword {
            throw DocumentRefusal.wrongPIN(left: try await countAttempt(at: record.id))
        }
    }

    private func open(_ record: SigningKeyRecord, pin: PIN) async throws -> any SigningKey {
        switch record.device {
        case .file:
            guard let file = try await kept(of: record.id) else { throw DocumentRefusal.deviceAway }
            return try SoftwareKey(PKCS12(file, pin: pin))
        case .token(let module, let label, let key):
            return try await askingKey { try await TokenKey(.init(module: module, token: label, key: key), pin: pin) }
        case .remote(let service, let credential):
            guard let access = try await accessToken(of: record.id) else { throw DocumentRefusal.deviceAway }
            let place = RemotePlace(service: service, credential: credential, accessToken: access)
            return try await askingKey { try await RemoteHand(place, pin: pin, surroundings: surroundings) }
        }
    }

    private func demandValid(_ record: SigningKeyRecord) throws {
        guard record.isValid(at: surroundings.now) else {
            throw DocumentRefusal.certificateExpired(record.notAfter.date)
        }
    }
}
