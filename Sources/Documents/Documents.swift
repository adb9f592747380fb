import Crypto
public import Directory
public import Dossiers
import Foundation
public import Kernel
public import Ledger
public import Signing
public import Storage
public import Territory

/// Văn bản: the papers of dossiers as signed PDF files, from the receipt to the result.
///
/// A form (01–04) is signed by the agency alone, by itself, right after what it tells of. A result is signed by the person
/// who is competent, then numbered and signed by the agency. A paper exists when its event is written, and its event is
/// written when its file lies in the store: nothing is half issued.
public final class Documents: Sendable {
    let database: Database
    let ledger: Ledger
    let dossiers: Dossiers
    let directory: Directory
    let territory: Territory
    let blobs: BlobStore
    let surroundings: Surroundings
    let settings: Settings
    let presses = Presses()
    let outage = Outage()
    let batches = SigningBatches()
    let openLedger: OpenLedger
    private let secret: SymmetricKey
    /// Which keys may sign.
    public let keys: KeyShelf

    /// How papers are made.
    public struct Settings: Sendable {
        /// The public address of the portal, `https://dichvucong.example.vn`, that QR codes carry.
        public var address: String
        /// Proves the time of signatures; nil where there is no such authority.
        public var timestamps: TimestampAuthority?
        /// Collects evidence for the long term; nil where nobody answers.
        public var evidence: LongTerm?
        /// Whether pictures of seals and signatures are drawn, marked as a trial: in a demo.
        public var drawsTrialSeals: Bool

        /// Settings; without anything they sign at level B-B.
        public init(
            address: String = "",
            timestamps: TimestampAuthority? = nil,
            evidence: LongTerm? = nil,
            drawsTrialSeals: Bool = false
        ) {
            self.address = address
            self.timestamps = timestamps
            self.evidence = evidence
            self.drawsTrialSeals = drawsTrialSeals
        }
    }

    /// Puts the room together.
    public init(
        database: Database,
        ledger: Ledger,
        openLedger: OpenLedger,
        dossiers: Dossiers,
        directory: Directory,
        territory: Territory,
        blobs: BlobStore,
        surroundings: Surroundings,
        keys: KeyShelf,
        secret: [UInt8],
        settings: Settings
    ) {
        self.database = database
        self.ledger = ledger
        self.openLedger = openLedger
        self.dossiers = dossiers
        self.directory = directory
        self.territory = territory
        self.blobs = blobs
        self.surroundings = surroundings
        self.keys = keys
        self.secret = SymmetricKey(data: secret)
        self.settings = settings
    }

    // MARK: Reading

    /// The signed papers of a dossier, the oldest first; who may see the dossier is asked by the caller.
    public func documents(of dossier: DossierID, in db: ReadSession) throws -> [IssuedDocument] {
        try db.rows("SELECT * FROM document WHERE dossier_id = \(dossier) ORDER BY signed_at, id")
            .map(IssuedDocument.init(row:))
    }

    /// A signed paper.
    ///
    /// - Throws: `DocumentRefusal.unknown`.
    public func document(_ id: DocumentID, in db: ReadSession) throws -> IssuedDocument {
        guard let row = try db.row("SELECT * FROM document WHERE id = \(id)") else { throw DocumentRefusal.unknown }
        return try IssuedDocument(row: row)
    }

    /// A signed paper, for who holds its link.
    ///
    /// - Throws: `DocumentRefusal.unknown`, also where the secret of the link is another.
    public func document(_ id: DocumentID, secret: String, in db: ReadSession) throws -> IssuedDocument {
        // Digests are compared in a time that does not tell where they differ.
        guard SHA256.hash(data: Data(linkSecret(of: id).utf8)) == SHA256.hash(data: Data(secret.utf8)) else {
            throw DocumentRefusal.unknown
        }
        return try document(id, in: db)
    }

    func document(
        _ kind: DocumentKind,
        of dossier: DossierID,
        cause: Int64,
        in db: ReadSession
    ) throws -> IssuedDocument? {
        try db.row(
            "SELECT * FROM document WHERE dossier_id = \(dossier) AND kind = \(kind.key) AND cause = \(cause)"
        ).map(IssuedDocument.init(row:))
    }

    /// Tệp phải còn: the files of signed papers; each must lie in the store.
    public static func namedFiles(in db: ReadSession) throws -> Set<BlobHash> {
        var named: Set<BlobHash> = []
        try db.each("SELECT file FROM document") { row in named.insert(try row[0]) }
        try db.each("SELECT picture FROM signing_key WHERE picture IS NOT NULL") { row in named.insert(try row[0]) }
        return named
    }

    // MARK: Links

    /// The path at which who holds the link finds a paper, as its QR code carries it.
    public func path(to id: DocumentID) -> String { "/van-ban/\(id)/\(linkSecret(of: id))" }

    /// 80 bits that only this installation can compute: who does not hold the paper cannot guess them.
    public func linkSecret(of id: DocumentID) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("document link v1 \(id)".utf8), using: secret)
        return Base32.encode(code.prefix(10))
    }

    // MARK: Writing

    /// Keeps a file and writes its event.
    ///
    /// - Throws: `DocumentRefusal.noRoom` where the disk does not take it.
    func keep(_ file: [UInt8]) async throws -> BlobHash {
        do { return try await blobs.put(file) } catch is StorageError { throw DocumentRefusal.noRoom }
    }

    func write(_ event: DocumentSigned, of dossier: DossierID, by actor: Actor, in db: WriteSession) throws {
        try ledger.append(
            [try NewEvent(kind: DocumentSigned.kind, payload: event)],
            to: Dossiers.stream(dossier),
            by: actor,
            in: db
        )
    }
}
