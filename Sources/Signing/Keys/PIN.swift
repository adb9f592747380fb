/// Mã PIN: what opens a key, and stands in no log.
///
/// However it is printed, dumped or put into a sentence, nothing but dots is seen.
public struct PIN: Sendable {
    /// The digits or letters; for the device or file that asks for them only.
    package let text: String

    /// A PIN as it was typed.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether nothing was typed.
    public var isEmpty: Bool { text.isEmpty }
}

extension PIN: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Dots.
    public var description: String { "•••" }
    /// Dots.
    public var debugDescription: String { description }
    /// A mirror without the text.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
