/// Mẫu đường dẫn: the form of an address, such as `/ho-so/{code}/rut`.
///
/// `{name}` takes one part of the path, `**` at the end takes the rest.
public struct RoutePattern: Hashable, Sendable, CustomStringConvertible {
    /// The pattern as it was written.
    public let description: String
    private let parts: [Substring]

    init(_ text: String) {
        precondition(text.hasPrefix("/"), "a route begins with a slash: \(text)")
        precondition(
            text.utf8.allSatisfy { (0x21...0x7E).contains($0) },
            "an address is written in Vietnamese without tones: \(text)"
        )
        description = text
        parts = text.split(separator: "/")
    }

    /// Whether the path, still encoded, has the form of the pattern.
    func matches(_ path: String) -> Bool {
        let given = path.split(separator: "/")
        for (index, part) in parts.enumerated() {
            if part == "**" { return given.count > index }
            guard index < given.count else { return false }
            if !part.hasPrefix("{"), part != given[index] { return false }
        }
        return given.count == parts.count
    }
}
