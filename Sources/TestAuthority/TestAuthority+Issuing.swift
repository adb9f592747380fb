public import Kernel
public import Signing
public import X509

extension TestAuthority {
    /// Chủ thể: whom a certificate names.
    public struct Subject: Hashable, Sendable {
        /// A person signs, an agency seals.
        public enum Kind: Hashable, Sendable {
            case person
            case agency
        }

        let kind: Kind
        let name: String
        let agency: String
        let number: String

        /// A person of an agency, by the number of the identity, or an agency below or beside another, by its code.
        public init(_ kind: Kind, name: String, agency: String, number: String) {
            (self.kind, self.name, self.agency, self.number) = (kind, name, agency, number)
        }
    }

    /// What somebody receives: a key behind a PIN, and the certificate.
    public struct Issued: Sendable {
        /// The certificate.
        public let certificate: Certificate
        /// The key with its chain, as PKCS#12.
        public let file: [UInt8]
    }

    /// Issues a key and its certificate.
    ///
    /// - Parameters:
    ///   - subject: whom it names.
    ///   - pin: what will open the file.
    ///   - validity: from when until when it is good; three years from now where nothing is said.
    ///   - kind: the kind of key.
    ///   - rounds: how often the PIN is hashed; a demonstration with hundreds of people may ask for fewer.
    /// - Returns: the key and its certificate, which the book of the authority now holds.
    /// - Throws: `AuthorityError`, or what the libraries throw.
    public func issue(
        _ subject: Subject,
        pin: PIN,
        validity: Range<Instant>? = nil,
        key kind: KeyKind = .p256,
        rounds: Int = PKCS12.usualRounds
    ) throws -> Issued {
        let key = try kind.newKey()
        let publicKey = try Certificate.PrivateKey(derBytes: key).publicKey
        let certificate = try certify(subject, publicKey: publicKey, validity: validity)
        let file = PKCS12(key: key, chain: [certificate, issuing.certificate])
        return Issued(
            certificate: certificate,
            file: try file.sealed(with: pin, rounds: rounds, surroundings: surroundings)
        )
    }

    /// Issues the certificate of a key that lies elsewhere: in a token, at a remote service.
    ///
    /// - Throws: `AuthorityError`, or what the libraries throw.
    public func certify(
        _ subject: Subject,
        publicKey: Certificate.PublicKey,
        validity: Range<Instant>? = nil
    ) throws -> Certificate {
        let now = surroundings.now
        let certificate = try CertificateDraft(
            subject: try Names.subject(subject),
            publicKey: publicKey,
            validity: validity ?? now.adding(minutes: -60)..<now.adding(minutes: 3 * 365 * 1440),
            extensions: try Extensions.signer(issuer: issuing.certificate, addresses)
        ).issued(by: issuing, serial: Founding.serial(surroundings))
        try folder.enter(issued: certificate)
        return certificate
    }

    /// The certificate of the issuing authority, which leads from people and agencies to the root.
    public var issuer: Certificate { issuing.certificate }
}
