import Directory
public import Documents
public import Kernel
import Signing
public import TestAuthority
import TrustServices
public import X509

/// Ký số: with what the papers of a province are signed.
public struct SigningSetup: Sendable {
    /// Which keys there are.
    public enum Choice: Sendable {
        /// Nothing is signed: while a demo is filled, and in tests.
        case none
        /// Keys of the state's authorities, as they are registered: where people find the portal, and who proves the time;
        /// without such an authority papers are signed at level B-B.
        case house(address: String, timestamps: String?)
        /// Keys of a test authority, which makes one for whoever has none: in a demo.
        case trial(address: String)
    }

    /// Makes keys for those who have none; nil where an authority of the state does.
    var issuer: KeyShelf.Issuer?
    /// Address, timestamps, evidence.
    public var documents = Documents.Settings()
    /// Chứng thực thử nghiệm of a demo.
    public private(set) var authority: TestAuthority?
    /// Whether forms are signed as soon as they are due.
    var signsForms = false

    /// Nothing is signed.
    public init() {}

    /// Whose signatures are believed besides the lists of the configuration.
    var trustLists: [TrustList] {
        authority.map { [TrustList(name: TestAuthority.mark, certificates: $0.anchors)] } ?? []
    }

    /// What somebody chose.
    ///
    /// - Parameters:
    ///   - choice: with which keys papers are signed.
    ///   - folder: the data folder, in which a test authority keeps what is its own.
    ///   - anchors: where chains of certificates end.
    ///   - surroundings: clock, ids and chance.
    /// - Throws: what the test authority throws where its folder cannot be read.
    public init(
        _ choice: Choice,
        folder: String,
        anchors: [Certificate] = [],
        surroundings: Surroundings
    ) throws {
        switch choice {
        case .none: return
        case .house(let address, let timestamps):
            documents.address = address
            signsForms = true
            guard let timestamps else { return }
            let http = OutgoingHTTP(configured: [timestamps])
            documents.timestamps = HTTPTimestamps(at: timestamps, over: http, surroundings: surroundings).authority
            documents.evidence = LongTerm(anchors: anchors, source: HTTPRevocation(over: http).source)
        case .trial(let address):
            let authority = try TestAuthority(
                folder: folder + "/test-authority",
                address: address + TestAuthorityRoutes.path,
                surroundings: surroundings
            )
            self.authority = authority
            documents = Documents.Settings(
                address: address,
                timestamps: TimestampAuthority(nonce: { surroundings.randomBytes(16) }) { authority.timestamp($0) },
                evidence: LongTerm(anchors: authority.anchors) { _, issuer in
                    try authority.file(authority.anchors.contains(issuer) ? .rootList : .list).map { [.list($0)] } ?? []
                },
                drawsTrialSeals: true
            )
            issuer = { owner, name, pin in
                // Keys of a demo protect nothing: a PIN that stands on the page need not be hard to guess.
                try authority.issue(owner.trialSubject(name), pin: pin, rounds: 1_000).file
            }
            signsForms = true
        }
    }
}

extension KeyOwner {
    /// Whom a certificate of the test authority names.
    fileprivate func trialSubject(_ name: String) -> TestAuthority.Subject {
        switch self {
        case .person(let id):
            TestAuthority.Subject(.person, name: name, agency: TestAuthority.mark, number: id.description)
        case .agency(let id):
            TestAuthority.Subject(.agency, name: name, agency: TestAuthority.mark, number: id.description)
        }
    }
}
