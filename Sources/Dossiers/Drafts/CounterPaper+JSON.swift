import Foundation

extension CounterPaper {
    /// The papers of a draft as they are stored.
    static func write(_ papers: [String: CounterPaper]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(papers), as: UTF8.self)
    }

    /// Reads what `write` wrote.
    static func read(_ text: String) throws -> [String: CounterPaper] {
        try JSONDecoder().decode([String: CounterPaper].self, from: Data(text.utf8))
    }
}
