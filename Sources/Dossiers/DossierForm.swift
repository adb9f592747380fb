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

    static func write(_ answers: [String: String]) -> String {
        var json = JSONWriter(capacity: 1024)
        write(answers, to: &json)
        return json.text
    }

    /// Sorted keys, so that a rebuilt table and a payload have the same bytes.
    static func write(_ answers: [String: String], to json: inout JSONWriter) {
        json.object { json in
            for (key, value) in answers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                json.field(key, value)
            }
        }
    }
}
