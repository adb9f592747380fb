import Kernel

/// The answers of a form as they are stored: a JSON object of text.
enum DossierForm {
    static func read(_ text: String) throws -> [String: String] {
        var json = JSONReader(Array(text.utf8))
        var answers: [String: String] = [:]
        try json.object { json, key in answers[key] = try json.string() }
        try json.end()
        return answers
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
