import Foundation
import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("Papers in the form of Nghị định 30/2020")
struct OfficialTests {
    static func paper(_ parts: [OfficialPart]) -> OfficialPaper {
        OfficialPaper(information: Document.Information(title: "Thử"), parts: parts)
    }

    static func text(_ parts: [OfficialPart]) throws -> String {
        try Judge.text(of: try Typesetter().pdf(paper(parts).document, created: Sample.moment))
    }

    /// Position and size of each word on the first page, in points.
    static func words(_ parts: [OfficialPart]) throws -> [(word: String, left: Double, top: Double, right: Double)] {
        let pdf = try Typesetter().pdf(paper(parts).document, created: Sample.moment)
        let page = try Judge.output("pdftotext", ["-bbox", "-l", "1", "FILE", "-"], on: pdf)
        return page.matches(of: /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</).map { match in
            (
                String(match.output.4), Double(match.output.1) ?? 0, Double(match.output.2) ?? 0,
                Double(match.output.3) ?? 0
            )
        }
    }

    @Test("days below ten and the months one and two get a zero, against later additions")
    func dates() throws {
        #expect(OfficialDate(try #require(CivilDate("2026-01-08"))).words == "ngày 08 tháng 01 năm 2026")
        #expect(OfficialDate(try #require(CivilDate("2026-03-15"))).words == "ngày 15 tháng 3 năm 2026")
    }

    @Test("national name at the right, agency at the left on the same line, both within the margins")
    func letterhead() throws {
        let head = Letterhead(agency: "Ủy ban nhân dân xã Lăng", number: "05/QĐ-UBND", place: "Lăng")
        let words = try Self.words([.letterhead(head)])
        let nation = try #require(words.first { $0.word == "CỘNG" })
        let agency = try #require(words.first { $0.word == "ỦY" })

        #expect(abs(nation.top - agency.top) < 1)
        let margin = 30 * 72 / 25.4
        #expect(agency.left >= margin)
        let (edge, last) = (190 * 72 / 25.4, words.map(\.right).max() ?? 0)
        #expect(last <= edge)
        #expect(nation.left > agency.right)
        let name = words.filter { abs($0.top - nation.top) < 1 }.map(\.word).joined(separator: " ")
        #expect(name.hasSuffix("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    }

    @Test("bases end in semicolons, the last in a full stop, whatever was typed")
    func bases() throws {
        #expect(
            try Self.text([.bases(["Căn cứ A;", "Căn cứ B.", "Theo đề nghị của C"])])
                == "Căn cứ A; Căn cứ B; Theo đề nghị của C."
        )
    }

    @Test("one addressee stands in the line, several below it")
    func addressees() throws {
        #expect(try Self.text([.addressees(["Sở Nội vụ"])]) == "Kính gửi: Sở Nội vụ")
        #expect(try Self.text([.addressees(["Sở Nội vụ", "Sở Y tế"])]) == "Kính gửi: - Sở Nội vụ; - Sở Y tế.")
    }

    @Test("who signs stands with the authority in capitals, the name as it is")
    func signer() throws {
        let signer = Signer(
            capacities: [Signer.Capacity(.onBehalf, of: "Ủy ban nhân dân"), Signer.Capacity(.deputy, of: "Chủ tịch")],
            position: "Phó Chủ tịch",
            name: "Zơrâm Thị Hương"
        )

        let text = try Self.text([.closing(Closing(recipients: ["Như Điều 3", "Lưu: VT"], signer: signer))])

        for words in ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Zơrâm Thị Hương", "- Lưu: VT."] {
            #expect(text.contains(words))
        }
    }

    @Test("who signs never stands alone on a page", arguments: 20...45)
    func signerWithText(lines: Int) throws {
        let parts = (0..<lines).map { OfficialPart.text(Paragraph("dòng \($0)")) }
        let signer = Signer(position: "Chủ tịch", name: "Bríu Quân")
        let paper = Self.paper(parts + [.closing(Closing(recipients: ["Lưu: VT"], signer: signer))])
        let pdf = try Typesetter().pdf(paper.document, created: Sample.moment)

        let pages = try Judge.output("pdftotext", ["-layout", "FILE", "-"], on: pdf).split(separator: "\u{0C}")
        let last = try #require(pages.last { $0.contains("CHỦ TỊCH") })

        #expect(last.contains("Bríu Quân"))
        #expect(last.contains("dòng \(lines - 1)"))
    }
}
