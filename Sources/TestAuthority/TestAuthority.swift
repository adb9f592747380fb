import FoundationEssentials
public import Kernel
public import Signing
public import X509

/// Chứng thực thử nghiệm: a certification authority for demonstrations and tests, which proves nothing to anybody.
///
/// It lives in a folder that only its owner may read: a root, an issuing authority, responders of OCSP for both, a timestamp
/// authority, and a book of what was issued and revoked. Every name it gives says that it is a test.
///
/// It opens no port: whoever serves the addresses of `Resource` calls `answerOCSP`, `timestamp` and `file(_:)`.
public struct TestAuthority: Sendable {
    /// What stands in every name of this authority and of those whom it certifies.
    public static let mark = "CHỨNG THỰC THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"

    let folder: AuthorityFolder
    let addresses: Addresses
    let surroundings: Surroundings
    let root: Office
    let issuing: Office
    private let timestamps: TimestampResponder
    private let responder: OCSPResponder

    /// The certificates at which chains end: the root.
    public var anchors: [Certificate] { [root.certificate] }

    /// Opens the authority of a folder, or founds one where there is none.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - address: where its resources are served, without a slash at the end; certificates name it.
    ///   - keys: of which kind its own keys are, when it is founded.
    ///   - surroundings: clock and chance.
    /// - Throws: `AuthorityError`, or what the libraries throw.
    public init(
        folder path: String,
        address: String,
        keys: KeyKind = .p256,
        surroundings: Surroundings
    ) throws {
        folder = AuthorityFolder(path)
        addresses = Addresses(base: address)
        self.surroundings = surroundings
        if !folder.exists {
            try Founding(addresses, keys, surroundings).found(in: folder)
        }
        root = try Office(.root, in: folder)
        issuing = try Office(.issuing, in: folder)
        timestamps = TimestampResponder(try Office(.timestamps, in: folder).key)
        responder = OCSPResponder(
            [
                .init(issuer: issuing.certificate, key: try Office(.ocsp, in: folder).key),
                .init(issuer: root.certificate, key: try Office(.rootOCSP, in: folder).key),
            ],
            book: { [folder] serial, _ in try folder.entry(serial) }
        )
    }

    /// The TimeStampResp to a TimeStampReq (RFC 3161), a refusal among them.
    public func timestamp(_ request: [UInt8]) -> [UInt8] {
        timestamps.answer(request, at: surroundings.now, serial: surroundings.randomBytes(12))
    }

    /// The OCSPResponse to an OCSPRequest (RFC 6960), a refusal among them.
    public func answerOCSP(_ request: [UInt8]) -> [UInt8] { responder.answer(request, at: surroundings.now) }

    /// Revokes a certificate; one that was revoked already stays revoked since then.
    ///
    /// - Throws: `AuthorityError.unknownCertificate` where it was not issued here.
    public func revoke(_ serial: Certificate.SerialNumber, at moment: Instant) throws {
        try folder.enter(revoked: serial, at: moment)
    }

    /// The list of what the issuing authority revoked (RFC 5280, 5), good for a week.
    ///
    /// - Throws: `AuthorityError`, or what the libraries throw.
    public func crl() throws -> [UInt8] {
        try RevocationListWriter(issuing.key).list(try folder.revoked(), at: surroundings.now)
    }

    /// The bytes of a resource that answers without a question.
    ///
    /// - Throws: `AuthorityError`, or what the libraries throw; nil where a question is needed.
    public func file(_ resource: Resource) throws -> [UInt8]? {
        switch resource {
        case .ocsp, .timestamps: nil
        case .list: try crl()
        case .rootList: try RevocationListWriter(root.key).list([], at: surroundings.now)
        case .certificate: try issuing.der
        case .rootCertificate: try root.der
        }
    }
}
