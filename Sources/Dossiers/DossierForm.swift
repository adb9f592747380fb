import Foundation
import Kernel

/// The answers of a form as they are stored: a JSON object of text.
enum DossierForm {
    static func read(_ text: String) throws -> [String: String] {
        var text = text
        if let answers = text.withUTF8(AnswerReader.answers) { return answers }
        return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }

    /// Sorted keys, so that a rebuilt table has the same bytes.
    static func write(_ answers: [String: String]) -> String {
        var json = JSONWriter(capacity: 1024)
        json.object { json in
            for (key, value) in answers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                json.key(key)
                json.string(value)
            }
        }
        return json.text
    }
}

/// Reads what `DossierForm.write` wrote, some ten times as fast as `JSONDecoder`; every step reads the answers.
private struct AnswerReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    /// Nil for anything else, escapes besides `\"`, `\\` and `\n` among it; the decoder has the last word then.
    static func answers(_ bytes: UnsafeBufferPointer<UInt8>) -> [String: String]? {
        var reader = AnswerReader(bytes: bytes)
        return reader.object()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func object() -> [String: String]? {
        var answers: [String: String] = [:]
        guard take("{") else { return nil }
        if take("}") { return place == bytes.count ? answers : nil }
        repeat {
            guard let key = string(), take(":"), let value = string() else { return nil }
            answers[key] = value
        } while take(",")
        return take("}") && place == bytes.count ? answers : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                defer { place += 1 }
                return String(decoding: bytes[start..<place], as: UTF8.self)
            case UInt8(ascii: "\\"): return escaped(from: start)
            default: place += 1
            }
        }
        return nil
    }

    private mutating func escaped(from start: Int) -> String? {
        var text = Array(bytes[start..<place])
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            guard byte != UInt8(ascii: "\"") else { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard place < bytes.count else { return nil }
            switch bytes[place] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[place])
            case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
            default: return nil
            }
            place += 1
        }
        return nil
    }
}
