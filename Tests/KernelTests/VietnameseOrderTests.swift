import Foundation
import Kernel
import Testing

@Suite("VietnameseText: order")
struct VietnameseOrderTests {
    @Test(
        "puts words into the order of a Vietnamese index",
        arguments: [
            [
                "Bắc Trà My", "Duy Xuyên", "Đại Lộc", "Điện Bàn", "Đông Giang", "Hiệp Đức", "Hội An", "Nam Giang",
                "Nam Trà My",
                "Nông Sơn", "Núi Thành", "Phú Ninh", "Phước Sơn", "Quế Sơn", "Tam Kỳ", "Tây Giang", "Thăng Bình",
                "Tiên Phước",
            ],
            ["ba", "bà", "bả", "bã", "bá", "bạ", "ban", "băng", "bâng", "be", "bê"],
            ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ"],
            ["o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z", "я", "北"],
            ["ma", "mà", "mả", "mã", "má", "mạ", "mau", "màu", "mãu", "máu"],
            ["An", "An Bình", "Ân", "Bình"],
            ["An Bá", "An Bà Rịa", "Anh"],
            ["bá an", "ba chẽ", "bà chẽ"],
            ["Tổ 1", "Tổ 2", "Tổ 10", "Tổ 10a", "Tổ dân phố"],
            ["1", "2", "12345678901234567", "a"],
            ["c", "č", "d"],
            ["hoa", "hoà", "hòa", "hoan"],
        ]
    )
    func order(words: [String]) {
        let keys = words.map { bytes(VietnameseText.sortKey($0)) }

        for (left, right) in zip(keys, keys.dropFirst()) { #expect(left.lexicographicallyPrecedes(right)) }
    }

    @Test("does not care for case, punctuation, zeros before a number and the form of the letters")
    func equality() {
        #expect(VietnameseText.sortKey("ĐẠI  LỘC") == VietnameseText.sortKey("đại-lộc "))
        #expect(VietnameseText.sortKey("Tổ 02") == VietnameseText.sortKey("Tổ 2"))
        for text in corpus {
            let decomposed = text.decomposedStringWithCanonicalMapping
            #expect(bytes(VietnameseText.sortKey(text)) == bytes(VietnameseText.sortKey(decomposed)))
        }
    }

    @Test("orders people by given name, then family name")
    func people() {
        let names = ["Trần Văn An", "Lê Thị Bình", "Trần Thị Bình", "Zơrâm Đức", "Nguyễn Phước", "Hồ Thị Yến"]

        var chance = SeededGenerator(seed: 18)
        let sorted = names.shuffled(using: &chance).sorted {
            VietnameseText.personSortKey($0) < VietnameseText.personSortKey($1)
        }

        #expect(sorted == names)
        #expect(VietnameseText.personSortKey("Y") == VietnameseText.sortKey("Y"))
        #expect(VietnameseText.personSortKey("") == "")
    }

    @Test("agrees with a slow comparison of letters, then tones, on random words")
    func slowComparison() {
        var chance = SeededGenerator(seed: 17)
        let words = (0..<400).map { _ in randomWord(&chance) }

        for left in words.prefix(200) {
            for right in words.suffix(200) {
                let expected = slowKey(left).lexicographicallyPrecedes(slowKey(right))
                let actual = bytes(VietnameseText.sortKey(left)).lexicographicallyPrecedes(
                    bytes(VietnameseText.sortKey(right))
                )
                if actual != expected { Issue.record("\(left) and \(right)") }
            }
        }
    }

    private static let rows = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "d", "đ", "eèẻẽéẹ", "êềểễếệ", "h", "iìỉĩíị", "n", "oòỏõóọ", "ôồổỗốộ",
        "ơờởỡớợ", "t",
        "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ].map(Array.init)

    /// Letters (a gap is 0), then -1, then tones: compared number by number.
    private func slowKey(_ word: String) -> [Int] {
        var (letters, tones): ([Int], [Int]) = ([], [])
        for character in word {
            for (place, row) in Self.rows.enumerated() {
                guard let tone = row.firstIndex(of: character) else { continue }
                letters.append(place + 1)
                tones.append(tone)
            }
            if character == " " { letters.append(0) }
        }
        return letters + [-1] + tones
    }

    private func randomWord(_ chance: inout SeededGenerator) -> String {
        let letters = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
            let row = Self.rows[Int.random(in: 0..<4, using: &chance)]
            return row[Int.random(in: 0..<row.count, using: &chance)]
        }
        guard letters.count > 2, Bool.random(using: &chance) else { return String(letters) }
        return String(letters[..<2]) + " " + String(letters[2...])
    }
}
