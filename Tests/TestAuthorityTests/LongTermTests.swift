import Foundation
import Kernel
import PDF
import PaperTesting
import Signing
import Testing
import X509

@testable import TestAuthority

@Suite(.enabled(if: Judge.python != nil, "dev/python-packages installs pyHanko"))
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
        var file = SamplePage.bytes
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
        let text = try outside.run(
            Judge.python ?? "python3",
            Judge.script("pyhanko_judge"),
            "long-term",
            outside.folder.path
        )
        #expect(text.contains(#""decision.pdf": ["passes", "passes"]"#), "\(text)")
        let poppler = try outside.run("pdfsig", "decision.pdf", expects: nil)
        #expect(poppler.components(separatedBy: "Signature is Valid").count >= 3, "\(poppler)")
    }
}
