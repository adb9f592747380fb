import SwiftASN1

/// An algorithm and its parameters (RFC 5280, 4.1.1.2).
struct AlgorithmIdentifier: Hashable {
    let oid: ASN1ObjectIdentifier
    let parameters: ASN1Node?

    init(_ node: ASN1Node) throws {
        var members = try DERCursor(node)
        oid = try members.oid()
        parameters = members.isAtEnd ? nil : try members.next()
        try members.finish()
    }

    /// The digest that it names, with absent or NULL parameters.
    func digest() throws -> DigestAlgorithm {
        guard parameters == nil || parameters?.identifier == .null else { throw SigningFault.malformed }
        guard let digest = DigestAlgorithm(oid) else { throw SigningFault.unsupported(Self.name(oid)) }
        return digest
    }

    static func name(_ oid: ASN1ObjectIdentifier) -> String {
        switch oid {
        case OID.sha1, OID.rsaSHA1, OID.ecdsaSHA1: "SHA-1"
        case OID.md5: "MD5"
        default: oid.description
        }
    }
}

/// Thuật toán ký: how a key signs.
public enum SignatureAlgorithm: Hashable, Sendable {
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    case rsa(DigestAlgorithm)
    /// RSASSA-PSS with MGF1 over the same digest and a salt of this length (RFC 8017, 8.1).
    case rsaPSS(DigestAlgorithm, salt: Int)
    case ecdsa(DigestAlgorithm)

    /// The digest over what is signed.
    public var digest: DigestAlgorithm {
        switch self {
        case .rsa(let digest), .rsaPSS(let digest, _), .ecdsa(let digest): digest
        }
    }

    /// How people call it.
    public var name: String {
        switch self {
        case .rsa(let digest): "RSA (PKCS#1 v1.5), \(digest.rawValue)"
        case .rsaPSS(let digest, _): "RSA-PSS, \(digest.rawValue)"
        case .ecdsa(let digest): "ECDSA, \(digest.rawValue)"
        }
    }

    /// The algorithm of a signer (RFC 5652, 5.3), whose digest is said beside it.
    init(_ identifier: AlgorithmIdentifier, digest: DigestAlgorithm) throws {
        switch identifier.oid {
        case OID.rsa: self = .rsa(digest)
        case OID.rsaSHA256: self = .rsa(.sha256)
        case OID.rsaSHA384: self = .rsa(.sha384)
        case OID.rsaSHA512: self = .rsa(.sha512)
        case OID.ecdsaSHA256: self = .ecdsa(.sha256)
        case OID.ecdsaSHA384: self = .ecdsa(.sha384)
        case OID.ecdsaSHA512: self = .ecdsa(.sha512)
        case OID.rsaPSS: self = try Self.pss(identifier.parameters)
        default: throw SigningFault.unsupported(AlgorithmIdentifier.name(identifier.oid))
        }
        guard self.digest == digest else { throw SigningFault.malformed }
    }

    /// RSASSA-PSS-params (RFC 4055, 3.1); what is left out there is SHA-1, which we do not take.
    private static func pss(_ parameters: ASN1Node?) throws -> SignatureAlgorithm {
        var members = try DERCursor(parameters)
        guard let hash = members.next(tagged: 0), let mask = members.next(tagged: 1), let salt = members.next(tagged: 2)
        else { throw SigningFault.unsupported("RSA-PSS, SHA-1") }
        let digest = try AlgorithmIdentifier(try hash.only()).digest()
        let generation = try AlgorithmIdentifier(try mask.only())
        let length = try Int(derEncoded: try salt.only())
        guard generation.oid == OID.mgf1, let inner = generation.parameters,
            try AlgorithmIdentifier(inner).digest() == digest, (0...2048).contains(length)
        else { throw SigningFault.unsupported("RSA-PSS") }
        if let trailer = members.next(tagged: 3), try Int(derEncoded: try trailer.only()) != 1 {
            throw SigningFault.malformed
        }
        try members.finish()
        return .rsaPSS(digest, salt: length)
    }

    var element: DERElement {
        switch self {
        case .rsa(.sha256): .sequence([.oid(OID.rsaSHA256), .null])
        case .rsa(.sha384): .sequence([.oid(OID.rsaSHA384), .null])
        case .rsa(.sha512): .sequence([.oid(OID.rsaSHA512), .null])
        case .ecdsa(.sha256): .sequence([.oid(OID.ecdsaSHA256)])
        case .ecdsa(.sha384): .sequence([.oid(OID.ecdsaSHA384)])
        case .ecdsa(.sha512): .sequence([.oid(OID.ecdsaSHA512)])
        case .rsaPSS(let digest, let salt): .sequence([.oid(OID.rsaPSS), Self.pssParameters(digest, salt)])
        }
    }

    private static func pssParameters(_ digest: DigestAlgorithm, _ salt: Int) -> DERElement {
        .sequence([
            .tagged(0, [digest.element]),
            .tagged(1, [.sequence([.oid(OID.mgf1), digest.element])]),
            .tagged(2, [.integer(salt)]),
        ])
    }

    /// The numbers by which remote services name it: that of the whole first, then that of the key alone.
    package var objectNames: [String] {
        let whole: ASN1ObjectIdentifier =
            switch self {
            case .rsa(.sha256): OID.rsaSHA256
            case .rsa(.sha384): OID.rsaSHA384
            case .rsa(.sha512): OID.rsaSHA512
            case .ecdsa(.sha256): OID.ecdsaSHA256
            case .ecdsa(.sha384): OID.ecdsaSHA384
            case .ecdsa(.sha512): OID.ecdsaSHA512
            case .rsaPSS: OID.rsaPSS
            }
        return if case .rsa = self { [whole.description, OID.rsa.description] } else { [whole.description] }
    }

    /// The parameters in DER, where it has any that are not in its name.
    ///
    /// - Throws: what the serializer throws.
    package func encodedParameters() throws -> [UInt8]? {
        guard case .rsaPSS(let digest, let salt) = self else { return nil }
        return try Self.pssParameters(digest, salt).bytes()
    }
}

extension DigestAlgorithm {
    var element: DERElement { .sequence([.oid(oid), .null]) }

    /// The number by which remote services name it.
    package var objectName: String { oid.description }
}
