/// One Latin letter as Vietnamese search and order see it.
struct LatinLetter: Sendable {
    /// Its plain form in ASCII, lower case (`ế` is `e`, `đ` is `d`); 0 where there is none.
    var plain: UInt8 = 0
    /// The second letter of the plain form of a ligature; 0 where there is none.
    var second: UInt8 = 0
    /// Its place in the Vietnamese alphabet, a printable ASCII byte; 0 where it has none.
    var place: UInt8 = 0
    /// Its tone or foreign mark, a printable ASCII byte; `0` is không (none).
    var tone: UInt8 = LatinLetter.noTone

    static let noTone = UInt8(ascii: "0")
    /// A mark that Vietnamese does not have; after all tones.
    static let foreignMark = UInt8(ascii: "6")

    /// The letter, where the scalar is one of Basic Latin, Latin-1, Latin Extended-A and B or Latin Extended Additional.
    static func of(_ scalar: UInt32) -> LatinLetter? {
        let index: Int
        switch scalar {
        case 0..<0x250: index = Int(scalar)
        case 0x1E00..<0x1F00: index = Int(scalar) - 0x1E00 + 0x250
        default: return nil
        }
        let letter = table[index]
        return letter.plain == 0 ? nil : letter
    }

    /// The alphabet (29 letters, with f j w z at their usual places), and each vowel with its tones.
    ///
    /// Tones in the order không, huyền, hỏi, ngã, sắc, nặng: that of the Vietnamese dictionaries (Hoàng Phê, Từ điển
    /// tiếng Việt) and of Unicode CLDR, collation `vi`: `&̀<<̉<<̃<<́<<̣ &a<ă<<<Ă<â<<<Â &d<đ<<<Đ …`.
    private static let alphabet = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "c", "d", "đ", "eèẻẽéẹ", "êềểễếệ", "f", "g", "h", "iìỉĩíị", "j", "k", "l",
        "m",
        "n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p", "q", "r", "s", "t", "uùủũúụ", "ưừửữứự", "v", "w", "x", "yỳỷỹýỵ", "z",
    ]

    /// First letters of the canonical decompositions (Unicode 15), and letters with a stroke or hook, from U+00C0.
    ///
    /// `A`, `O`, `S`, `T` stand for ae, oe, ss, th; `.` for no plain form.
    private static let fromLatin1 = """
        aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTyaaaaaaccccccccdd\
        ddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnooooooOOrrrrrrssssss\
        ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbb.....ccdd......ff....ikkl.....oo..pp.....ttt.u\
        u..yyzz......................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
        aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy......acclt....bu.eejj..rryy
        """

    /// The same from U+1E00.
    private static let fromLatinAdditional = """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
        oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..S.\
        aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
        uuyyyyyyyy......
        """

    private static let table: [LatinLetter] = {
        var table = [LatinLetter](repeating: LatinLetter(), count: 0x250 + 0x100)
        var places: [UInt8: UInt8] = [:]
        for (order, row) in alphabet.enumerated() {
            let first = row.utf8.first ?? 0
            let place = UInt8(ascii: "A") + UInt8(order)
            if first < 0x80 { places[first] = place }
        }
        for (start, plain) in [(0xC0, fromLatin1), (0x250, fromLatinAdditional)] {
            for (offset, code) in plain.utf8.enumerated() where code != UInt8(ascii: ".") {
                table[start + offset] = foreign(code, places: places)
            }
        }
        for (order, row) in alphabet.enumerated() {
            for (tone, letter) in row.unicodeScalars.enumerated() {
                for scalar in [letter, letter.properties.uppercaseMapping.unicodeScalars.first ?? letter] {
                    let index = Int(scalar.value < 0x250 ? scalar.value : scalar.value - 0x1E00 + 0x250)
                    if scalar.value < 0x80 { table[index].plain = UInt8(truncatingIfNeeded: letter.value) }
                    table[index].place = UInt8(ascii: "A") + UInt8(order)
                    table[index].tone = noTone + UInt8(tone)
                }
            }
        }
        return table
    }()

    private static func foreign(_ code: UInt8, places: [UInt8: UInt8]) -> LatinLetter {
        let plain: (UInt8, UInt8) =
            switch code {
            case UInt8(ascii: "A"): (UInt8(ascii: "a"), UInt8(ascii: "e"))
            case UInt8(ascii: "O"): (UInt8(ascii: "o"), UInt8(ascii: "e"))
            case UInt8(ascii: "S"): (UInt8(ascii: "s"), UInt8(ascii: "s"))
            case UInt8(ascii: "T"): (UInt8(ascii: "t"), UInt8(ascii: "h"))
            default: (code, 0)
            }
        return LatinLetter(plain: plain.0, second: plain.1, place: places[plain.0] ?? 0, tone: foreignMark)
    }
}
