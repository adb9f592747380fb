public import Storage

/// Lỗi cần sửa: one thing that is wrong, tied to the place where the citizen mends it.
public struct Defect: Hashable, Codable, Sendable {
    /// What a defect is about.
    public enum Target: String, Codable, Sendable, SQLConvertible {
        case field, component, whole
    }

    /// What it is about.
    public var target: Target
    /// Key of the field or component; empty for the whole.
    public var key: String
    /// What is wrong and how to mend it, in the officer's words.
    public var explanation: String

    /// A defect.
    public init(target: Target, key: String, explanation: String) {
        self.target = target
        self.key = key
        self.explanation = explanation
    }
}
