import Crypto
import Foundation
import Kernel
import Signing
import Storage

/// What is kept of a key that lies elsewhere.
struct KeptSecret: Codable {
    /// The PIN of an agency's key; nil for that of a person.
    var pin: String?
    /// By what a remote signing service knows this house.
    var accessToken: String?

    init(pin: PIN?, accessToken: PIN? = nil) {
        self.pin = pin?.text
        self.accessToken = accessToken?.text
    }

    /// Reads what was kept; a PIN that stands alone is how keys in tokens were kept at first.
    init(_ bytes: [UInt8]) {
        let alone = Self(pin: PIN(String(decoding: bytes, as: UTF8.self)))
        self = (try? JSONDecoder().decode(Self.self, from: Data(bytes))) ?? alone
    }

    var bytes: [UInt8] { get throws { Array(try JSONEncoder().encode(self)) } }
}

/// Tệp khoá: what the house keeps of its keys, closed with its secret: who only has the database cannot try PINs.
extension KeyShelf {
    /// What is kept of a key: its PKCS#12 file, or a `KeptSecret`; nil where it is not there.
    func kept(of id: SigningKeyID) async throws -> [UInt8]? {
        let sealed = try await database.read { db in
            try db.value("SELECT sealed FROM signing_key_file WHERE key_id = \(id)", as: [UInt8].self)
        }
        return sealed.flatMap { columnSeal.open($0, for: id.description) }
    }

    func sealed(_ kept: [UInt8], of id: SigningKeyID) throws -> [UInt8] {
        try columnSeal.close(kept, for: id.description, nonce: surroundings.randomBytes(12))
    }

    /// What opens the key of an agency: of a file the house's own PIN, of others the one that was given when they came.
    func sealPIN(of record: SigningKeyRecord) async throws -> PIN {
        guard record.device != .file else { return sealingPIN(of: record.id) }
        guard let kept = try await kept(of: record.id), let pin = KeptSecret(kept).pin else {
            throw DocumentRefusal.deviceAway
        }
        return PIN(pin)
    }

    /// By what a remote signing service knows this house.
    func accessToken(of id: SigningKeyID) async throws -> PIN? {
        guard let kept = try await kept(of: id) else { return nil }
        return KeptSecret(kept).accessToken.map { PIN($0) }
    }

    func sealingPIN(of id: SigningKeyID) -> PIN {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            info: Data("thubon agency seal v1 \(id)".utf8),
            outputByteCount: 32
        )
        return PIN(key.withUnsafeBytes { Hex.encode($0) })
    }
}
