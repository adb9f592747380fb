import Foundation
import Kernel
import PDF
import PaperTesting
import Signing
import SwiftASN1
import Testing
import X509

/// pyHanko, whose signatures and verdicts are independent of ours.
enum PyHanko {
    static func run(_ task: String, _ folder: URL) throws -> String {
        try Program.run([
            Judge.python ?? "python3", Judge.script("pyhanko_judge"), task, folder.path,
        ])
    }

    struct Finding: Decodable {
        let field: String
        let passes: Bool
        let coverage: String
        let changes: String?
        let stamped: Bool
    }

    static func check(_ folder: URL) throws -> [String: [Finding]] {
        let answer = try run("check", folder)
        let json = answer.split(separator: "\n").last { $0.hasPrefix("{") } ?? ""
        return try JSONDecoder().decode([String: [Finding]].self, from: Data(json.utf8))
    }
}

@Suite(.enabled(if: Judge.python != nil, "dev/python-packages installs pyHanko"))
struct JudgesTests {
    private let authorities: LocalAuthorities
    private var authority: TestAuthority { authorities.authority }

    init() throws {
        authorities = try LocalAuthorities(try TestAuthority())
        for serial in [4711, 9001, 9002] { try authorities.enter(serial) }
    }

    private var policy: ValidationPolicy {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        return ValidationPolicy(anchors: [authority.certificate], now: now.adding(minutes: 1))
    }

    @Test("pyHanko and pdfsig agree with us on all we sign: level, key, number of signatures, kind of file")
    func matrix() async throws {
        defer { authorities.remove() }
        let folder = authorities.folder
        _ = try folder.put("plain.src", SamplePDF.pages(["Mot", "Hai"]))
        try Program.run(["qpdf", "--object-streams=generate", "plain.src", "streams.src"], in: folder)
        let starts = ["table": "plain.src", "streams": "streams.src"].mapValues { folder.appendingPathComponent($0) }
        var names: [String] = []
        for kind in TestAuthority.KeyKind.allCases {
            let key = try authority.signer("Ký \(kind.rawValue)", kind)
            for (form, start) in starts {
                var file = Array(try Data(contentsOf: start))
                for count in 1...2 {
                    file = try await PDFSigner(key).sign(file, SignatureRequest(at: TestAuthority.now))
                    names.append("\(kind.rawValue)-\(form)-\(count)-bb.pdf")
                    _ = try folder.put(names[names.count - 1], file)
                }
                let stamped = try await PDFSigner(key, timestamps: authorities.timestamps)
                    .sign(file, SignatureRequest(at: TestAuthority.now))
                let evidence = try await LongTerm(anchors: [authority.certificate], source: authorities.ocsp)
                    .addEvidence(to: stamped)
                let archive = try await authorities.timestamps.stamp(evidence, SignatureRequest(at: TestAuthority.now))
                for (level, bytes) in [("bt", stamped), ("blt", evidence), ("blta", archive)] {
                    names.append("\(kind.rawValue)-\(form)-3-\(level).pdf")
                    _ = try folder.put(names[names.count - 1], bytes)
                }
            }
        }
        let said = try PyHanko.check(folder)
        #expect(said.count == names.count)
        for name in names {
            let file = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            let ours = try await SignatureValidator(policy).reports(on: PDFDocument(file))
            let theirs = try #require(said[name])
            #expect(ours.allSatisfy { $0.indication == .passed }, "\(name): \(ours)")
            #expect(theirs.allSatisfy { $0.passes }, "\(name): \(theirs)")
            #expect(ours.map(\.field) == theirs.map(\.field))
            // The stamp of the third signature is its own; the timestamp of the whole proves the time of all.
            let own = name.contains("-3-") ? ["Signature3"] : []
            let proven = ours.filter { $0.kind == .approval && $0.proven != nil }.map(\.field)
            #expect(theirs.filter(\.stamped).map(\.field) == own, "\(name)")
            #expect(proven == (name.contains("blta") ? ["Signature1", "Signature2", "Signature3"] : own), "\(name)")
            let poppler = try Program.run(["pdfsig", name], in: folder, expects: nil)
            #expect(
                !poppler.contains("Signature is Invalid") && !poppler.contains("Digest Mismatch"),
                "\(name): \(poppler)"
            )
        }
    }

    @Test("what pyHanko signs passes here")
    func theirs() async throws {
        defer { authorities.remove() }
        let folder = authorities.folder
        let (pem, publicKey) = try TestAuthority.newKey(.rsa2048)
        _ = try folder.put("key.pem", pem.utf8)
        _ = try folder.put("leaf.pem", try authority.certificate("pyHanko", publicKey).serializeAsPEM().pemString.utf8)
        _ = try folder.put("start.pdf", SamplePDF.pages(["Mot", "Hai"]))
        _ = try PyHanko.run("sign", folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".pdf") && $0 != "start.pdf"
        }
        #expect(files.count == 16)
        for name in files.sorted() {
            let file = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            let reports = try await SignatureValidator(policy).reports(on: PDFDocument(file))
            #expect(reports.count == (name == "twice.pdf" ? 2 : 1))
            #expect(reports.allSatisfy { $0.indication == .passed }, "\(name): \(reports)")
        }
        let certified = Array(try Data(contentsOf: folder.appendingPathComponent("certified1.pdf")))
        await #expect(throws: SigningFault.forbidden) {
            try await PDFSigner(try authority.signer()).sign(certified, SignatureRequest(at: TestAuthority.now))
        }
        let fillable = Array(try Data(contentsOf: folder.appendingPathComponent("certified2.pdf")))
        let signed = try await PDFSigner(try authority.signer()).sign(fillable, SignatureRequest(at: TestAuthority.now))
        let reports = try await SignatureValidator(policy).reports(on: PDFDocument(signed))
        #expect(reports.map(\.indication) == [.passed, .passed], "\(reports)")
    }
}
