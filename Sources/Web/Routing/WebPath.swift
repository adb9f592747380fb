public import HTML

/// Đường dẫn: an address inside the portal, with everything that was put into it percent-encoded.
///
/// ```swift
/// let path: WebPath = "/ho-so/\(code)/rut"
/// path.adding("trang", 2)     // /ho-so/…/rut?trang=2
/// ```
public struct WebPath: Hashable, Sendable {
    /// The address as it stands in a link and in a `Location` header.
    public private(set) var string: String

    /// The front page.
    public static let home: WebPath = "/"

    init(encoded string: String) {
        self.string = string
    }

    /// The address with one more parameter after the question mark.
    public func adding(_ name: String, _ value: String) -> WebPath {
        let (body, fragment) = split
        let separator = body.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return WebPath(
            encoded: body + separator + PercentCoding.encode(name) + "=" + PercentCoding.encode(value) + fragment
        )
    }

    /// The address with one more parameter; unchanged where the value is nil or empty.
    public func adding(_ name: String, _ value: String?) -> WebPath {
        guard let value, !value.isEmpty else { return self }
        return adding(name, value)
    }

    /// The address with one more parameter that is a number.
    public func adding(_ name: String, _ value: Int) -> WebPath { adding(name, String(value)) }

    /// The address with the parameter set to the value, in place of the one it had.
    public func replacing(_ name: String, _ value: String) -> WebPath {
        let (body, fragment) = split
        guard let mark = body.firstIndex(of: "?") else { return adding(name, value) }
        let kept = body[body.index(after: mark)...].split(separator: "&").filter { pair in
            pair != name[...] && !pair.hasPrefix(name + "=")
        }
        let question = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
        return WebPath(encoded: body[..<mark] + question + fragment).adding(name, value)
    }

    /// The address that leads to an element of the page.
    public func fragment(_ id: String) -> WebPath {
        WebPath(encoded: split.body + "#" + PercentCoding.encode(id))
    }

    private var split: (body: String, fragment: String) {
        guard let hash = string.firstIndex(of: "#") else { return (string, "") }
        return (String(string[..<hash]), String(string[hash...]))
    }
}

extension WebPath: CustomStringConvertible {
    /// The address.
    public var description: String { string }
}

extension WebPath: ExpressibleByStringInterpolation {
    /// Collects the trusted text of a literal and the encoded values in it.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// An empty address.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        /// Text of the literal, which stands in our source.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// A value, percent-encoded as one part of the address.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += PercentCoding.encode(value.description)
        }

        /// Another address, as it is.
        public mutating func appendInterpolation(_ path: WebPath) { text += path.string }
    }

    /// An address from a literal.
    public init(stringLiteral literal: String) {
        assert(literal.hasPrefix("/") && !literal.hasPrefix("//"), "an address inside the portal begins with one slash")
        string = literal
    }

    /// An address from a literal with values.
    public init(stringInterpolation: StringInterpolation) {
        string = stringInterpolation.text
    }
}

extension Attribute {
    /// `href`: a link to an address of the portal.
    public static func href(_ path: WebPath) -> Attribute { .href(path.string) }

    /// `action`: the address that takes a form.
    public static func action(_ path: WebPath) -> Attribute { .action(path.string) }
}
