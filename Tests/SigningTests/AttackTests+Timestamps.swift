import Foundation
import Kernel
import PDF
import Testing
import X509

@testable import Signing

// Lying timestamps.
extension AttackTests {
    private func stamped(by key: SoftwareKey, saying moment: Instant = TestAuthority.now) async throws -> [UInt8] {
        try await PDFSigner(self.key, timestamps: TestAuthority.stamps(key, saying: moment))
            .sign(file, SignatureRequest(at: TestAuthority.now))
    }

    private func expectNothingProven(_ bytes: [UInt8], because finding: SignatureFinding) async throws {
        let report = try await report(bytes)
        #expect(report.proof == nil)
        #expect(report.level == "B-B")
        #expect(report.findings == [.timestampProvesNothing(finding)], "\(report.findings)")
    }

    @Test("a stamp proves what it says, where its authority may stamp")
    func honestStamp() async throws {
        let report = try await report(try await stamped(by: try authority.stampingKey()))
        #expect(report.proof?.moment == TestAuthority.now)
        #expect(report.proof?.authority == "ThuBon Test stamps")
        #expect(report.level == "B-T")
    }

    @Test("a stamp by a certificate for something else, or for more than stamps, proves nothing")
    func stampUsage() async throws {
        for usages in [[.emailProtection], [.timeStamping, .emailProtection]] as [[ExtendedKeyUsage.Usage]] {
            let bytes = try await stamped(by: try authority.stampingKey(usages))
            try await expectNothingProven(bytes, because: .chain(.notForTimestamps))
        }
    }

    @Test("a stamp by an authority that nobody trusts does not keep an expired certificate alive")
    func strangeStamp() async throws {
        var wishes = TestAuthority.Wishes()
        wishes.until = TestAuthority.day(-1)
        let key = try TestAuthority("Somebody").stampingKey()
        let before = TestAuthority.now.adding(minutes: -10 * 1440)
        let bytes = try await PDFSigner(
            try authority.signer("Hết hạn", .p256, wishes),
            timestamps: TestAuthority.stamps(key, saying: before)
        ).sign(file, SignatureRequest(at: before))
        let report = try await report(bytes)
        #expect(report.subIndication == .outOfBounds)
        #expect(report.findings.first == .timestampProvesNothing(.noChain))
    }

    @Test("a stamp whose time was changed, or that belongs to another signature, proves nothing")
    func falseStamp() async throws {
        let bytes = try await stamped(by: try authority.stampingKey())
        let time = Hex.encode(Array("Z".utf8) + [0x30, 3, 2, 1, 1]).uppercased()
        let digits = Array(time.utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: digits) })
        var changed = bytes
        // The last digit of the seconds.
        changed[place - 1] = changed[place - 1] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
        try await expectNothingProven(changed, because: .otherContent)

        let document = try PDFDocument(file)
        let prepared = try PreparedSignature(
            document,
            dictionary: ["Type": .name("Sig"), "Filter": .name("A"), "SubFilter": .name("ETSI.CAdES.detached")],
            request: SignatureRequest(at: TestAuthority.now),
            room: 20_000
        )
        let digest = key.algorithm.digest.bytes(of: prepared.covered)
        let writer = try SignedDataWriter(digest: digest, algorithm: key.algorithm, chain: key.chain)
        let token = try await TestAuthority.stamps(try authority.stampingKey()).token(for: [1, 2, 3])
        let signature = try await key.sign(writer.signedAttributes)
        let foreign = try prepared.filled(with: try writer.signedData(signature: signature, timestamp: token))
        try await expectNothingProven(foreign, because: .timestampOfOther)
    }

    @Test("a timestamp of the whole that says tomorrow, or that was taken from another document")
    func falseDocumentStamp() async throws {
        let key = try authority.stampingKey()
        let tomorrow = TestAuthority.stamps(key, saying: TestAuthority.now.adding(minutes: 1440))
        let ahead = try await tomorrow.stamp(try await signed(), SignatureRequest(at: TestAuthority.now))
        let reports = try await SignatureValidator(authority.policy).reports(on: PDFDocument(ahead))
        #expect(reports.map(\.subIndication) == [nil, .timestampOrder])
        #expect(reports.first?.proof == nil)

        let (first, place, other) = try await twoStamped(by: TestAuthority.stamps(key))
        var forged = first
        forged.replaceSubrange(place, with: other)
        let taken = try await report(forged)
        #expect(taken.subIndication == .hashFailure)
        #expect(taken.findings == [.timestampOfOther])
    }

    /// A stamped document with the place of its timestamp, and the timestamp of another one that fits in there.
    ///
    /// A signature of ECDSA has some bytes more or less, and the room follows the timestamps before: two of many agree.
    private func twoStamped(by stamps: TimestampAuthority) async throws -> ([UInt8], Range<Int>, [UInt8]) {
        var known: [Int: ([UInt8], Range<Int>)] = [:]
        for number in 0..<100 {
            let page = SamplePDF.pages(["Trang \(number)"])
            let bytes = try await stamps.stamp(page, SignatureRequest(at: TestAuthority.now))
            let place = try #require(try stampPlace(bytes))
            if let (first, room) = known[place.count] { return (first, room, Array(bytes[place])) }
            known[place.count] = (bytes, place)
        }
        throw NoTwoAlike()
    }

    private struct NoTwoAlike: Error {}

    private func stampPlace(_ bytes: [UInt8]) throws -> Range<Int>? {
        try SignatureFinder.signatures(in: PDFDocument(bytes).latest).first?.places["Contents"]
    }

    @Test("a stamp of an authority whose certificate had been revoked proves nothing")
    func revokedStamps() async throws {
        let bytes = try await stamped(by: try authority.stampingKey())
        let source = authority.answers(try authority.answeringKey(), [9001: TestAuthority.day(-3)])
        let term = LongTerm(anchors: [authority.certificate], source: source)
        let report = try await report(try await term.addEvidence(to: bytes))
        #expect(report.proof == nil)
        guard case .timestampProvesNothing(.revoked)? = report.findings.first else {
            Issue.record("\(report.findings)")
            return
        }
    }
}
