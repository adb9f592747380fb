import Foundation

/// The answers of a form as they are stored: a JSON object of text.
enum DossierForm {
    static func read(_ text: String) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }

    /// Sorted keys, so that a rebuilt table has the same bytes.
    static func write(_ answers: [String: String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(answers), as: UTF8.self)
    }
}
