import Foundation
import PaperTesting
import Testing
import Typesetting

@Suite("Pages")
struct PageTests {
    /// The text of each page.
    static func pages(_ blocks: [Block], page: Page = Page()) throws -> [String] {
        let text = try Judge.output("pdftotext", ["-layout", "FILE", "-"], on: try Sample.pdf(blocks, page: page))
        return text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map {
            $0.split { $0.isWhitespace }.joined(separator: " ")
        }
    }

    @Test(
        "a page has the measures of its format, upright and lying",
        arguments: [
            (Page.Format.a4, false, "595.276 x 841.89 pts (A4)"), (.a4, true, "841.89 x 595.276 pts (A4)"),
            (.a5, false, "419.528 x 595.276 pts"), (.a5, true, "595.276 x 419.528 pts"),
        ]
    )
    func measures(format: Page.Format, isLandscape: Bool, said: String) throws {
        let page = Page(format: format, isLandscape: isLandscape)

        let told = try Judge.output("pdfinfo", ["FILE"], on: try Sample.pdf([.text("Thử")], page: page))

        #expect(told.contains(said))
    }

    @Test("the number of the page stands above it from the second page on")
    func numbers() throws {
        let pages = try Self.pages([.text("một"), .pageBreak, .text("hai"), .pageBreak, .text("ba")])

        #expect(pages == ["một", "2 hai", "3 ba"])
    }

    @Test("a page break at the end begins no empty page")
    func lastBreak() throws {
        #expect(try Self.pages([.text("một"), .pageBreak]) == ["một"])
    }

    @Test("the head of a table is said again on each page, and no row is lost")
    func head() throws {
        let rows = (1...120).map { [Cell("h\($0)"), Cell("nội dung")] }
        let table = Table(widths: [1, 3], head: [[Cell("Số"), Cell("Tên")]], rows: rows)

        let pages = try Self.pages([.table(table)])

        #expect(pages.count > 2)
        #expect(pages.allSatisfy { $0.contains("Số Tên") })
        let words = pages.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("h") }
        #expect(words == (1...120).map { "h\($0)" })
    }

    @Test("a row higher than a page goes on to the next")
    func tallRow() throws {
        let words = Sample.words(1500, seed: 7)
        let table = Table(widths: [1, 1], head: [[Cell("A"), Cell("B")]], rows: [[Cell(words), Cell("bên")]])

        let pages = try Self.pages([.table(table)])

        #expect(pages.count > 1)
        #expect(
            pages.joined(separator: " ").split(separator: " ").filter { $0.hasPrefix("đ") || $0.hasPrefix("Đ") }.count
                == 1500
        )
    }

    @Test("a group stays on one page, whatever stands before it", arguments: [1, 8, 15, 22, 29, 36, 43, 50, 57])
    func group(before: Int) throws {
        let lines = (0..<before).map { Block.text("dòng \($0)") }
        let group = Block.group([.text("đầu"), .space(60), .text("cuối")])

        let pages = try Self.pages(lines + [group])

        #expect(pages.contains { $0.contains("đầu") && $0.contains("cuối") })
    }

    @Test("no page holds one line alone of a paragraph that goes on", arguments: 30...60)
    func widows(before: Int) throws {
        let lines = (0..<before).map { Block.text("d\($0)") }
        // Ten lines, each with one word of its own.
        let long = (0..<10).map { "k\($0) " + String(repeating: "m", count: 42) }.joined(separator: " ")

        let counts = try Self.pages(lines + [.text(long)]).map { page in
            page.split(separator: " ").count { $0.hasPrefix("k") }
        }

        #expect(counts.reduce(0, +) == 10)
        #expect(!counts.contains(1))
    }

    @Test("a code holds what it can, and says how much was too much")
    func code() throws {
        _ = try Sample.pdf([.code(QRFigure("000.00.00.H47-261123-0001", side: 20))])

        #expect(throws: TypesettingFault.unfitForQRCode(bytes: 3000)) {
            try Sample.pdf([.code(QRFigure(String(repeating: "a", count: 3000), side: 20))])
        }
    }

    private static let jpeg = """
        /9j/4AAQSkZJRgABAQEAAAAAAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71
        ////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4
        +Pj4+Pj4+Pj/wAARCAAIAAYDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
        BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
        V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
        4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
        AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
        Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
        8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDY285yfzooooA//9k=
        """

    @Test("a PNG is drawn with its transparency; a JPEG goes into the file as it is; anything else is refused")
    func pictures() throws {
        let png = try #require(
            Data(
                base64Encoded: """
                    iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
                    """
            )
        )
        let picture = Picture(bytes: Array(png), width: 30)
        let placed = Placement(page: 1, left: 100, top: 100, figure: .picture(picture))
        var document = Sample.document([.picture(picture)])
        document.placements = [placed]

        let images = try Judge.output(
            "pdfimages",
            ["-list", "FILE"],
            on: try Typesetter().pdf(document, created: Sample.moment)
        )

        #expect(images.contains("image"))
        let jpeg = try #require(Data(base64Encoded: Self.jpeg, options: .ignoreUnknownCharacters))
        let kept = try Judge.output(
            "pdfimages",
            ["-list", "FILE"],
            on: try Sample.pdf([.picture(Picture(bytes: Array(jpeg), width: 30))])
        )
        #expect(kept.contains("jpeg"))
        #expect(throws: TypesettingFault.unknownPicture) {
            try Sample.pdf([.picture(Picture(bytes: [1, 2, 3], width: 30))])
        }
        #expect(throws: TypesettingFault.unknownPicture) {
            try Sample.pdf([.picture(Picture(bytes: Array(png.prefix(40)), width: 30))])
        }
    }
}
