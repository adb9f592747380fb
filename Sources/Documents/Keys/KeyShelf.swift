import Crypto
import Directory
import Foundation
public import Kernel
public import Ledger
public import Signing
public import Storage
import SwiftASN1
import Synchronization
import Tokens
import X509

/// Tủ khoá: which keys may sign in this house, and how each is opened.
///
/// The key of an agency is opened by the house itself, by a secret that follows from the secret of the installation: the seal
/// stands on a receipt in the same second. The key of a person opens with a PIN that nobody keeps.
public final class KeyShelf: Sendable {
    /// Who makes keys for those who have none: the test authority of a demo; nil elsewhere.
    public typealias Issuer = @Sendable (KeyOwner, _ name: String, _ pin: PIN) async throws -> [UInt8]

    private let secret: SymmetricKey
    let ledger: Ledger
    let database: Database
    let surroundings: Surroundings
    private let issuer: Issuer?
    private let opened = Mutex<[SigningKeyID: any SigningKey]>([:])

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
        self.secret = SymmetricKey(data: secret)
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
        try await register(file, pin: pin, for: owner, as: id, by: .system)
        return try await database.read { db in try self.record(of: owner, in: db) }
    }

    /// Registers a key that comes as a PKCS#12 file.
    ///
    /// The key of an agency is closed anew, by the secret of the house.
    ///
    /// - Throws: `SigningFault` where the file does not open, `DocumentRefusal.certificateExpired`.
    public func register(_ file: [UInt8], pin: PIN, for owner: KeyOwner, by actor: Actor) async throws {
        let id = surroundings.newID(SigningKeyTag.self)
        if case .agency = owner {
            let sealed = try PKCS12(file, pin: pin).sealed(with: sealingPIN(of: id), surroundings: surroundings)
            try await register(sealed, pin: sealingPIN(of: id), for: owner, as: id, by: actor)
        } else {
            try await register(file, pin: pin, for: owner, as: id, by: actor)
        }
    }

    private func register(
        _ file: [UInt8],
        pin: PIN,
        for owner: KeyOwner,
        as id: SigningKeyID,
        by actor: Actor
    ) async throws {
        let key = try SoftwareKey(PKCS12(file, pin: pin))
        try await register(key.chain, in: .file, keeping: file, for: owner, as: id, by: actor)
    }

    /// Registers a key in a token or an HSM; the PIN of an agency's is kept, sealed with the secret of the house.
    ///
    /// - Throws: `DocumentRefusal` where the token does not answer or the PIN is wrong.
    public func register(
        token label: String,
        module: String,
        key name: String?,
        pin: String,
        for owner: KeyOwner,
        by actor: Actor
    ) async throws {
        let key = try await askingKey {
            try await TokenKey(.init(module: module, token: label, key: name), pin: PIN(pin))
        }
        let device = KeyDevice.token(module: module, label: label, key: name)
        let kept = if case .agency = owner { Array(pin.utf8) } else { [UInt8]?.none }
        let id = surroundings.newID(SigningKeyTag.self)
        try await register(key.chain, in: device, keeping: kept, for: owner, as: id, by: actor)
    }

    /// All keys that are in use, by name.
    public func records(in db: ReadSession) throws -> [SigningKeyRecord] {
        try db.rows("SELECT * FROM signing_key WHERE retired_at IS NULL ORDER BY name, id")
            .map(SigningKeyRecord.init(row:))
    }

    /// Registers the certificates of a key, and keeps its file or PIN, sealed.
    private func register(
        _ chain: [Certificate],
        in device: KeyDevice,
        keeping kept: [UInt8]?,
        for owner: KeyOwner,
        as id: SigningKeyID,
        by actor: Actor
    ) async throws {
        guard let own = chain.first else { throw DocumentRefusal.noKey }
        let facts = SignerCertificate(own)
        let event = SigningKeyRegistered(
            owner: owner,
            device: device,
            chain: try chain.map { Base64.encode(try $0.der) },
            name: facts.name,
            notBefore: facts.from,
            notAfter: facts.until
        )
        guard event.notAfter > surroundings.now else {
            throw DocumentRefusal.certificateExpired(event.notAfter.date)
        }
        let sealed = try kept.map { try self.sealed($0, of: id) }
        try await database.write { [ledger] db in
            if let sealed {
                try db.run("INSERT INTO signing_key_file (key_id, sealed) VALUES (\(id), \(sealed))")
            }
            try ledger.append(
                [try NewEvent(kind: SigningKeyRegistered.kind, payload: event)],
                to: SigningKeyProjection.stream(id),
                by: actor,
                in: db
            )
        }
    }

    /// Takes a key out of use; what it signed stays valid.
    public func retire(_ id: SigningKeyID, reason: String, by actor: Actor, in db: WriteSession) throws {
        try ledger.append(
            [try NewEvent(kind: SigningKeyRetired.kind, payload: SigningKeyRetired(reason: reason))],
            to: SigningKeyProjection.stream(id),
            by: actor,
            in: db
        )
        _ = opened.withLock { $0.removeValue(forKey: id) }
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
            guard let file = try await file(of: record.id) else { throw DocumentRefusal.deviceAway }
            return try SoftwareKey(PKCS12(file, pin: pin))
        case .token(let module, let label, let key):
            return try await askingKey { try await TokenKey(.init(module: module, token: label, key: key), pin: pin) }
        }
    }

    private func demandValid(_ record: SigningKeyRecord) throws {
        guard record.isValid(at: surroundings.now) else {
            throw DocumentRefusal.certificateExpired(record.notAfter.date)
        }
    }

    // MARK: Files

    /// The PKCS#12 file of a key; nil where it is not there.
    private func file(of id: SigningKeyID) async throws -> [UInt8]? {
        let sealed = try await database.read { db in
            try db.value("SELECT sealed FROM signing_key_file WHERE key_id = \(id)", as: [UInt8].self)
        }
        guard let sealed else { return nil }
        return Array(
            try AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed),
                using: wrapping,
                authenticating: Data(id.description.utf8)
            )
        )
    }

    /// Closed a second time, by the secret of the house: who only has the database cannot try PINs.
    private func sealed(_ file: [UInt8], of id: SigningKeyID) throws -> [UInt8] {
        let nonce = try AES.GCM.Nonce(data: surroundings.randomBytes(12))
        let box = try AES.GCM.seal(file, using: wrapping, nonce: nonce, authenticating: Data(id.description.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// What opens the key of an agency: of a file the house's own PIN, of a token the one that was given when it came.
    private func sealPIN(of record: SigningKeyRecord) async throws -> PIN {
        guard case .token = record.device else { return sealingPIN(of: record.id) }
        guard let pin = try await file(of: record.id) else { throw DocumentRefusal.deviceAway }
        return PIN(String(decoding: pin, as: UTF8.self))
    }

    private var wrapping: SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret,
            info: Data("thubon signing key files v1".utf8),
            outputByteCount: 32
        )
    }

    private func sealingPIN(of id: SigningKeyID) -> PIN {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret,
            info: Data("thubon agency seal v1 \(id)".utf8),
            outputByteCount: 32
        )
        return PIN(key.withUnsafeBytes { Hex.encode($0) })
    }
}

extension Certificate {
    /// Its bytes.
    var der: [UInt8] {
        get throws {
            var serializer = DER.Serializer()
            try serializer.serialize(self)
            return serializer.serializedBytes
        }
    }
}
