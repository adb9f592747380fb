import Foundation
import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("PDF/A-2b", .enabled(if: ArchiveJudge.python != nil, "dev/python-packages installs pikepdf and fontTools"))
struct ArchiveTests {
    @Test("nothing that PDF/A-2b forbids is in any template", arguments: Template.all.keys.sorted())
    func templates(key: String) throws {
        let template = try #require(Template.all[key])
        let pdf = try Typesetter().pdf(try template.paper(template.example).document, created: Sample.moment)

        #expect(try ArchiveJudge.findings(in: pdf) == [])
    }

    @Test("nor in a document with all letters, faces, links, pictures and pages of two sizes")
    func everything() throws {
        var document = Sample.document([
            .text(Sample.syllables.joined(separator: " "), ParagraphStyle(role: .title)),
            .text(Sample.syllables.joined(separator: " "), ParagraphStyle(bold: true, italic: true)),
            .paragraph(Paragraph([Run("Xem "), Run("cổng", link: "https://dichvucong.gov.vn/a'b")])),
            .picture(Picture(bytes: try SampleImages.seal(agency: "Xã Lăng"), width: 36)),
            .code(QRFigure("https://dichvucong.gov.vn", side: 20)), .pageBreak,
            .text("100.000 ₫ – “đã nộp”… ½ m²", ParagraphStyle(italic: true)),
        ])
        document.information.keywords = "thử, <thử> & thử"
        document.mark = "BẢN XEM THỬ"

        #expect(try ArchiveJudge.findings(in: Typesetter().pdf(document, created: Sample.moment)) == [])
    }

    @Test("nor in what is seen of a signature", arguments: [3, 1])
    func pictures(shape: Int) throws {
        let place = SignaturePlace(page: 0, x: 0, y: 0, width: 156, height: 72)
        let picture: SignaturePicture =
            shape == 3
            ? .image(try SampleImages.signature(of: "Zơrâm Thị Hương")) : .signer(name: "Zơrâm", at: Sample.moment)

        #expect(try ArchiveJudge.findings(in: Typesetter().pdf(picture, for: place, created: Sample.moment)) == [])
    }

    @Test("nor in photographs", .enabled(if: Pillow.python != nil))
    func photographs() throws {
        let pdf = try Pillow.pdf(["phone.jpg", "grey.jpg", "ink.jpg", "clear.png"])

        #expect(try ArchiveJudge.findings(in: pdf) == [])
    }

    @Test(
        "the judge sees what is wrong",
        arguments: [
            ("/S /GTS_PDFA1", "/S /GTS_PDFX1", "6.2.3"), ("<pdfaid:part>2", "<pdfaid:part>3", "6.6.4"),
            ("/CIDToGIDMap /Identity", "/CIDToGIDXxx /Identity", "6.2.11.3.2"), ("/F 4\n", "/F 2\n", "6.3.2"),
            ("x-default\">Th", "x-default\">Kh", "6.6.3"), ("/ToUnicode", "/ToUnikode", "6.2.11.7"),
            ("/S /URI", "/S /Hide", "6.5.1"), ("/W [0 [ 777 ", "/W [9 [ 777 ", "6.2.11.5"),
            ("/Registry (Adobe)", "/Registry (Adxbe)", "6.2.11.3"), ("/Flags 32", "/Flags 36", "6.2.11.6"),
            ("%%EOF\n", "%%EOF\nx", "6.1.3"), ("/Subtype /Link", "/Subtype /Sown", "6.3.1"),
            ("<xmp:CreateDate>2026", "<xmp:CreateDate>2025", "6.6.3"),
        ]
    )
    func judge(words: String, others: String, clause: String) throws {
        let pdf = try Sample.pdf([
            .text("Quyết định", ParagraphStyle(role: .title)),
            .paragraph(Paragraph([Run("Xem "), Run("cổng", link: "https://dichvucong.gov.vn")])),
        ])
        var data = Data(pdf)
        let place = try #require(data.range(of: Data(words.utf8)), "\(words) is not in the file")
        data.replaceSubrange(place, with: Data(others.utf8))

        let findings = try ArchiveJudge.findings(in: Array(data))

        #expect(findings.contains { $0.hasPrefix(clause + " ") }, "\(findings)")
    }
}
