import Foundation
import Kernel
import PDF
import Signing
import Testing

/// Many signatures, and files as other programs write them.
@Suite struct SeriesTests {
    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority()
    }

    private func reports(_ file: [UInt8]) async throws -> [SignatureReport] {
        try await SignatureValidator(authority.policy).reports(on: PDFDocument(file))
    }

    /// Who wrote the file that is signed.
    enum Writer: String, CaseIterable {
        case tables
        case streams
        case cairo
    }

    @Test("each signature leaves the earlier ones valid, whoever wrote the file", arguments: Writer.allCases)
    func several(_ writer: Writer) async throws {
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try folder.put("plain.pdf", SamplePDF.pages(["Trang mot", "Trang hai"]))
        switch writer {
        case .tables: try Program.run(["qpdf", "--object-streams=disable", "plain.pdf", "start.pdf"], in: folder)
        case .streams: try Program.run(["qpdf", "--object-streams=generate", "plain.pdf", "start.pdf"], in: folder)
        case .cairo: try Program.run(["pdftocairo", "-pdf", "plain.pdf", "start.pdf"], in: folder)
        }
        var file = Array(try Data(contentsOf: folder.appendingPathComponent("start.pdf")))
        if writer != .cairo { #expect(try PDFDocument(file).revisions[0].isStream == (writer == .streams)) }
        for (number, kind) in [TestAuthority.KeyKind.p256, .rsa2048, .p384].enumerated() {
            var request = SignatureRequest(at: TestAuthority.now)
            request.reason = "Đồng ý, lần \(number + 1)"
            request.field = "Chữ ký \(number + 1)"
            var wishes = TestAuthority.Wishes()
            // Poppler knows certificates by their authority and number alone.
            wishes.serial = 100 + number
            file = try await PDFSigner(try authority.signer("Người \(number + 1)", kind, wishes)).sign(file, request)
        }
        let found = try await reports(file)
        #expect(found.map(\.indication) == [.passed, .passed, .passed], "\(found)")
        #expect(found.map(\.field) == ["Chữ ký 1", "Chữ ký 2", "Chữ ký 3"])
        #expect(found.map(\.revision.signed) == [2, 3, 4])
        #expect(found[0].changes.map(\.kind) == [.signature, .signature])
        let said = try Program.run(["pdfsig", try folder.put("signed.pdf", file).path], expects: nil)
        #expect(said.components(separatedBy: "Signature is Valid.").count == 4, "\(said)")
        try Program.run(["qpdf", "--check", "signed.pdf"], in: folder)
    }

    @Test("a linearised file is one revision, and is signed as others are")
    func linearised() async throws {
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try folder.put("plain.pdf", SamplePDF.pages(["Mot", "Hai", "Ba"]))
        try Program.run(["qpdf", "--linearize", "plain.pdf", "start.pdf"], in: folder)
        let start = Array(try Data(contentsOf: folder.appendingPathComponent("start.pdf")))
        #expect(try PDFDocument(start).revisions.count == 1)
        let file = try await PDFSigner(try authority.signer()).sign(start, SignatureRequest(at: TestAuthority.now))
        #expect(try await reports(file).map(\.indication) == [.passed])
        let said = try Program.run(["pdfsig", try folder.put("signed.pdf", file).path], expects: nil)
        #expect(said.contains("Signature is Valid."), "\(said)")
    }

    @Test("a visible signature shows the page of another document")
    func visible() async throws {
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var request = SignatureRequest(at: TestAuthority.now)
        request.appearance = SignatureAppearance(
            page: 1,
            place: (x: 200, y: 100, width: 150, height: 200),
            picture: try PDFDocument(SamplePDF.pages(["CON DAU"]))
        )
        let file = try await PDFSigner(try authority.signer()).sign(SamplePDF.pages(["Mot", "Hai"]), request)
        #expect(try await reports(file).map(\.indication) == [.passed])
        _ = try folder.put("signed.pdf", file)
        let text = try Program.run(["pdftotext", "-f", "2", "signed.pdf", "-"], in: folder)
        #expect(text.contains("CON DAU"), "\(text)")
        try Program.run(["qpdf", "--check", "signed.pdf"], in: folder)
    }

    @Test("fifty signatures pass, each with all those after it")
    func many() async throws {
        let signer = PDFSigner(try authority.signer())
        var file = SamplePDF.pages()
        for _ in 0..<50 { file = try await signer.sign(file, SignatureRequest(at: TestAuthority.now)) }
        let found = try await reports(file)
        #expect(found.count == 50)
        #expect(found.allSatisfy { $0.indication == .passed })
        #expect(found[0].changes.count == 49)
    }
}
