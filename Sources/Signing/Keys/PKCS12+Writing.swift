import Crypto
import CryptoExtras
public import Kernel
import SwiftASN1
public import X509

extension PKCS12 {
    /// How often a password is hashed where nobody asks for another number (NIST SP 800-132 wants it as high as bearable).
    public static let usualRounds = 100_000

    /// What a file shall hold: a key (PKCS#8 in DER), its certificate, then those that lead to the root.
    public init(key: [UInt8], chain: [Certificate]) {
        (self.key, certificates) = (key, chain)
    }

    /// Opens a file.
    ///
    /// - Throws: `SigningFault.wrongPassword`, or another where the file is of a form that is not read.
    public init(_ file: [UInt8], pin: PIN) throws {
        try self.init(file, password: pin.text)
    }

    /// The bytes of the file: key and certificates encrypted (PBES2, AES-256, HMAC-SHA-256), all under a MAC.
    ///
    /// - Throws: what the libraries throw.
    public func sealed(
        with pin: PIN,
        rounds: Int = PKCS12.usualRounds,
        surroundings: Surroundings
    ) throws -> [UInt8] {
        let seal = Seal(pin: pin, rounds: rounds, surroundings: surroundings)
        let mark = Self.localKey(Array(SHA256.hash(data: try certificates.first?.bytes() ?? []).prefix(20)))
        let bags = try certificates.enumerated().map { index, certificate in
            Self.bag(
                Self.certificateBag,
                .sequence([.oid(Self.x509Certificate), .tagged(0, [.octets(try certificate.bytes())])]),
                index == 0 ? mark : nil
            )
        }
        let hidden = try seal.encrypted(try DERElement.sequence(bags).bytes())
        let shrouded = try seal.encrypted(key)
        let safe = try DERElement.sequence([
            .sequence([
                .oid(OID.encryptedData),
                .tagged(
                    0,
                    [
                        .sequence([
                            .integer(0),
                            .sequence([
                                .oid(OID.data), hidden.algorithm, .primitive(.context(0), hidden.bytes),
                            ]),
                        ])
                    ]
                ),
            ]),
            Self.plain(
                try DERElement.sequence([
                    Self.bag(Self.shroudedKeyBag, .sequence([shrouded.algorithm, .octets(shrouded.bytes)]), mark)
                ]).bytes()
            ),
        ]).bytes()
        return try DERElement.sequence([.integer(3), Self.plain(safe), seal.code(over: safe)]).bytes()
    }

    private static let x509Certificate: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 22, 1]

    private static func plain(_ bytes: [UInt8]) -> DERElement {
        .sequence([.oid(OID.data), .tagged(0, [.octets(bytes)])])
    }

    private static func bag(_ kind: ASN1ObjectIdentifier, _ value: DERElement, _ mark: DERElement?) -> DERElement {
        .sequence([.oid(kind), .tagged(0, [value])] + (mark.map { [.set([$0])] } ?? []))
    }

    /// The attribute by which other programs find the certificate of the key.
    private static func localKey(_ mark: [UInt8]) -> DERElement {
        .sequence([.oid([1, 2, 840, 113549, 1, 9, 21]), .set([.octets(mark)])])
    }
}

/// Encrypts and authenticates with a PIN.
private struct Seal {
    let pin: PIN
    let rounds: Int
    let surroundings: Surroundings

    /// PBES2 with PBKDF2 over HMAC-SHA-256 and AES-256-CBC (RFC 8018, 6.2).
    func encrypted(_ plain: [UInt8]) throws -> (algorithm: DERElement, bytes: [UInt8]) {
        let (salt, start) = (surroundings.randomBytes(16), surroundings.randomBytes(16))
        let key = try KDF.Insecure.PBKDF2.deriveKey(
            from: Array(pin.text.utf8),
            salt: salt,
            using: .sha256,
            outputByteCount: 32,
            unsafeUncheckedRounds: rounds
        )
        let algorithm = DERElement.sequence([
            .oid([1, 2, 840, 113549, 1, 5, 13]),
            .sequence([
                .sequence([
                    .oid([1, 2, 840, 113549, 1, 5, 12]),
                    .sequence([
                        .octets(salt), .integer(rounds), .sequence([.oid([1, 2, 840, 113549, 2, 9]), .null]),
                    ]),
                ]),
                .sequence([.oid([2, 16, 840, 1, 101, 3, 4, 1, 42]), .octets(start)]),
            ]),
        ])
        return (algorithm, Array(try AES._CBC.encrypt(plain, using: key, iv: AES._CBC.IV(ivBytes: start))))
    }

    /// MacData (RFC 7292, 4).
    func code(over content: [UInt8]) -> DERElement {
        let salt = surroundings.randomBytes(16)
        let key = SymmetricKey(data: PKCS12.macKey(pin.text, salt[...], rounds))
        let code = HMAC<SHA256>.authenticationCode(for: content, using: key)
        return .sequence([
            .sequence([DigestAlgorithm.sha256.element, .octets(Array(code))]), .octets(salt), .integer(rounds),
        ])
    }
}
