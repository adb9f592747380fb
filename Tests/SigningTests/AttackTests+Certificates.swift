import PDF
import Signing
import SwiftASN1
import Testing
import X509

// Certificates.
extension AttackTests {
    private func subIndication(_ wishes: TestAuthority.Wishes) async throws -> SubIndication? {
        let key = try authority.signer("Sai", .p256, wishes)
        return try await report(try await signed(with: key)).subIndication
    }

    @Test("certificates that had expired, were not valid yet, or are for something else")
    func certificates() async throws {
        var wishes = TestAuthority.Wishes()
        wishes.until = TestAuthority.day(-1)
        #expect(try await subIndication(wishes) == .outOfBounds)
        wishes = TestAuthority.Wishes()
        wishes.from = TestAuthority.day(1)
        #expect(try await subIndication(wishes) == .notYetValid)
        wishes = TestAuthority.Wishes()
        wishes.usage = KeyUsage(keyEncipherment: true)
        #expect(try await subIndication(wishes) == .chainConstraints)
        wishes = TestAuthority.Wishes()
        wishes.extended = [.serverAuth]
        #expect(try await subIndication(wishes) == .chainConstraints)
    }

    @Test("an authority nobody trusts, and one that bears the name of the trusted one")
    func strangers() async throws {
        let stranger = try TestAuthority("Somebody")
        let twin = try TestAuthority()
        for other in [stranger, twin] {
            let report = try await report(try await signed(with: try other.signer()))
            #expect(report.indication == .indeterminate)
            #expect(report.subIndication == .noChain)
        }
    }

    @Test("an issuer that may not certify what the certificate names")
    func nameConstraints() async throws {
        let constraints = NameConstraints(forbiddenURIDomains: [".vn"])
        let constrained = try TestAuthority(
            "Constrained",
            extensions: [try Certificate.Extension(constraints, critical: true)]
        )
        for (name, wanted) in [
            ("https://ai.thubon.vn", SubIndication.chainConstraints), ("https://ai.example.org", nil),
        ] {
            var wishes = TestAuthority.Wishes()
            wishes.alternative = name
            let bytes = try await signed(with: try constrained.signer("Ngoài phạm vi", .p256, wishes))
            let reports = try await SignatureValidator(constrained.policy).reports(on: PDFDocument(bytes))
            #expect(reports.first?.subIndication == wanted, "\(reports)")
        }
    }

    @Test("authorities that certify each other in all ways keep nobody busy")
    func crossCertified() async throws {
        let circle = try (0..<8).map { _ in try TestAuthority("Circle") }
        var certificates: [Certificate] = []
        for one in circle {
            for other in circle {
                certificates.append(try one.certifyAuthority(other, serial: certificates.count + 10))
            }
        }
        let (pem, publicKey) = try TestAuthority.newKey(.p256)
        certificates.append(try circle[0].certificate("Vòng tròn", publicKey))
        let key = try SoftwareKey(
            pem: pem,
            certificates: try certificates.map { try $0.serializeAsPEM().pemString }.joined(separator: "\n")
        )
        let term = LongTerm(anchors: certificates) { _, _ in [] }
        let bytes = try await term.addEvidence(to: try await signed(with: key))
        #expect(try await report(bytes).subIndication == .noChain)
    }
}
