public import Crypto
import SwiftASN1

/// Hàm băm: a digest that a signature may be made over.
public enum DigestAlgorithm: String, Hashable, Sendable, CaseIterable {
    case sha256 = "SHA-256"
    case sha384 = "SHA-384"
    case sha512 = "SHA-512"

    init?(_ oid: ASN1ObjectIdentifier) {
        switch oid {
        case OID.sha256: self = .sha256
        case OID.sha384: self = .sha384
        case OID.sha512: self = .sha512
        default: return nil
        }
    }

    var oid: ASN1ObjectIdentifier {
        switch self {
        case .sha256: OID.sha256
        case .sha384: OID.sha384
        case .sha512: OID.sha512
        }
    }

    /// How many bytes a digest has.
    public var length: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    /// The digest of a message.
    public func digest(_ message: some Sequence<UInt8>) -> any Digest {
        let message = Array(message)
        return switch self {
        case .sha256: SHA256.hash(data: message)
        case .sha384: SHA384.hash(data: message)
        case .sha512: SHA512.hash(data: message)
        }
    }

    /// The bytes of the digest of a message.
    func bytes(of message: some Sequence<UInt8>) -> [UInt8] { Array(digest(message)) }

    /// The digest of several pieces, one after the other.
    func bytes(of pieces: [ArraySlice<UInt8>]) -> [UInt8] {
        switch self {
        case .sha256: Self.bytes(of: pieces, with: SHA256())
        case .sha384: Self.bytes(of: pieces, with: SHA384())
        case .sha512: Self.bytes(of: pieces, with: SHA512())
        }
    }

    private static func bytes(of pieces: [ArraySlice<UInt8>], with function: some HashFunction) -> [UInt8] {
        var function = function
        for piece in pieces { piece.withUnsafeBytes { function.update(bufferPointer: $0) } }
        return Array(function.finalize())
    }
}
