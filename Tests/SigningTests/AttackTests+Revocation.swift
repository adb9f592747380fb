import Foundation
import Kernel
import PDF
import Signing
import SwiftASN1
import Testing
import X509

// Answers about revocation that lie, or that come from who may not give them.
extension AttackTests {
    /// A stamped signature with what the source answers.
    private func evident(_ source: @escaping LongTerm.Source) async throws -> [UInt8] {
        let stamps = TestAuthority.stamps(try authority.stampingKey())
        let bytes = try await PDFSigner(key, timestamps: stamps).sign(file, SignatureRequest(at: TestAuthority.now))
        return try await LongTerm(anchors: [authority.certificate], source: source).addEvidence(to: bytes)
    }

    private func strict(_ bytes: [UInt8], days: Int = 0) async throws -> SignatureReport {
        var policy = authority.policy
        policy.now = policy.now.adding(minutes: days * 1440)
        policy.demandsRevocation = true
        return try #require(try await SignatureValidator(policy).reports(on: PDFDocument(bytes)).first)
    }

    @Test("a certificate that is revoked after the proven time leaves the signature valid")
    func revokedLater() async throws {
        let book = [4711: TestAuthority.day(1)]
        let source = authority.answers(try authority.answeringKey(), book, at: TestAuthority.now.adding(minutes: 2880))
        let bytes = try await evident(source)
        let report = try await strict(bytes, days: 3)
        #expect(report.indication == .passed, "\(report)")
        #expect(report.level == "B-LT")
        let bare = try await LongTerm(anchors: [authority.certificate], source: source)
            .addEvidence(to: try await signed())
        #expect(try await strict(bare, days: 3).subIndication == .revokedWithoutProof)
    }

    @Test("answers of a responder that may not give them are not believed")
    func wrongResponder() async throws {
        let good = try await evident(authority.answers(try authority.answeringKey()))
        #expect(try await strict(good).indication == .passed)
        let liars = [
            try authority.answeringKey([.emailProtection]), try authority.answeringKey([.clientAuth]), key,
            try TestAuthority("Somebody").answeringKey(), try TestAuthority().answeringKey(),
        ]
        for liar in liars {
            let bytes = try await evident(authority.answers(liar))
            #expect(try await strict(bytes).subIndication == .tryLater)
            // Nor can such a responder take away what is valid.
            let spoiled = try await evident(authority.answers(liar, [4711: TestAuthority.day(-1)]))
            #expect(try await report(spoiled).indication == .passed)
        }
    }

    @Test("answers of a responder whose own certificate was revoked are not believed")
    func revokedResponder() async throws {
        let responder = try authority.answeringKey()
        let certificate = try #require(responder.chain.first)
        let itself = try SoftwareKey(
            pem: try authority.key.serializeAsPEM().pemString,
            certificates: try authority.certificate.serializeAsPEM().pemString
        )
        let told = authority.answers(responder)
        let issuers = authority.answers(itself, [9002: TestAuthority.day(-1)])
        let bytes = try await evident { subject, issuer in
            try await told(subject, issuer) + issuers(certificate, issuer)
        }
        #expect(try await strict(bytes).subIndication == .tryLater)
    }

    @Test("an answer from long before the signature says nothing about it")
    func oldAnswer() async throws {
        let before = TestAuthority.now.adding(minutes: -30 * 1440)
        let bytes = try await evident(authority.answers(try authority.answeringKey(), at: before))
        #expect(try await strict(bytes).subIndication == .tryLater)
    }
}
