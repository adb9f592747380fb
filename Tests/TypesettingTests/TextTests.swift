import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("Text of a PDF")
struct TextTests {
    @Test("a paragraph is read back word for word by pdftotext")
    func oneParagraph() throws {
        let words = "Cộng hòa xã hội chủ nghĩa Việt Nam, đường Nguyễn Huệ, phường Tân Thạnh: 100.000 ₫ – “đã nộp”…"

        #expect(try Judge.text(of: try Sample.pdf([.text(words)])) == words)
    }

    @Test("every vowel in every tone, small and great, comes back in NFC", arguments: [false, true])
    func everyTone(isBold: Bool) throws {
        let words = Sample.syllables.joined(separator: " ")

        let text = try Judge.text(of: try Sample.pdf([.text(words, ParagraphStyle(bold: isBold))]))

        #expect(Array(text.utf8) == Array(words.utf8))
        #expect(Array(VietnameseText.nfc(text).utf8) == Array(text.utf8))
    }

    @Test("text in NFD is set as NFC, so that a search finds it")
    func decomposed() throws {
        let text = try Judge.text(of: try Sample.pdf([.text("Nguye\u{302}\u{303}n Thi\u{323} \u{110}a\u{300}o")]))

        #expect(Array(text.utf8) == Array("Nguyễn Thị Đào".utf8))
    }

    @Test("paragraphs by chance come back whole, whatever their alignment and however long", arguments: 1...6)
    func byChance(seed: Int) throws {
        let alignments = ParagraphStyle.Alignment.allCases
        let texts = (0..<8).map { Sample.words(20 + 60 * $0, seed: UInt64(seed * 100 + $0)) }
        let blocks = texts.enumerated().map { index, text in
            Block.text(
                text,
                ParagraphStyle(align: alignments[(index + seed) % 4], firstIndent: Double(index), before: 6)
            )
        }

        // Numbers of pages stand between the words.
        let text = try Judge.text(of: try Sample.pdf(blocks)).split(separator: " ").filter { Int($0) == nil }

        #expect(text.joined(separator: " ") == texts.joined(separator: " "))
    }

    @Test("capitals are made of small letters with all their marks")
    func capitals() throws {
        let text = try Judge.text(
            of: try Sample.pdf([.text("Ủy ban nhân dân xã Đắc Pring", ParagraphStyle(caps: true))])
        )

        #expect(text == "ỦY BAN NHÂN DÂN XÃ ĐẮC PRING")
    }

    @Test("what somebody wrote never begins bold: marks belong to templates")
    func marks() throws {
        let text = try Judge.text(of: try Sample.pdf([.text("**không** __nghiêng__")]))

        #expect(text == "**không** __nghiêng__")
    }

    @Test("a zero byte in a text does not end it")
    func zero() throws {
        #expect(try Judge.text(of: try Sample.pdf([.text("trước\u{0}sau")])) == "trước sau")
    }
}
