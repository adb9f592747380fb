/// A text in Vietnamese, which binds, and in English, which helps.
///
/// Where no English was written (only hints may lack it) the English is the Vietnamese, so a screen is never empty.
public struct Bilingual: Hashable, Codable, Sendable {
    /// The Vietnamese text.
    public let vi: String
    /// The English text.
    public let en: String

    /// A text with its translation; without one, the Vietnamese stands for both.
    public init(vi: String, en: String? = nil) {
        self.vi = vi
        self.en = en ?? vi
    }
}
