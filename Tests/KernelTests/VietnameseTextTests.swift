import Foundation
import Kernel
import Testing

/// Names and places as people write them: Kinh, Cơ Tu, Xơ Đăng, Ê-đê, Chăm, Khmer, in their own letters.
let corpus = [
    "Nguyễn Thị Ánh Nguyệt", "Đặng Đình Đức", "Trần Quốc Toản", "Lê Hữu Phước", "Phạm Thị Thuỳ Dương",
    "Phạm Thị Thùy Dương",
    "Alăng Thị Bhướch", "Bh’nướch Phương", "Zơrâm Nhân", "Hồ Văn Ngọc", "Y Blô Niê Kđăm", "H’Hen Niê", "Čư̆ Êbur",
    "Buôn Ma Thuột", "Đăm Săn", "ê̆ ơ̆ ư̆ ô̆", "Krông Ană", "ꨌꩌ", "កម្ពុជា", "ខេត្តត្រាវិញ", "xã Lăng, huyện Tây Giang", "Đà Nẵng",
    "Ưng Hoàng Phúc", "Ỷ Lan", "ẴẲẰẮẶ ẪẨẦẤẬ ỠỞỜỚỢ ỮỬỪỨỰ ỸỶỲÝỴ", "ngõ 12/3 đường Phan Châu Trinh", "Москва", "北京",
    "Łódź", "São Tomé",
]

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite("VietnameseText: inside a sentence")
struct InsideSentenceTests {
    @Test(
        "a name begins small, an abbreviation stays as it is",
        arguments: [("Xã Lăng", "xã Lăng"), ("Ảnh", "ảnh"), ("UBND xã", "UBND xã"), ("A4", "A4"), ("Ở", "ở"), ("", "")]
    )
    func small(name: String, expected: String) {
        #expect(VietnameseText.insideSentence(name) == expected)
    }
}

@Suite("VietnameseText: normal form")
struct NormalFormTests {
    @Test("composes decomposed text, byte for byte", arguments: corpus)
    func composing(text: String) {
        let composed = text.precomposedStringWithCanonicalMapping
        let decomposed = text.decomposedStringWithCanonicalMapping

        #expect(bytes(VietnameseText.nfc(decomposed)) == bytes(composed))
        #expect(bytes(VietnameseText.nfc(composed)) == bytes(composed))
    }

    @Test("puts two marks in order: tone typed before the hat, dot below before the horn")
    func markOrder() {
        #expect(bytes(VietnameseText.nfc("e\u{323}\u{302}")) == bytes("\u{1EC7}"))
        #expect(bytes(VietnameseText.nfc("e\u{302}\u{323}")) == bytes("\u{1EC7}"))
        #expect(bytes(VietnameseText.nfc("u\u{323}\u{31B}")) == bytes("\u{1EF1}"))
        #expect(bytes(VietnameseText.nfc("\u{1B0}\u{323}")) == bytes("\u{1EF1}"))
        // The old tone marks of Vietnamese keyboards, U+0340 and U+0341.
        #expect(bytes(VietnameseText.nfc("a\u{340}e\u{341}")) == bytes("àé"))
    }

    @Test("is not held up by a pile of marks that no language knows", .timeLimit(.minutes(1)))
    func piles() {
        let pile = String(repeating: "\u{301}\u{323}", count: 200_000)

        #expect(VietnameseText.nfc("e" + pile + "nd").unicodeScalars.count < 40)
        #expect(VietnameseText.nfc(pile).unicodeScalars.count <= 30)
        let strange = "e\u{302}\u{323}" + String(repeating: "\u{20E1}\u{20D2}", count: 200_000)
        #expect(VietnameseText.nfc(strange).unicodeScalars.first == "ệ")
        #expect(VietnameseText.cleaned(pile).unicodeScalars.count <= 30)
        #expect(VietnameseText.folded("e" + pile + "nd") == "end")
    }

    @Test("composes a long text as Foundation does a short one, and in time", .timeLimit(.minutes(1)))
    func longText() {
        let text = corpus.joined(separator: ", ") + "각한국 か\u{3099} \u{9C7}\u{9BE}"
        let decomposed = text.decomposedStringWithCanonicalMapping
        let composed = text.precomposedStringWithCanonicalMapping

        // A blank more each time, so that the pieces end everywhere in the text.
        for shift in 0..<700 {
            let blanks = String(repeating: " ", count: shift)
            let long = VietnameseText.nfc(blanks + decomposed + decomposed)
            #expect(bytes(long) == bytes(blanks + composed + composed))
        }
        let many = String(repeating: "e\u{302}\u{323}", count: 500_000)
        #expect(VietnameseText.nfc(many).utf8.count == 1_500_000)
    }

    @Test("cleans a line: blanks, controls, invisible characters")
    func cleaning() {
        #expect(VietnameseText.cleaned("  Nguyễn \t Văn\r\n A ") == "Nguyễn Văn A")
        #expect(VietnameseText.cleaned("Nguyễn\u{A0}Văn\u{3000}A\u{0}") == "Nguyễn Văn A")
        #expect(bytes(VietnameseText.cleaned("A\u{200B}n\u{FEFF}h\u{202E}\u{AD}\u{85}")) == bytes("Anh"))
        #expect(bytes(VietnameseText.cleaned("ក\u{200D}ខ\u{200C}គ")) == bytes("ក\u{200D}ខ\u{200C}គ"))
        #expect(VietnameseText.cleaned("") == "")
        #expect(VietnameseText.cleaned(" \u{0} \n") == "")
        #expect(bytes(VietnameseText.cleaned("Thuỷ\u{1680}Tạ")) == bytes("Thuỷ Tạ"))
        #expect(bytes(VietnameseText.cleaned("e\u{200B}\u{301}")) == bytes("é"))
    }

    @Test("keeps the lines of a text with several lines")
    func cleaningLines() {
        #expect(
            bytes(VietnameseText.cleanedLines("\r\n một\r\nhai\rba\n\n  bốn\t\u{7}x \n"))
                == bytes("một\nhai\nba\n\n  bốn x")
        )
    }

    @Test("cleans what is clean into itself, and cleans only once", arguments: corpus)
    func cleaningTwice(text: String) {
        let once = VietnameseText.cleaned("\n" + text.decomposedStringWithCanonicalMapping + "\u{0} ")

        #expect(bytes(once) == bytes(text.precomposedStringWithCanonicalMapping))
        #expect(bytes(VietnameseText.cleaned(once)) == bytes(once))
    }

    @Test("cuts only outer blanks")
    func trimming() {
        #expect(VietnameseText.trimmed("\n a  b\u{A0}") == "a  b")
        #expect(VietnameseText.trimmed(" \t") == "")
    }
}

@Suite("VietnameseText: folding")
struct FoldingTests {
    @Test(
        "removes tones, marks and case, and makes one space of the rest",
        arguments: [
            ("Đào Hùng", "dao hung"), ("Đăng ký khai sinh", "dang ky khai sinh"),
            ("Nguyễn Thị Ánh Nguyệt", "nguyen thi anh nguyet"),
            ("000.00.00.H47-261123-0001", "000 00 00 h47 261123 0001"), ("  «Hộ—kinh doanh»!  ", "ho kinh doanh"),
            ("H’Hen Niê", "h hen nie"), ("Čư̆ Êbur", "cu ebur"), ("ê̆ ơ̆ ư̆ ô̆", "e o u o"),
            ("Łódź straße Æsir Œuvre Þór", "lodz strasse aesir oeuvre thor"),
            ("МОСКВА", "москва"), ("កម្ពុជា", "កម្ពុជា"), ("ꨌꩌ", "ꨌꩌ"), ("北京", "北京"), ("100.000\u{A0}₫", "100 000"),
            ("m²", "m²"),
            ("", ""), ("…", ""), ("a\u{200B}b\u{AD}c", "abc"), ("İıſ", "iis"), ("K", "k"), ("ﾀ Ａ", "ﾀ ａ"),
            ("C\u{0}D", "c d"),
        ]
    )
    func folding(text: String, folded: String) {
        #expect(bytes(VietnameseText.folded(text)) == bytes(folded))
    }

    @Test("folds composed and decomposed text to the same, and folds only once", arguments: corpus)
    func forms(text: String) {
        let folded = VietnameseText.folded(text.precomposedStringWithCanonicalMapping)

        #expect(bytes(VietnameseText.folded(text.decomposedStringWithCanonicalMapping)) == bytes(folded))
        #expect(bytes(VietnameseText.folded(folded)) == bytes(folded))
        #expect(bytes(VietnameseText.folded(text.uppercased())) == bytes(folded))
    }

    @Test("agrees with Unicode on every Latin letter that decomposes")
    func table() throws {
        for value in Array(0xC0..<0x250 as Range<UInt32>) + Array(0x1E00..<0x1F00) {
            let letter = String(try #require(Unicode.Scalar(value)))
            let first = try #require(letter.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.first)
            guard first.isASCII, first.properties.isAlphabetic else { continue }

            #expect(VietnameseText.folded(letter) == String(first), "U+\(String(value, radix: 16))")
        }
    }

    @Test("folds all 67 marked letters of the Vietnamese alphabet, small and capital, to ASCII")
    func alphabet() {
        let letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
        let plain = "aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy"

        #expect(letters.count == 67)
        #expect(VietnameseText.folded(letters) == plain)
        #expect(VietnameseText.folded(letters.uppercased()) == plain)
    }

    @Test("is the same twice for any text")
    func anyText() {
        var chance = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let text = randomText(&chance)
            let folded = VietnameseText.folded(text)

            #expect(bytes(VietnameseText.folded(folded)) == bytes(folded), "\(text.unicodeScalars.map(\.value))")
            #expect(!folded.hasPrefix(" ") && !folded.hasSuffix(" ") && !folded.contains("  "))
        }
    }

    private func randomText(_ chance: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0...0x36F, 0x1E00...0x1EFF, 0x370...0xD7FF, 0x10000...0x2FFFF]
        for _ in 0..<20 {
            let range = ranges[Int.random(in: 0..<ranges.count, using: &chance)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &chance)) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
