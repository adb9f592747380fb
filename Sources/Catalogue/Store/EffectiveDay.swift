public import Kernel

/// Ngày hiệu lực: puts another first day into the text of a procedure file.
public enum EffectiveDay {
    /// The text with the version of one first day beginning on another; everything else stays letter for letter.
    ///
    /// - Returns: nil where the text does not name the day exactly once as a `valid_from`, as with corrections: then the
    ///   file has to be changed by hand.
    public static func move(from old: CivilDate, to new: CivilDate, in text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let places = lines.indices.filter { index in
            let line = lines[index].drop { $0 == " " || $0 == "-" }
            return line.hasPrefix("valid_from:") && line.contains(old.description)
        }
        guard places.count == 1, let place = places.first else { return nil }
        // The version before may name the same day as its end, and ends then where the next one begins.
        for index in lines.indices {
            let line = lines[index].drop { $0 == " " || $0 == "-" }
            guard index == place || (line.hasPrefix("valid_to:") && line.contains(old.description)) else { continue }
            lines[index] = Substring(lines[index].replacing(old.description, with: new.description, maxReplacements: 1))
        }
        return lines.joined(separator: "\n")
    }
}
