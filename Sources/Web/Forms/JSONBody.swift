import FoundationEssentials
import Hummingbird
import Kernel

extension Visit {
    /// Reads the body as JSON; all its text is NFC.
    ///
    /// - Throws: `WebRefusal.unsupportedMediaType`, `.bodyTooLarge`, `.malformedJSON` with the place of the fault.
    public func json<Value: Decodable>(_ type: Value.Type = Value.self) async throws -> Value {
        guard MediaRange(request.headers[.contentType] ?? "").essence == "application/json" else {
            throw WebRefusal.unsupportedMediaType
        }
        let bytes = try await body(upTo: context.limits.json)
        guard let text = JSONText.cleaned(bytes) else { throw WebRefusal.malformedJSON("không phải văn bản UTF-8") }
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch let error as DecodingError {
            throw WebRefusal.malformedJSON(JSONText.place(of: error))
        }
    }
}

enum JSONText {
    /// The document with all letters composed, those written as `\u0301` too; nil where it is no UTF-8.
    ///
    /// Escapes from U+0080 on become the characters themselves, so that one normalisation of the whole text composes
    /// them. No combining mark composes with a quote, brace, bracket, colon or comma, so the structure stays.
    /// `\u0000` becomes U+FFFD, since PostgreSQL cannot store NUL.
    static func cleaned(_ bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        guard bytes.contains(UInt8(ascii: "\\")) else { return VietnameseText.nfc(text) }
        var units: [UInt8] = []
        units.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                units.append(bytes[index])
                index += 1
                continue
            }
            if let (scalar, length) = escapedScalar(bytes, at: index), scalar.value >= 0x80 || scalar.value == 0 {
                units += Array(String(Character(scalar.value == 0 ? "\u{FFFD}" : scalar)).utf8)
                index += length
            } else {
                units += bytes[index...(index + 1)]
                index += 2
            }
        }
        return VietnameseText.nfc(String(decoding: units, as: UTF8.self))
    }

    /// The character of `\uXXXX`, or of two such that are a surrogate pair, and how many bytes it takes.
    private static func escapedScalar(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
        guard let first = unit(bytes, at: index) else { return nil }
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        guard (0xD800...0xDBFF).contains(first), let second = unit(bytes, at: index + 6),
            (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
        else { return nil }
        return (scalar, 12)
    }

    private static func unit(_ bytes: [UInt8], at index: Int) -> UInt16? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt16 = 0
        for digit in bytes[(index + 2)..<(index + 6)] {
            guard let number = PercentCoding.value(of: digit) else { return nil }
            value = value << 4 | UInt16(number)
        }
        return value
    }

    /// Where the document differs from what is expected: the path of the field, never its value.
    static func place(of error: DecodingError) -> String {
        func path(_ keys: [any CodingKey]) -> String {
            keys.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context): return "thiếu trường " + path(context.codingPath + [key])
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "sai kiểu dữ liệu ở " + path(context.codingPath)
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? "không phải JSON" : "giá trị không hợp lệ ở " + path(context.codingPath)
        @unknown default: return "không đọc được"
        }
    }
}
