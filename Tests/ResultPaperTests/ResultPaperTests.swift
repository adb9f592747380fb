import Catalogue
import Foundation
import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("Results of procedures on paper")
struct ResultPaperTests {
    static let moment = Instant(milliseconds: 1_795_422_600_000)

    @Test("everything that the text of a result says can be read in its PDF, in NFC", arguments: try Filled.all())
    func words(result: Filled) throws {
        let paper = try Typesetter().set(result.paper().document, created: Self.moment)
        try Kept.keep(paper.pdf, as: "\(result.procedure)-\(result.version.validFrom)-\(result.extent)")
        let text = try Judge.text(of: paper.pdf)

        #expect(Array(VietnameseText.nfc(text).utf8) == Array(text.utf8))
        // Letters alone: an official form sets bases, the order and numbers of pages where they belong.
        let letters = Self.letters(text)
        var cut: [Substring] = []
        for line in result.text.split(separator: "\n") where !line.hasSuffix("quyết định:") {
            if line.hasPrefix("Căn cứ") || !letters.contains(Self.letters(line)) { cut.append(line) }
        }
        // A line that goes on after the number of a page, and bases that stand one below the other.
        #expect(cut.count <= paper.pages, "\(cut)")
        for word in cut.flatMap({ $0.split(separator: " ") }) {
            #expect(letters.contains(Self.letters(word)), "\(word)")
        }
        #expect(result.extent == .book ? paper.pages >= 10 : paper.pages <= 2)
    }

    @Test("a result that waits for its number has all its places free", arguments: try Filled.all([.everything]))
    func waiting(result: Filled) throws {
        let paper = try Typesetter().set(result.paper(number: nil).document, created: Self.moment)

        #expect(Set(paper.places.keys) == Set(PaperPlace.allCases))
        #expect(!(try Judge.text(of: paper.pdf)).contains("Số: 15"))
    }

    @Test("papers with a form of their own look like it")
    func ownForm() throws {
        func text(_ code: String) throws -> String {
            let result = try #require(try Filled.all([.little]).last { $0.procedure == code })
            let words = try Judge.text(of: try Typesetter().pdf(result.paper().document, created: Self.moment))
            return words
        }

        let birth = try text("1.001193")
        #expect(birth.contains("NGƯỜI KÝ GIẤY KHAI SINH TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"))
        #expect(birth.contains("Họ, chữ đệm, tên: HỒ VĂN ẤU"))
        #expect(try text("1.001612").contains("GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH Đăng ký lần đầu"))
        let decision = try text("1.001731")
        #expect(decision.contains("QUYẾT ĐỊNH Về việc hỗ trợ chi phí mai táng ỦY BAN NHÂN DÂN XÃ PHƯỚC LỘC Căn cứ"))
        #expect(decision.contains("- Như Điều 2; - Lưu: VT."))
        #expect(try text("1.014159").contains("V/v cung cấp thông tin về quy hoạch"))
        #expect(try text("2.000815").contains("CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH Giấy tờ:"))
    }

    private static func letters(_ text: some StringProtocol) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
