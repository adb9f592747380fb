/// Câu chữ: what a report says, in the two languages of the house.
public struct Wording: Hashable, Sendable {
    /// The Vietnamese words.
    public let vietnamese: String
    /// The English words.
    public let english: String

    /// Words in both languages.
    public init(_ vietnamese: String, _ english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }
}
