/// Thay đổi sau khi ký: what a later revision did to a document.
public struct DocumentChange: Hashable, Sendable {
    /// What may happen to a signed document, and what may not.
    public enum Kind: String, Sendable {
        case signature
        case timestamp
        case evidence
        case metadata
        case content
    }

    /// The revision that did it, counted from 1.
    public let revision: Int
    /// What was done.
    public let kind: Kind
    /// What was done, in words.
    public let text: String

    /// Whether the document may still be taken for the one that was signed.
    public var isPermitted: Bool { kind != .content }
}
