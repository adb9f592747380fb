import Foundation
import Kernel
import PDF
import Signing
import Testing
import X509

/// What a report says to people and to programs.
@Suite struct ReportTests {
    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority()
    }

    private func reports(_ file: [UInt8], list: String = "Danh sách thử") async throws -> [SignatureReport] {
        let list = TrustList(name: list, certificates: [authority.certificate])
        let policy = ValidationPolicy(lists: [list], now: TestAuthority.now)
        return try await SignatureValidator(policy).reports(on: PDFDocument(file))
    }

    private func signed(_ file: [UInt8] = SamplePDF.pages()) async throws -> [UInt8] {
        try await PDFSigner(try authority.signer("Nguyễn Văn Ký")).sign(file, SignatureRequest(at: TestAuthority.now))
    }

    @Test("a report names the signer, the authority, the list that is trusted and the moment that is claimed")
    func who() async throws {
        let report = try #require(try await reports(try await signed()).first)
        let certificate = try #require(report.certificate)
        #expect(certificate.name == "Nguyễn Văn Ký")
        #expect(certificate.issuerName == "ThuBon Test Authority")
        #expect(certificate.from < certificate.until)
        #expect(report.trustList == "Danh sách thử")
        #expect(report.claimed == TestAuthority.now)
        #expect(report.proof == nil)
        let lines = report.lines(\.vietnamese).joined(separator: "\n")
        for words in ["Chữ ký hợp lệ", "Chữ ký của", "chứng thư do", "ký phiên bản 2/2", "(Danh sách thử)"] {
            #expect(lines.contains(words), "\(lines)")
        }
    }

    @Test("a timestamp of the document proves the signatures before it, and is named as what proves them")
    func proof() async throws {
        let authorities = try LocalAuthorities(authority)
        defer { authorities.remove() }
        var request = SignatureRequest(at: TestAuthority.now)
        request.field = "Archive"
        let file = try await authorities.timestamps.stamp(try await signed(), request)
        let later = ValidationPolicy(
            lists: [TrustList(name: "Thử", certificates: [authority.certificate])],
            now: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).adding(minutes: 1)
        )
        let found = try await SignatureValidator(later).reports(on: PDFDocument(file))
        let proof = try #require(found.first?.proof)
        #expect(proof.field == "Archive")
        #expect(proof.authority == "ThuBon Test tsa")
        #expect(found.indication == .passed)
    }

    @Test("what changed and what to do next are said in both languages")
    func change() async throws {
        let document = try PDFDocument(try await signed())
        var update = IncrementalUpdate(document)
        update.replace(PDFReference(5), with: .stream(PDFStream([:], data: "BT (khac) Tj ET".utf8)))
        let found = try await reports(update.bytes())
        let lines = found.flatMap { $0.lines(\.vietnamese) }.joined(separator: "\n")
        #expect(lines.contains("! phiên bản 3: sửa nội dung trang 1 (đối tượng 5)"), "\(lines)")
        #expect(lines.contains("> Đừng dùng tệp này"))
        #expect(found.flatMap { $0.lines() }.joined().contains("> Do not rely on this file"))
        var json = JSONWriter()
        found.write(to: &json)
        #expect(json.text.contains(#""indication":"TOTAL-FAILED""#))
        #expect(json.text.contains(#""sub_indication":"HASH_FAILURE""#))
        #expect(json.text.contains("văn bản bị sửa sau chữ ký này"))
    }

    @Test("every reason has its meaning and its advice in both languages", arguments: SubIndication.allCases)
    func reasons(_ reason: SubIndication) {
        for words in [reason.words, reason.advice, reason.indication.words] {
            #expect(!words.vietnamese.isEmpty && !words.english.isEmpty)
            #expect(words.vietnamese.unicodeScalars.contains { $0.value > 127 })
            #expect(words.english.unicodeScalars.allSatisfy { $0.value < 128 })
        }
    }

    @Test("timestamps alone sign nothing; one failure is the failure of the whole")
    func together() async throws {
        let good = try await reports(try await signed())
        #expect(good.indication == .passed)
        let none: [SignatureReport] = []
        #expect(none.indication == .indeterminate)
        let stranger = try await PDFSigner(try TestAuthority("Somebody").signer())
            .sign(try await signed(), SignatureRequest(at: TestAuthority.now))
        #expect(try await reports(stranger).indication == .indeterminate)
    }
}
