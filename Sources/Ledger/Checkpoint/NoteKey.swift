public import Crypto
import Foundation
import Kernel

/// Khóa công khai: the Ed25519 key of a signer of notes, with its name (C2SP signed-note).
public struct NoteKey: Hashable, Sendable, CustomStringConvertible {
    /// The signer's name, an address without scheme.
    public let name: String
    /// Four bytes that name the key together with the signer's name.
    public let id: [UInt8]
    /// The 32 bytes of the public key.
    public let publicKey: [UInt8]

    private static let ed25519: UInt8 = 1

    /// A key with its name; nil where the name is none or the key has not 32 bytes.
    public init?(name: String, publicKey: [UInt8]) {
        guard Self.isName(name), publicKey.count == 32 else { return nil }
        self.name = name
        self.publicKey = publicKey
        id = Array(TreeHash.plain(Array(name.utf8) + [0x0A, Self.ed25519] + publicKey).bytes.prefix(4))
    }

    /// Reads the written form, `name+0f1e2d3c+AbCd…`; nil where it is damaged.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let id = Hex.decode(parts[1]), let key = Base64.decode(parts[2]),
            key.first == Self.ed25519
        else { return nil }
        self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
        guard self.id == id else { return nil }
    }

    /// The written form of a verifier's key: name, key id, kind and key.
    public var description: String { "\(name)+\(Hex.encode(id))+\(Base64.encode([Self.ed25519] + publicKey))" }

    /// Whether the signature over the text was made with the private half of this key.
    func signed(_ text: String, signature: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(Data(signature), for: Data(text.utf8))
    }

    /// A name is not empty and holds neither blanks nor a plus.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 32 }
    }
}

/// Khóa ký của nút: the private key with which a node signs the state of its ledger.
public struct NoteSigner: Sendable {
    /// The public half.
    public let key: NoteKey
    private let privateKey: Curve25519.Signing.PrivateKey

    /// A signer that is made from the secret of the installation: the same secret gives the same key.
    ///
    /// Servers that share one database share the secret too, and so sign with one key.
    public init(name: String, secret: [UInt8]) throws {
        let seed = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            info: Data("ledger checkpoint key v1".utf8),
            outputByteCount: 32
        )
        let privateKey = try seed.withUnsafeBytes { try Curve25519.Signing.PrivateKey(rawRepresentation: $0) }
        try self.init(name: name, privateKey: privateKey)
    }

    /// A signer with a given key.
    public init(name: String, privateKey: Curve25519.Signing.PrivateKey) throws {
        guard let key = NoteKey(name: name, publicKey: [UInt8](privateKey.publicKey.rawRepresentation)) else {
            throw LedgerFault.badName(name)
        }
        self.key = key
        self.privateKey = privateKey
    }

    /// The text as a signed note.
    public func sign(_ text: String) throws -> SignedNote {
        SignedNote(
            text: text,
            signatures: [
                .init(
                    name: key.name,
                    keyID: key.id,
                    bytes: [UInt8](try privateKey.signature(for: Data(text.utf8)))
                )
            ]
        )
    }
}
