import App
import Documents
import Dossiers
import Foundation
import Kernel
import PDF
import PortalTesting
import Signing
import Storage
import StorageTesting
import Synchronization
import TestAuthority
import Testing

/// The line to the timestamp authority, which a test cuts.
final class Line: Sendable {
    private let cut = Mutex(false)
    var isCut: Bool {
        get { cut.withLock { $0 } }
        set { cut.withLock { $0 = newValue } }
    }
    struct Away: Error {}
}

/// What a test needs and has not got.
struct Missing: Error { let what: String }

/// A province whose papers are signed by a test authority.
struct SigningWorld: Sendable {
    let province: TestProvince
    let authority: TestAuthority
    let line: Line
    let folder: String

    static func with(
        _ engine: TestEngine = .memory,
        _ body: @escaping @Sendable (SigningWorld) async throws -> Void
    ) async throws {
        let line = Line()
        let made = Mutex<(TestAuthority, String)?>(nil)
        try await TestProvince.with(
            engine,
            signing: { folder, surroundings in
                var setup = try SigningSetup(
                    .trial(address: "https://thubon.example"),
                    folder: folder,
                    surroundings: surroundings
                )
                guard let authority = setup.authority else { throw Missing(what: "the authority") }
                setup.documents.timestamps = TimestampAuthority(nonce: { surroundings.randomBytes(16) }) { request in
                    guard !line.isCut else { throw Line.Away() }
                    return authority.timestamp(request)
                }
                made.withLock { $0 = (authority, folder) }
                return setup
            }
        ) { province in
            guard let (authority, folder) = made.withLock({ $0 }) else { throw Missing(what: "the authority") }
            try await body(SigningWorld(province: province, authority: authority, line: line, folder: folder))
        }
    }

    var documents: Documents { province.province.documents }

    /// A birth that lies before the leader.
    func birthToSign() async throws -> DossierID {
        let id = try await province.submitBirth().id
        try await province.work(id, upTo: .leader)
        return id
    }

    /// A birth whose certificate the leader has signed.
    func signedBirth() async throws -> DossierID {
        let id = try await birthToSign()
        let leader = try await province.browser(.leader)
        try await leader.open("/mot-cua/ho-so/\(id)/chuyen-buoc")
        try leader.fill("ma-pin", KeyShelf.trialPIN)
        try await leader.press("Ký số")
        try leader.sees("Đã ký số, hồ sơ đã chuyển văn thư cấp số.")
        return id
    }

    /// Numbers and issues a result.
    func issue(_ id: DossierID) async throws {
        let clerk = try await province.browser(.clerk)
        try await clerk.open("/mot-cua/ho-so/\(id)/cap-so")
        try await clerk.press("Cấp số, ban hành kết quả")
        try clerk.sees("Đã ban hành kết quả số")
    }

    func documents(of id: DossierID) async throws -> [IssuedDocument] {
        try await province.province.database.read { [documents] db in try documents.documents(of: id, in: db) }
    }

    func result(of id: DossierID) async throws -> IssuedDocument {
        guard let result = try await documents(of: id).first(where: { $0.kind == .result }) else {
            throw Missing(what: "the result")
        }
        return result
    }

    /// What the validator says of a paper, where it trusts the test authority.
    func reports(on document: IssuedDocument) async throws -> [SignatureReport] {
        let bytes = try await documents.contents(of: document)
        let policy = ValidationPolicy(anchors: authority.anchors, now: province.clock.now, demandsRevocation: false)
        return try await SignatureValidator(policy).reports(on: PDFDocument(bytes))
    }

    /// Why each signature of a paper was made, as its dictionary says.
    func reasons(in document: IssuedDocument) async throws -> [String] {
        let state = try PDFDocument(try await documents.contents(of: document)).latest
        let form = try state.resolve(try state.catalog["AcroForm"]).dictionary
        return try (try state.resolve(form?["Fields"]).array ?? []).compactMap { field in
            let signature = try state.resolve(try state.resolve(field).dictionary?["V"]).dictionary
            return signature?["Reason"]?.string.map(PDFText.text)
        }
    }

    /// Does the jobs that are due.
    func doJobs() async throws {
        let here = province.province
        let runner = JobRunner(
            database: here.database,
            surroundings: here.surroundings,
            handlers: documents.jobHandlers
        )
        _ = try await runner.runDue()
    }

    /// Where a dossier lies.
    func desk(of id: DossierID) async throws -> String { try await province.file(id).dossier.step }
}
