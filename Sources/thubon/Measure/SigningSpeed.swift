import Foundation
import Kernel
import PDF
import Signing
import SwiftASN1
import TestAuthority
import Typesetting
import X509

/// How fast papers are set, signed and checked.
///
/// The files it signs and checks are left in a folder, so that another program can do the same with them.
struct SigningSpeed {
    /// A figure with its name.
    struct Figure {
        let name: String
        let value: Double
    }

    private static let kinds: [(name: String, kind: KeyKind)] = [("P-256", .p256), ("RSA-2048", .rsa2048)]

    private let seconds: Int
    private let surroundings: Surroundings
    private let keys: [(name: String, key: SoftwareKey)]
    private let receipt: Document
    private let decision: Document
    private let paper: [UInt8]
    private let twenty: [UInt8]
    private let policy: ValidationPolicy

    init(folder: String, seconds: Int, surroundings: Surroundings) async throws {
        (self.seconds, self.surroundings) = (seconds, surroundings)
        let authority = try TestAuthority(
            folder: folder + "/authority",
            address: "http://127.0.0.1:8080",
            surroundings: surroundings
        )
        let chain = [authority.issuer] + authority.anchors
        keys = try Self.kinds.map { name, kind in
            let der = try kind.newKey()
            let leaf = try authority.certify(
                .init(.person, name: "Nguyễn Văn Đo", agency: "UBND xã Lăng", number: "049090001234"),
                publicKey: try Certificate.PrivateKey(derBytes: der).publicKey
            )
            try Self.write(PEMDocument(type: "PRIVATE KEY", derBytes: der).pemString, folder, "\(name).key")
            try Self.write(try leaf.serializeAsPEM().pemString, folder, "\(name).pem")
            return (name, try SoftwareKey(der: der, certificates: [leaf] + chain))
        }
        try Self.write(try authority.issuer.serializeAsPEM().pemString, folder, "issuing.pem")
        try Self.write(try authority.anchors[0].serializeAsPEM().pemString, folder, "root.pem")
        receipt = try Self.document("mau-01")
        decision = try Self.longDecision(surroundings.now)
        paper = try Typesetter().pdf(receipt, created: surroundings.now)
        var file = paper
        for number in 0..<20 {
            file = try await PDFSigner(keys[number % 2].key).sign(file, SignatureRequest(at: surroundings.now))
        }
        twenty = file
        policy = ValidationPolicy(anchors: authority.anchors, now: surroundings.now.adding(minutes: 1))
        try Data(paper).write(to: URL(fileURLWithPath: folder + "/receipt.pdf"))
        try Data(twenty).write(to: URL(fileURLWithPath: folder + "/twenty.pdf"))
    }

    /// All figures: rates a second, times in milliseconds, memory in megabytes.
    func figures(documents: Int) async throws -> [Figure] {
        var figures: [Figure] = []
        for (name, key) in keys {
            figures.append(Figure(name: "signatures \(name)", value: try await signatures(key)))
        }
        for (name, document) in [("receipt", receipt), ("decision", decision)] {
            let times = try await times(of: document)
            figures.append(Figure(name: "\(name) median", value: times[times.count / 2]))
            figures.append(Figure(name: "\(name) p95", value: times[times.count * 95 / 100]))
        }
        figures.append(Figure(name: "validations", value: try await validations()))
        for (place, memory) in try await memory(documents).enumerated() {
            figures.append(Figure(name: "memory \(place)", value: memory))
        }
        return figures
    }

    // MARK: Figures

    /// Signatures a second of a receipt that is set already, on all cores.
    private func signatures(_ key: SoftwareKey) async throws -> Double {
        let signer = PDFSigner(key)
        let begin = ContinuousClock.now
        let counts = try await onAllCores { _ in
            var count = 0
            while ContinuousClock.now - begin < .seconds(seconds) {
                _ = try await signer.sign(paper, SignatureRequest(at: surroundings.now))
                count += 1
            }
            return count
        }
        return Double(counts.reduce(0, +)) / Self.seconds(since: begin)
    }

    /// From data to a signed paper, in milliseconds, the shortest first.
    private func times(of document: Document) async throws -> [Double] {
        let signer = PDFSigner(keys[0].key)
        var times: [Double] = []
        let begin = ContinuousClock.now
        while times.count < 20 || ContinuousClock.now - begin < .seconds(seconds) {
            let start = ContinuousClock.now
            let paper = try Typesetter().pdf(document, created: surroundings.now)
            _ = try await signer.sign(paper, SignatureRequest(at: surroundings.now))
            times.append(Self.seconds(since: start) * 1000)
        }
        return times.sorted()
    }

    /// How often a second a document with 20 signatures is checked, on one core.
    private func validations() async throws -> Double {
        let begin = ContinuousClock.now
        var count = 0
        while count < 3 || ContinuousClock.now - begin < .seconds(seconds) {
            let reports = try await SignatureValidator(policy).reports(on: PDFDocument(twenty))
            guard reports.count == 20, reports.allSatisfy({ $0.indication == .passed }) else {
                throw SigningFault.malformed
            }
            count += 1
        }
        return Double(count) / Self.seconds(since: begin)
    }

    /// Resident megabytes after each fifth of the documents, each of which is set and signed.
    private func memory(_ documents: Int) async throws -> [Double] {
        let signer = PDFSigner(keys[0].key)
        var figures: [Double] = []
        for _ in 0..<5 {
            _ = try await onAllCores { cores in
                for _ in 0..<max(1, documents / 5 / cores) {
                    let paper = try Typesetter().pdf(receipt, created: surroundings.now)
                    _ = try await signer.sign(paper, SignatureRequest(at: surroundings.now))
                }
                return 0
            }
            let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
            figures.append((Double(pages) ?? 0) * 4096 / 1_048_576)
        }
        return figures
    }

    private func onAllCores(_ body: @escaping @Sendable (_ cores: Int) async throws -> Int) async throws -> [Int] {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<cores { group.addTask { try await body(cores) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let time = ContinuousClock.now - start
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    // MARK: Papers

    private static func paper(_ key: String) throws -> OfficialPaper {
        guard let template = Template.all[key] else { throw NoPaper(text: "there is no template \(key)") }
        return try template.paper(template.example)
    }

    private static func document(_ key: String) throws -> Document { try paper(key).document }

    /// A decision with so many articles that it has 20 pages.
    private static func longDecision(_ moment: Instant) throws -> Document {
        var paper = try paper("quyet-dinh")
        let articles = paper.parts.filter { if case .article = $0 { true } else { false } }
        guard
            let place = paper.parts.firstIndex(where: { if case .article = $0 { true } else { false } }),
            !articles.isEmpty
        else { throw NoPaper(text: "the decision has no articles") }
        while try Typesetter().set(paper.document, created: moment).pages < 20 {
            for _ in 0..<10 { paper.parts.insert(contentsOf: articles, at: place) }
        }
        return paper.document
    }

    private static func write(_ text: String, _ folder: String, _ name: String) throws {
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    private struct NoPaper: Error {
        let text: String
    }
}
