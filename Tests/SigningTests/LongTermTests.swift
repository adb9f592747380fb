import Foundation
import Kernel
import PDF
import Signing
import Testing
import X509

/// Timestamps, evidence of revocation, and timestamps of the whole.
@Suite struct LongTermTests {
    private let authorities: LocalAuthorities
    private var authority: TestAuthority { authorities.authority }

    init() throws {
        authorities = try LocalAuthorities(try TestAuthority())
        for serial in [4711, 9001, 9002] { try authorities.enter(serial) }
    }

    private func reports(_ file: [UInt8], _ policy: ValidationPolicy? = nil) async throws -> [SignatureReport] {
        try await SignatureValidator(policy ?? later(minutes: 1)).reports(on: PDFDocument(file))
    }

    private func later(days: Int = 0, minutes: Int = 1) -> ValidationPolicy {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        return ValidationPolicy(anchors: [authority.certificate], now: now.adding(minutes: days * 1440 + minutes))
    }

    private func stamped(_ wishes: TestAuthority.Wishes = .init()) async throws -> [UInt8] {
        try await PDFSigner(try authority.signer("Ký có giờ", .p256, wishes), timestamps: authorities.timestamps)
            .sign(SamplePDF.pages(), SignatureRequest(at: TestAuthority.now))
    }

    @Test("a timestamp proves when a signature was made (B-T)")
    func timestamp() async throws {
        defer { authorities.remove() }
        let report = try #require(try await reports(try await stamped()).first)
        #expect(report.indication == .passed, "\(report)")
        #expect(report.level == "B-T")
        let proven = try #require(report.proven)
        #expect(abs(proven.milliseconds - Int64(Date().timeIntervalSince1970 * 1000)) < 120_000)
    }

    @Test("a certificate that expires later leaves a stamped signature as it was, and takes a bare one away")
    func expiry() async throws {
        defer { authorities.remove() }
        var wishes = TestAuthority.Wishes()
        wishes.until = TestAuthority.day(10)
        let stamped = try await stamped(wishes)
        #expect(try await reports(stamped, later(days: 20)).first?.indication == .passed)
        let bare = try await PDFSigner(try authority.signer("Ký trần", .p256, wishes))
            .sign(SamplePDF.pages(), SignatureRequest(at: TestAuthority.now))
        #expect(try await reports(bare, later(days: 20)).first?.subIndication == .outOfBounds)
    }

    @Test("a timestamp from days to come, or of another signature, proves nothing")
    func lies() async throws {
        defer { authorities.remove() }
        let stamped = try await stamped()
        let report = try #require(try await reports(stamped, later(days: -1)).first)
        #expect(report.proven == nil)
        #expect(report.level == "B-B")
        #expect(report.reasons.contains { $0.contains("has not been yet") })
    }

    @Test("an authority for timestamps whose certificate is for something else proves nothing")
    func wrongAuthority() async throws {
        defer { authorities.remove() }
        let stranger = try LocalAuthorities(try TestAuthority("Somebody"))
        defer { stranger.remove() }
        let file = try await PDFSigner(try authority.signer(), timestamps: stranger.timestamps)
            .sign(SamplePDF.pages(), SignatureRequest(at: TestAuthority.now))
        let report = try #require(try await reports(file).first)
        #expect(report.indication == .passed)
        #expect(report.proven == nil)
        #expect(report.reasons.contains { $0.contains("proves nothing") })
    }

    @Test("answers about revocation are kept in the file (B-LT), by OCSP and by list", arguments: ["ocsp", "list"])
    func evidence(_ source: String) async throws {
        defer { authorities.remove() }
        let term = LongTerm(
            anchors: [authority.certificate],
            source: source == "ocsp" ? authorities.ocsp : authorities.list
        )
        let signed = try await stamped()
        let file = try await term.addEvidence(to: signed)
        #expect(file.starts(with: signed))
        var policy = later()
        policy.demandsRevocation = true
        let report = try #require(try await reports(file, policy).first)
        #expect(report.indication == .passed, "\(report)")
        #expect(report.level == "B-LT")
        #expect(report.changes.map(\.kind) == [.evidence])
        #expect(try await reports(signed, policy).first?.subIndication == .tryLater)
    }

    @Test("a timestamp of the whole keeps it for the time after (B-LTA), and further signatures may follow")
    func archive() async throws {
        defer { authorities.remove() }
        let term = LongTerm(anchors: [authority.certificate], source: authorities.ocsp)
        var request = SignatureRequest(at: TestAuthority.now)
        request.field = "Archive"
        let file = try await authorities.timestamps.stamp(try await term.addEvidence(to: try await stamped()), request)
        let found = try await reports(file)
        #expect(found.map(\.indication) == [.passed, .passed], "\(found)")
        #expect(found.map(\.kind) == [.approval, .timestamp])
        #expect(found.first?.level == "B-LTA")
        #expect(found.first?.changes.map(\.kind) == [.evidence, .timestamp])
        let again = try await PDFSigner(try authority.signer("Người sau", .p384)).sign(
            file,
            SignatureRequest(at: TestAuthority.now)
        )
        #expect(try await reports(again).map(\.indication) == [.passed, .passed, .passed])
    }

    @Test("a revoked certificate: before the signature it fails, after a proven one it does not matter")
    func revocation() async throws {
        defer { authorities.remove() }
        var wishes = TestAuthority.Wishes()
        wishes.serial = 5000
        try authorities.enter(5000, revoked: TestAuthority.day(-3))
        let term = LongTerm(anchors: [authority.certificate], source: authorities.ocsp)
        let stamped = try await term.addEvidence(to: try await stamped(wishes))
        #expect(try await reports(stamped).first?.subIndication == .revoked)
        let bare = try await term.addEvidence(
            to: try await PDFSigner(try authority.signer("Thu hồi", .p256, wishes))
                .sign(SamplePDF.pages(), SignatureRequest(at: TestAuthority.now))
        )
        #expect(try await reports(bare).first?.subIndication == .revokedWithoutProof)
        let listed = LongTerm(anchors: [authority.certificate], source: authorities.list)
        let byList = try await listed.addEvidence(to: try await self.stamped(wishes))
        #expect(try await reports(byList).first?.indication == .failed)
    }
}
