import Kernel
import Typesetting

/// Documents for tests, all made at one moment.
enum Sample {
    /// 15:30 ngày 23/11/2026.
    static let moment = Instant(milliseconds: 1_795_422_600_000)

    static func document(_ blocks: [Block], page: Page = Page()) -> Document {
        Document(information: Document.Information(title: "Thử"), page: page, blocks: blocks)
    }

    static func pdf(_ blocks: [Block], page: Page = Page()) throws -> [UInt8] {
        try Typesetter().pdf(document(blocks, page: page), created: moment)
    }

    /// The syllables of Vietnamese with every vowel in every tone, after consonants that carry marks of their own.
    static let syllables: [String] = {
        let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
        let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        let small = vowels.flatMap { vowel in tones.map { VietnameseText.nfc("đ\(vowel)\($0)n") } }
        return small + small.map { $0.uppercased() }
    }()

    /// A text of as many words, by chance from the syllables.
    static func words(_ count: Int, seed: UInt64) -> String {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in syllables.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
}
