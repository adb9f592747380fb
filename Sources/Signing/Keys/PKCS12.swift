import Crypto
import CryptoExtras
import FoundationEssentials
import SwiftASN1
public import X509

/// Tệp khoá PKCS#12: a file with a key and its certificates behind a password (RFC 7292).
///
/// Read are files as OpenSSL 3 and the authorities of today write them: PBES2 with AES and HMAC-SHA-256, and a MAC with
/// SHA-256. The older forms with RC2, triple DES and SHA-1 protect nothing and are refused.
public struct PKCS12 {
    /// The private key, PKCS#8 in DER.
    let key: [UInt8]
    /// The certificates, in the order of the file.
    public let certificates: [Certificate]

    /// Opens a file.
    ///
    /// - Throws: `SigningFault.wrongPassword`, or another where the file is of a form that is not read.
    public init(_ file: [UInt8], password: String) throws {
        try self.init(file, password: password, rounds: 10_000_000)
    }

    /// Opens a file that asks for no more rounds than these in all: each of its parts may be sealed anew.
    init(_ file: [UInt8], password: String, rounds: Int) throws {
        var rounds = rounds
        var members = try DERCursor(try DER.parse(file))
        guard try members.integer() == 3 else { throw SigningFault.malformed }
        let content = try Self.data(try members.next())
        guard !members.isAtEnd else { throw SigningFault.unsupported("PKCS#12 without MAC") }
        try Self.check(try members.next(), of: content, password, &rounds)
        try members.finish()
        var (key, certificates): ([UInt8]?, [Certificate]) = (nil, [])
        var safes = try DERCursor(try DER.parse(content))
        while !safes.isAtEnd {
            var bags = try DERCursor(try DER.parse(try Self.content(of: try safes.next(), password, &rounds)[...]))
            while !bags.isAtEnd {
                switch try Self.bag(try bags.next(), password, &rounds) {
                case .key(let bytes): key = key ?? bytes
                case .certificate(let certificate): certificates.append(certificate)
                case nil: break
                }
            }
        }
        guard let key else { throw SigningFault.noCertificate }
        (self.key, self.certificates) = (key, certificates)
    }

    // MARK: Bags

    private enum Content {
        case key([UInt8])
        case certificate(Certificate)
    }

    private static let bags: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 12, 10, 1]
    private static let keyBag: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 12, 10, 1, 1]
    static let shroudedKeyBag: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 12, 10, 1, 2]
    static let certificateBag: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 12, 10, 1, 3]

    private static func bag(_ node: ASN1Node, _ password: String, _ rounds: inout Int) throws -> Content? {
        var members = try DERCursor(node)
        let kind = try members.oid()
        guard let value = try members.next(tagged: 0)?.only() else { throw SigningFault.malformed }
        switch kind {
        case keyBag: return .key(Array(value.encodedBytes))
        case shroudedKeyBag:
            var sealed = try DERCursor(value)
            let algorithm = try AlgorithmIdentifier(try sealed.next())
            return .key(try decrypt(try sealed.octets(), algorithm, password, &rounds))
        case certificateBag:
            var certificate = try DERCursor(value)
            guard try certificate.oid() == [1, 2, 840, 113549, 1, 9, 22, 1],
                let wrapped = try certificate.next(tagged: 0)?.only()
            else { return nil }
            return .certificate(try Certificate(derEncoded: try ASN1OctetString(derEncoded: wrapped).bytes))
        default: return nil
        }
    }

    /// What a ContentInfo of the safe holds, in the clear.
    private static func content(of node: ASN1Node, _ password: String, _ rounds: inout Int) throws -> [UInt8] {
        var members = try DERCursor(node)
        let kind = try members.oid()
        if kind == OID.data { return Array(try data(node)) }
        guard kind == OID.encryptedData, let wrapped = try members.next(tagged: 0)?.only() else {
            throw SigningFault.unsupported("PKCS#12 \(kind)")
        }
        var encrypted = try DERCursor(wrapped)
        _ = try encrypted.integer()
        var info = try DERCursor(try encrypted.next())
        _ = try info.oid()
        let algorithm = try AlgorithmIdentifier(try info.next())
        guard let sealed = info.next(tagged: 0) else { throw SigningFault.malformed }
        return try decrypt(try sealed.primitive(), algorithm, password, &rounds)
    }

    private static func data(_ node: ASN1Node) throws -> ArraySlice<UInt8> {
        var members = try DERCursor(node)
        guard try members.oid() == OID.data, let wrapped = try members.next(tagged: 0)?.only() else {
            throw SigningFault.unsupported("PKCS#12 with a signature for a MAC")
        }
        return try ASN1OctetString(derEncoded: wrapped).bytes
    }

    // MARK: Password

    /// MacData (RFC 7292, 4): the MAC shows whether the password is the right one.
    private static func check(
        _ node: ASN1Node,
        of content: ArraySlice<UInt8>,
        _ password: String,
        _ left: inout Int
    ) throws {
        var members = try DERCursor(node)
        var info = try DERCursor(try members.next())
        let algorithm = try AlgorithmIdentifier(try info.next())
        guard algorithm.oid == OID.sha256 else {
            throw SigningFault.unsupported("PKCS#12 MAC \(AlgorithmIdentifier.name(algorithm.oid))")
        }
        let code = try info.octets()
        let salt = try members.octets()
        let rounds = members.isAtEnd ? 1 : try members.integer()
        guard rounds > 0, rounds <= left, !salt.isEmpty, salt.count <= 1024 else { throw SigningFault.malformed }
        left -= rounds
        let key = SymmetricKey(data: macKey(password, salt, rounds))
        guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: content, using: key) else {
            throw SigningFault.wrongPassword
        }
    }

    /// The derivation of RFC 7292, appendix B, for a key as long as the digest: one block of it.
    static func macKey(_ password: String, _ salt: ArraySlice<UInt8>, _ rounds: Int) -> [UInt8] {
        var secret: [UInt8] = []
        for unit in Array(password.utf16) + [0] { secret += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        func filled(_ bytes: some Collection<UInt8>) -> [UInt8] {
            let count = (bytes.count + 63) / 64 * 64
            var result: [UInt8] = []
            while result.count < count { result += bytes.prefix(count - result.count) }
            return result
        }
        var key = Array(SHA256.hash(data: [UInt8](repeating: 3, count: 64) + filled(salt) + filled(secret)))
        for _ in 1..<max(rounds, 1) { key = Array(SHA256.hash(data: key)) }
        return key
    }

    // MARK: PBES2

    /// PBES2 with PBKDF2 and AES-CBC (RFC 8018, 6.2).
    private static func decrypt(
        _ sealed: ArraySlice<UInt8>,
        _ algorithm: AlgorithmIdentifier,
        _ password: String,
        _ left: inout Int
    ) throws -> [UInt8] {
        guard algorithm.oid == [1, 2, 840, 113549, 1, 5, 13] else {
            throw SigningFault.unsupported("PKCS#12 encryption \(algorithm.oid)")
        }
        var members = try DERCursor(algorithm.parameters)
        let derivation = try AlgorithmIdentifier(try members.next())
        let cipher = try AlgorithmIdentifier(try members.next())
        let length: Int
        switch cipher.oid {
        case [2, 16, 840, 1, 101, 3, 4, 1, 2]: length = 16
        case [2, 16, 840, 1, 101, 3, 4, 1, 22]: length = 24
        case [2, 16, 840, 1, 101, 3, 4, 1, 42]: length = 32
        default: throw SigningFault.unsupported("PKCS#12 cipher \(cipher.oid)")
        }
        guard let parameters = cipher.parameters else { throw SigningFault.malformed }
        let start = try ASN1OctetString(derEncoded: parameters).bytes
        guard start.count == 16 else { throw SigningFault.malformed }
        let key = try derivedKey(derivation, length, password, &left)
        guard let plain = try? AES._CBC.decrypt(sealed, using: key, iv: AES._CBC.IV(ivBytes: start)) else {
            throw SigningFault.wrongPassword
        }
        return Array(plain)
    }

    private static func derivedKey(
        _ derivation: AlgorithmIdentifier,
        _ length: Int,
        _ password: String,
        _ left: inout Int
    ) throws -> SymmetricKey {
        guard derivation.oid == [1, 2, 840, 113549, 1, 5, 12] else {
            throw SigningFault.unsupported("PKCS#12 derivation \(derivation.oid)")
        }
        var members = try DERCursor(derivation.parameters)
        let salt = try members.octets()
        let rounds = try members.integer()
        _ = members.next(if: .integer)
        guard !members.isAtEnd, rounds > 0 else {
            throw SigningFault.unsupported("PKCS#12 derivation with SHA-1")
        }
        guard rounds <= left else { throw SigningFault.malformed }
        left -= rounds
        let function: KDF.Insecure.PBKDF2.HashFunction
        switch try AlgorithmIdentifier(try members.next()).oid {
        case [1, 2, 840, 113549, 2, 9]: function = .sha256
        case [1, 2, 840, 113549, 2, 10]: function = .sha384
        case [1, 2, 840, 113549, 2, 11]: function = .sha512
        default: throw SigningFault.unsupported("PKCS#12 derivation with SHA-1")
        }
        return try KDF.Insecure.PBKDF2.deriveKey(
            from: Array(password.utf8),
            salt: salt,
            using: function,
            outputByteCount: length,
            unsafeUncheckedRounds: rounds
        )
    }
}

extension SoftwareKey {
    /// The key of a file.
    ///
    /// - Throws: `SigningFault` where the key is of a kind that is not supported, or has no certificate in the file.
    public init(_ file: PKCS12, usesPSS: Bool = false) throws {
        try self.init(der: file.key, certificates: file.certificates, usesPSS: usesPSS)
    }
}
