import Foundation

/// Phần để lại: a JSON payload without the values of some keys, so that it can still be read in its type.
public enum Remainder {
    /// Makes values empty and takes others away.
    ///
    /// A key is written alone (`answers`), or with the key of the object or list around it (`applicant.name`; `.explanation`
    /// for the outermost object).
    ///
    /// - Parameters:
    ///   - keys: text becomes empty, a list or an object loses all that it holds.
    ///   - removed: the key goes with its value; for values that may be missing.
    ///   - payload: a JSON object.
    /// - Throws: where the payload is no JSON.
    /// - Returns: what stays, its keys sorted, so that every node leaves the same bytes.
    public static func blanking(
        _ keys: Set<String>,
        removing removed: Set<String> = [],
        in payload: [UInt8]
    ) throws -> [UInt8] {
        let object = try JSONSerialization.jsonObject(with: Data(payload), options: [.fragmentsAllowed])
        let data = try JSONSerialization.data(
            withJSONObject: Rule(keys: keys, removed: removed).apply(to: object, below: ""),
            options: [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
        )
        return [UInt8](data)
    }

    private struct Rule {
        let keys: Set<String>
        let removed: Set<String>

        func apply(to value: Any, below parent: String) -> Any {
            if let list = value as? [Any] { return list.map { apply(to: $0, below: parent) } }
            guard let object = value as? [String: Any] else { return value }
            var result: [String: Any] = [:]
            for (key, value) in object where !removed.contains(key) && !removed.contains("\(parent).\(key)") {
                let isBlanked = keys.contains(key) || keys.contains("\(parent).\(key)")
                result[key] = isBlanked ? Self.blank(value) : apply(to: value, below: key)
            }
            return result
        }

        private static func blank(_ value: Any) -> Any {
            switch value {
            case is String: ""
            case is [Any]: [Any]()
            case is [String: Any]: [String: Any]()
            default: NSNull()
            }
        }
    }
}
