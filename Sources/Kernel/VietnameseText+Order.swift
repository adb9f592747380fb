extension VietnameseText {
    /// Thứ tự chữ cái: a key that sorts by its bytes as Vietnamese readers expect, in Swift and on both engines.
    ///
    /// Letters first (a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z), then, where all letters are
    /// the same, tones (không, huyền, hỏi, ngã, sắc, nặng; foreign marks after them). Case and punctuation do not
    /// count. A shorter word stands before a longer one, numbers by their size (`Tổ 2` before `Tổ 10`) and before
    /// letters, other scripts after all Latin letters. Texts that differ in nothing else have the same key: order by
    /// the text itself after it.
    ///
    /// Source: Unicode CLDR, collation `vi`; for the tones also the order of the Vietnamese dictionaries.
    public static func sortKey(_ text: String) -> String {
        var text = nfc(text)
        return text.withUTF8 { bytes in
            var key = SortKey(capacity: bytes.count)
            key.append(bytes)
            return key.text
        }
    }

    /// The sort key of a person's name: by given name, then by family name and middle names.
    ///
    /// Vietnamese lists of people are ordered by the given name (tên), the last word: Trần Văn An, Lê Thị Bình.
    public static func personSortKey(_ name: String) -> String {
        let words = name.split(whereSeparator: \.isWhitespace)
        guard let given = words.last, words.count > 1 else { return sortKey(name) }
        return sortKey(([given] + words.dropLast()).joined(separator: " "))
    }
}

/// A key: the letters, a blank, the tones (one a letter, the last run of `0` left out).
///
/// All bytes are ASCII but those of other scripts: blank ends the letters, `!` parts words, `0`…`@` begin a number,
/// `A`…`a` are the 33 letters.
private struct SortKey {
    private var letters: [UInt8] = []
    private var tones: [UInt8] = []
    private var gapIsDue = false

    init(capacity: Int) {
        letters.reserveCapacity(2 * capacity + 8)
        tones.reserveCapacity(capacity)
    }

    var text: String {
        var key = letters
        if let last = tones.lastIndex(where: { $0 != LatinLetter.noTone }) {
            key.append(UInt8(ascii: " "))
            key.append(contentsOf: tones[...last])
        }
        return String(decoding: key, as: UTF8.self)
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < bytes.count {
            if isDigit(bytes[position]) {
                let end = bytes[position...].firstIndex { !isDigit($0) } ?? bytes.count
                appendNumber(bytes[position..<end])
                position = end
                continue
            }
            let (scalar, length) = decode(bytes, at: position)
            append(scalar)
            position += length
        }
    }

    private mutating func append(_ scalar: UInt32) {
        if let letter = LatinLetter.of(scalar), letter.place != 0 {
            put(letter.place, tone: letter.tone)
            if letter.second != 0, let second = LatinLetter.of(UInt32(letter.second)) {
                put(second.place, tone: LatinLetter.noTone)
            }
        } else if (0x300...0x36F).contains(scalar) {
            // A mark that found no composed letter, as in the Ê-đê ê̆.
            if let last = tones.indices.last { tones[last] = LatinLetter.foreignMark }
        } else if scalar < 0x80 {
            gapIsDue = true
        } else if let scalar = Unicode.Scalar(scalar) {
            appendForeign(scalar)
        }
    }

    private mutating func appendForeign(_ scalar: Unicode.Scalar) {
        let folded = VietnameseText.folded(String(scalar))
        if folded.isEmpty {
            if !VietnameseText.isInvisible(scalar) || VietnameseText.isBlank(scalar) { gapIsDue = true }
            return
        }
        closeGap()
        letters.append(contentsOf: folded.utf8)
        tones.append(LatinLetter.noTone)
    }

    /// A number: its length (at most 16) before its digits, so that a longer number is a greater one.
    private mutating func appendNumber(_ digits: Slice<UnsafeBufferPointer<UInt8>>) {
        closeGap()
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        letters.append(UInt8(ascii: "0") + UInt8(min(significant.count, 16)))
        letters.append(contentsOf: significant)
    }

    private mutating func put(_ place: UInt8, tone: UInt8) {
        closeGap()
        letters.append(place)
        tones.append(tone)
    }

    private mutating func closeGap() {
        if gapIsDue, !letters.isEmpty { letters.append(UInt8(ascii: "!")) }
        gapIsDue = false
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
