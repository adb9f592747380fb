/// Ngôn ngữ: a language in which a page can be read.
///
/// Vietnamese comes first.
public enum Language: String, Hashable, Sendable, CaseIterable, Codable {
    case vi, en

    /// The other language, for the language switch.
    public var other: Language { self == .vi ? .en : .vi }

    /// The language's own name for itself.
    public var ownName: String { self == .vi ? "Tiếng Việt" : "English" }
}

/// Câu chữ: words on screen in both languages.
///
/// String tables are made of these.
///
/// ```swift
/// extension Phrase { static let saveAndContinue = Phrase(vi: "Lưu và tiếp tục", en: "Save and continue") }
/// ```
public struct Phrase: Hashable, Sendable, Codable {
    /// The Vietnamese words.
    public var vi: String
    /// The English words.
    public var en: String

    /// Words in both languages.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// Words that are the same in both languages: a name, a code, text that someone typed.
    public init(_ text: String) {
        vi = text
        en = text
    }

    /// The words in one language.
    public subscript(language: Language) -> String { language == .vi ? vi : en }
}
