import Foundation
import Kernel
import PDF
import Signing
import Testing
import X509

@testable import TestAuthority

@Suite(.enabled(if: Outside.python != nil, "dev/python-packages installs pyHanko"))
struct LongTermTests {
    @Test(
        "a person signs and an agency seals to B-LTA: pyHanko and we confirm it by what the file carries",
        arguments: [KeyKind.p256, .rsa2048]
    )
    func signs(_ kind: KeyKind) async throws {
        let outside = try Outside(kind)
        defer { outside.remove() }
        let authority = outside.authority
        let timestamps = TimestampAuthority(nonce: { Outside.surroundings.randomBytes(8) }) { authority.timestamp($0) }
        let source: LongTerm.Source = { certificate, issuer in
            [
                .ocsp(authority.answerOCSP(try OCSPQuestion.bytes(about: certificate, issuedBy: issuer))),
                .list(try authority.file(issuer.subject == issuer.issuer ? .rootList : .list) ?? []),
            ]
        }
        let person = try outside.issue("Nguyễn Văn Ký", kind)
        let agency = try authority.issue(
            .init(.agency, name: "UBND xã Tây Giang", agency: "UBND tỉnh Quảng Nam", number: "H47.15"),
            pin: PIN("1"),
            key: kind,
            rounds: 1
        )
        var file = Array(plain.utf8)
        for (issued, pin) in [(person, PIN("mật mã 1")), (agency, PIN("1"))] {
            let key = try SoftwareKey(try PKCS12(issued.file, pin: pin))
            let request = SignatureRequest(at: Outside.surroundings.now)
            file = try await PDFSigner(key, timestamps: timestamps).sign(file, request)
        }
        file = try await LongTerm(anchors: authority.anchors, source: source).addEvidence(to: file)
        file = try await timestamps.stamp(file, SignatureRequest(at: Outside.surroundings.now))
        try outside.put("decision.pdf", file)
        let policy = ValidationPolicy(
            anchors: authority.anchors,
            now: Outside.surroundings.now.adding(minutes: 1),
            demandsRevocation: true
        )
        let reports = try await SignatureValidator(policy).reports(on: PDFDocument(file))
        #expect(reports.count == 3)
        // The timestamp over the whole carries no answers about its own authority yet.
        #expect(reports.filter { $0.kind == .approval }.allSatisfy { $0.indication == .passed }, "\(reports)")
        let judge = Outside.root.appendingPathComponent("Tests/Judges/pyhanko_judge.py").path
        let text = try outside.run(Outside.python ?? "python3", judge, "long-term", outside.folder.path)
        #expect(text.contains(#""decision.pdf": ["passes", "passes"]"#), "\(text)")
        let poppler = try outside.run("pdfsig", "decision.pdf", expects: nil)
        #expect(poppler.components(separatedBy: "Signature is Valid").count >= 3, "\(poppler)")
    }

    /// The smallest document with a page.
    private let plain: String = {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<<>>>>",
        ]
        var (text, table) = ("%PDF-1.7\n", "0000000000 65535 f \n")
        for (index, object) in objects.enumerated() {
            table += String(String(10_000_000_000 + text.utf8.count).dropFirst()) + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        return text + "xref\n0 4\n\(table)trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    }()
}
