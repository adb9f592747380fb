/// Giá trị JSON: what a program sent, read and not yet understood; all its text is NFC.
enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    /// With a fraction, or beyond 64 bits.
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    /// The field of an object; `null` where there is none, which means the same to us.
    subscript(key: String) -> JSON {
        guard case .object(let fields) = self else { return .null }
        return fields[key] ?? .null
    }

    /// The text, where it is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The whole number, where it is one.
    var int: Int? { if case .integer(let number) = self { number } else { nil } }

    /// The number, whole or not, where it is one.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    /// The truth value, where it is one.
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// The elements; none where it is no list.
    var list: [JSON] { if case .list(let list) = self { list } else { [] } }

    /// The fields; none where it is no object.
    var fields: [String: JSON] { if case .object(let fields) = self { fields } else { [:] } }

    /// The fields whose values are text.
    var texts: [String: String] { fields.compactMapValues(\.text) }
}
