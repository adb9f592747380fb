/// A tree without places, as it is read into a paper.
indirect enum FilledTree {
    case text(String, line: Int)
    case list([FilledTree], line: Int)
    case mapping(FilledMapping)

    var line: Int {
        switch self {
        case .text(_, let line), .list(_, let line): line
        case .mapping(let mapping): mapping.line
        }
    }

    /// A key that nobody has asked for: there is no such thing to say there.
    var unknownKey: (key: String, line: Int)? {
        switch self {
        case .text: return nil
        case .list(let items, _):
            for item in items { if let key = item.unknownKey { return key } }
            return nil
        case .mapping(let mapping):
            for (key, value) in mapping.pairs {
                if !mapping.asked.contains(key) { return (key, value.line) }
                if let inner = value.unknownKey { return inner }
            }
            return nil
        }
    }
}

/// A mapping that remembers which keys were asked for.
final class FilledMapping {
    let pairs: [(key: String, value: FilledTree)]
    let line: Int
    fileprivate(set) var asked: Set<String> = []

    init(_ pairs: [(key: String, value: FilledTree)], line: Int) { (self.pairs, self.line) = (pairs, line) }

    /// The value of a key; it counts as known from now on.
    func value(_ key: String) -> FilledTree? {
        asked.insert(key)
        return pairs.first { $0.key == key }?.value
    }
}
