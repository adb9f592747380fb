import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("The PDF file")
struct FileTests {
    private static let blocks: [Block] = [
        .text("Quyết định", ParagraphStyle(role: .title)),
        .text("Đậm", ParagraphStyle(bold: true)), .text("Nghiêng", ParagraphStyle(italic: true)),
        .paragraph(Paragraph([Run("Xem "), Run("cổng", link: "https://dichvucong.gov.vn/a'b")])),
    ]

    @Test("equal documents of the same moment give equal bytes")
    func deterministic() throws {
        let first = try Sample.pdf(Self.blocks)
        let second = try Sample.pdf(Self.blocks)
        let later = try Typesetter().pdf(Sample.document(Self.blocks), created: Sample.moment.adding(minutes: 1))

        #expect(first == second)
        #expect(first != later)
    }

    @Test("qpdf finds no error")
    func sound() throws {
        _ = try Judge.output("qpdf", ["--check", "FILE"], on: try Sample.pdf(Self.blocks))
    }

    @Test("every font is Liberation Serif, embedded, a subset, and says which letters its shapes are")
    func fonts() throws {
        let lines = try Judge.output("pdffonts", ["FILE"], on: try Sample.pdf(Self.blocks))
            .split(separator: "\n").dropFirst(2)

        #expect(!lines.isEmpty)
        for line in lines {
            #expect(line.contains("+LiberationSerif"), "\(line)")
            #expect(line.split(separator: " ").suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(line)")
        }
    }

    @Test("title, author and time are those of the document, in Vietnamese time")
    func information() throws {
        let document = Document(
            information: Document.Information(title: "Giấy <tiếp nhận> & hẹn trả", author: "UBND xã Lăng"),
            blocks: [.text("Thử")]
        )
        let pdf = try Typesetter().pdf(document, created: Sample.moment)

        let said = try Judge.output("pdfinfo", ["-rawdates", "FILE"], on: pdf)
        #expect(said.contains("Giấy <tiếp nhận> & hẹn trả"))
        #expect(said.contains("UBND xã Lăng"))
        #expect(said.contains("D:20261123153000+07'00"))
        #expect(said.contains("Tagged:          yes"))
        let metadata = try Judge.output("pdfinfo", ["-meta", "FILE"], on: pdf)
        #expect(metadata.contains("Giấy &lt;tiếp nhận&gt; &amp; hẹn trả"))
        #expect(metadata.contains("<xmp:CreateDate>2026-11-23T15:30:00+07:00</xmp:CreateDate>"))
        #expect(metadata.contains("<pdfaid:part>2</pdfaid:part>"))
    }

    @Test("the file holds what PDF/A-2b asks for: profile, metadata, language, a name, links that are printed")
    func archive() throws {
        let text = try Judge.output(
            "qpdf",
            ["--qdf", "--object-streams=disable", "FILE", "-"],
            on: try Sample.pdf(Self.blocks)
        )

        for entry in [
            "/S /GTS_PDFA1", "/Subtype /XML", "/Lang (vi-VN)", "/Marked true", "/DisplayDocTitle true", "/ID [",
        ] {
            #expect(text.contains(entry), "\(entry)")
        }
        let (links, printed) = (text.ranges(of: "/Subtype /Link").count, text.ranges(of: "/F 4\n").count)
        #expect(links == 1)
        #expect(printed == links)
        #expect(!text.contains("/Filter /Crypt"))
    }

    @Test("the title leads the outline, and a link leads where it says")
    func outlineAndLink() throws {
        let text = try Judge.output("qpdf", ["--qdf", "FILE", "-"], on: try Sample.pdf(Self.blocks))

        #expect(text.contains("/Type /Outlines"))
        #expect(text.contains("(https://dichvucong.gov.vn/a'b)"))
    }

    @Test("the file comes in pieces, and what the receiver throws ends it")
    func streaming() throws {
        struct Full: Error {}
        let blocks = (0..<200).map { Block.text(Sample.words(40, seed: UInt64($0))) }
        var pieces = 0
        var bytes: [UInt8] = []

        try Typesetter().write(Sample.document(blocks), created: Sample.moment) {
            pieces += 1
            bytes += $0
        }
        #expect(pieces > 10)
        #expect(bytes == (try Sample.pdf(blocks)))
        #expect(throws: Full.self) {
            try Typesetter().write(Sample.document(blocks), created: Sample.moment) { _ in throw Full() }
        }
    }

    @Test("a font that the machine does not have is no other one: nothing is issued")
    func missingFont() {
        let document = Document(
            information: Document.Information(title: "Thử"),
            text: TextStyle(family: "Khong Co Phong Nay"),
            blocks: [.text("Thử")]
        )

        #expect(throws: TypesettingFault.noFont("Khong Co Phong Nay")) {
            try Typesetter().pdf(document, created: Sample.moment)
        }
    }

    @Test("many threads set documents at once, each as if alone")
    func threads() async throws {
        let blocks = (0..<20).map { Block.text(Sample.words(30, seed: UInt64($0))) }
        let alone = try Sample.pdf(blocks)

        let all = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 { group.addTask { try Sample.pdf(blocks) } }
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }

        #expect(all.allSatisfy { $0 == alone })
    }
}
