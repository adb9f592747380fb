public import Storage

/// Số định danh cá nhân: the 12 digits on a citizen's identity card.
///
/// Three digits of the place of birth registration, one of gender and century, two of the year of birth, six by chance.
/// Only the form is checked here; whether it is somebody's number only the population registry knows.
public struct IDNumber: Hashable, Sendable, SQLConvertible {
    /// Twelve ASCII digits.
    public let digits: String

    /// The number, with or without blanks between; nil where it is not twelve digits or cannot have been issued.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }
        guard bytes.count == 12, bytes.allSatisfy({ (48...57).contains($0) }), Set(bytes).count > 1 else { return nil }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    /// What may be shown where the whole number need not be seen: `•••••••••123`.
    public var masked: String { String(repeating: "•", count: 9) + digits.suffix(3) }

    /// The digits.
    public var sqlValue: SQLValue { .text(digits) }

    /// Reads the digits.
    public init(sqlValue: SQLValue) throws {
        guard let number = IDNumber(try String(sqlValue: sqlValue)) else { throw PersonalDataError.notAnIDNumber }
        self = number
    }
}

extension IDNumber: Codable {
    /// Reads the digits.
    public init(from decoder: any Decoder) throws {
        guard let number = IDNumber(try decoder.singleValueContainer().decode(String.self)) else {
            throw PersonalDataError.notAnIDNumber
        }
        self = number
    }

    /// Writes the digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}

extension IDNumber: CustomStringConvertible, CustomDebugStringConvertible {
    /// Masked, so that a number that slips into a log does no harm; use `digits` to show it to who may see it.
    public var description: String { masked }

    /// Masked.
    public var debugDescription: String { masked }
}

/// A stored value is not what it should be.
///
/// Carries no value: it would be personal data.
enum PersonalDataError: Error {
    case notAnIDNumber
}

/// Mã số thuế, mã số doanh nghiệp: ten digits, and three more for a branch.
public struct OrganisationNumber: Hashable, Sendable {
    /// Ten digits, or thirteen with a hyphen before the last three.
    public let text: String

    /// The number, `4000123456` or `4000123456-001`; nil where it has another form.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, first.utf8.count == 10,
            parts.count == 1 || parts[1].utf8.count == 3,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        self.text = String(text)
    }
}

/// Số điện thoại của Việt Nam: ten or eleven digits with a leading zero, as people dial it.
public struct PhoneNumber: Hashable, Sendable {
    /// Digits, `0912345678`.
    public let digits: String

    /// The number written with blanks, dots or hyphens, with `0`, `84` or `+84`; nil where it cannot be one.
    public init?(_ text: some StringProtocol) {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 48...57: bytes.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
            case UInt8(ascii: "+") where bytes.isEmpty: continue
            default: return nil
            }
        }
        if bytes.starts(with: Array("84".utf8)), bytes.count >= 11 { bytes.replaceSubrange(..<2, with: [48]) }
        guard (10...11).contains(bytes.count), bytes.first == 48, bytes[1] != 48 else { return nil }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    /// What may be shown to a stranger: `•••••••678`.
    public var masked: String { String(repeating: "•", count: digits.utf8.count - 3) + digits.suffix(3) }
}
