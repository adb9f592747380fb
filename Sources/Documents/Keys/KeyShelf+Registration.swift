import Foundation
public import Kernel
public import Ledger
public import Signing
public import Storage
import SwiftASN1
import Synchronization
import Tokens
import X509

/// Khoá đem đến đăng ký: a key that comes into use, by where its private half lies.
public enum NewKey: Sendable {
    /// A PKCS#12 file.
    case file([UInt8])
    /// A key in a token or an HSM, reached by a module of PKCS#11.
    case token(module: String, label: String, key: String?)
    /// A key at a remote signing service, with the access token by which this house may ask there.
    case remote(RemotePlace)
}

extension KeyShelf {
    /// Registers a key, after it was opened once with its PIN.
    ///
    /// The PIN of a person's key is not kept. That of an agency's is, sealed with the secret of the house; a file is closed anew
    /// with it instead.
    ///
    /// - Throws: `SigningFault` where a file does not open, `DocumentRefusal` where a device does not answer, the PIN is wrong or
    ///   the certificate is over.
    public func register(
        _ key: NewKey,
        pin: PIN,
        picture: BlobHash? = nil,
        for owner: KeyOwner,
        by actor: Actor
    ) async throws {
        let id = surroundings.newID(SigningKeyTag.self)
        let entry = Entry(id: id, owner: owner, picture: picture, actor: actor)
        let isAgency = if case .agency = owner { true } else { false }
        switch key {
        case .file(let file):
            let own = isAgency ? sealingPIN(of: id) : pin
            let kept = isAgency ? try PKCS12(file, pin: pin).sealed(with: own, surroundings: surroundings) : file
            try await register(file: kept, pin: own, as: entry)
        case .token(let module, let label, let name):
            let chain = try await askingKey {
                try await TokenKey(.init(module: module, token: label, key: name), pin: pin).chain
            }
            let device = KeyDevice.token(module: module, label: label, key: name)
            let kept = isAgency ? KeptSecret(pin: pin) : nil
            try await register(chain, in: device, keeping: try kept?.bytes, as: entry)
        case .remote(let place):
            let chain = try await askingKey {
                try await RemoteHand(place, pin: pin, surroundings: surroundings).chain
            }
            let device = KeyDevice.remote(service: place.service, credential: place.credential)
            let kept = KeptSecret(pin: isAgency ? pin : nil, accessToken: place.accessToken)
            try await register(chain, in: device, keeping: try kept.bytes, as: entry)
        }
    }

    /// What is written of a key wherever it lies.
    struct Entry {
        var id: SigningKeyID
        var owner: KeyOwner
        var picture: BlobHash?
        var actor: Actor
    }

    func register(file: [UInt8], pin: PIN, as entry: Entry) async throws {
        let key = try SoftwareKey(PKCS12(file, pin: pin))
        try await register(key.chain, in: .file, keeping: file, as: entry)
    }

    /// Registers the certificates of a key, and keeps its file or PIN, sealed.
    private func register(
        _ chain: [Certificate],
        in device: KeyDevice,
        keeping kept: [UInt8]?,
        as entry: Entry
    ) async throws {
        guard let own = chain.first else { throw DocumentRefusal.noKey }
        let facts = SignerCertificate(own)
        let event = SigningKeyRegistered(
            owner: entry.owner,
            device: device,
            chain: try chain.map { Base64.encode(try $0.der) },
            name: facts.name,
            notBefore: facts.from,
            notAfter: facts.until,
            picture: entry.picture
        )
        guard event.notAfter > surroundings.now else {
            throw DocumentRefusal.certificateExpired(event.notAfter.date)
        }
        let id = entry.id
        let sealed = try kept.map { try self.sealed($0, of: id) }
        try await database.write { [ledger] db in
            if let sealed {
                try db.run("INSERT INTO signing_key_file (key_id, sealed) VALUES (\(id), \(sealed))")
            }
            try ledger.append(
                [try NewEvent(kind: SigningKeyRegistered.kind, payload: event)],
                to: SigningKeyProjection.stream(id),
                by: entry.actor,
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
