import FoundationEssentials

extension Brief {
    /// The figures as text with sorted keys, so that a rebuild writes the same bytes.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(json: String) throws { self = try JSONDecoder().decode(Brief.self, from: Data(json.utf8)) }
}
