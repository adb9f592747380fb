import Catalogue
import HTML

extension Phrase {
    /// Words of a procedure file.
    init(_ text: Bilingual) { self.init(vi: text.vi, en: text.en) }

    /// Several words in a row, with the same mark between them in both languages.
    static func list(_ words: [Phrase], separator: String = ", ") -> Phrase {
        Phrase(
            vi: words.map(\.vi).joined(separator: separator),
            en: words.map(\.en).joined(separator: separator)
        )
    }
}
