import Synchronization

/// The patterns of form fields, compiled once: that takes twenty times as long as a match.
///
/// A regular expression of Swift may not be used by two threads at once, so matches run under the lock; each takes
/// about a microsecond, on a text whose length was checked before.
enum Patterns {
    private static let compiled = Mutex<[String: Regex<AnyRegexOutput>]>([:])

    /// Whether the whole text matches; a pattern that cannot be compiled, which the check of files finds, matches all.
    static func matches(_ pattern: String, whole text: String) -> Bool {
        compiled.withLock { kept in
            if kept[pattern] == nil { kept[pattern] = try? Regex(pattern) }
            guard let regex = kept[pattern] else { return true }
            return (try? regex.wholeMatch(in: text)) != nil
        }
    }
}
