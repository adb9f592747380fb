/// Reads values out of a tree, and says in which line something is wrong.
enum TreeReader {
    /// The value that the tree holds.
    ///
    /// - Throws: `TemplateProblem` where it holds none, or a key that means nothing.
    static func read<Value: Decodable>(_ type: Value.Type, _ tree: FilledTree) throws -> Value {
        do {
            let value = try Value(from: TreeDecoder(tree: tree, codingPath: []))
            if let (key, line) = tree.unknownKey {
                throw TemplateProblem(line: line, "there is no key \(key) here, or it says nothing")
            }
            return value
        } catch let error as DecodingError {
            throw problem(error, in: tree)
        }
    }

    private static func problem(_ error: DecodingError, in tree: FilledTree) -> TemplateProblem {
        switch error {
        case .keyNotFound(let key, let context):
            TemplateProblem(line: line(context.codingPath, tree), "the key \(key.stringValue) is missing")
        case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
            TemplateProblem(line: line(context.codingPath, tree), context.debugDescription)
        @unknown default: TemplateProblem(line: tree.line, "\(error)")
        }
    }

    /// The line of the innermost part of a path that is there.
    private static func line(_ path: [any CodingKey], _ tree: FilledTree) -> Int {
        var tree = tree
        for key in path {
            switch tree {
            case .text: return tree.line
            case .list(let items, _):
                guard let index = key.intValue, items.indices.contains(index) else { return tree.line }
                tree = items[index]
            case .mapping(let mapping):
                guard let value = mapping.value(key.stringValue) else { return tree.line }
                tree = value
            }
        }
        return tree.line
    }
}

private struct TreeDecoder: Decoder {
    let tree: FilledTree
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .mapping(let mapping) = tree else { throw mismatch("a mapping is expected") }
        return KeyedDecodingContainer(TreeMapping(mapping: mapping, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let items, _) = tree else { throw mismatch("a list is expected") }
        return TreeList(items: items, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { TreeValue(decoder: self) }

    fileprivate func scalar<Value: LosslessStringConvertible>(_ type: Value.Type) throws -> Value {
        guard case .text(let text, _) = tree else { throw mismatch("a single value is expected") }
        guard let value = Value(text) else { throw mismatch("“\(text)” is no \(type)") }
        return value
    }

    fileprivate func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        switch type {
        case is String.Type: try cast(scalar(String.self))
        case is Double.Type: try cast(scalar(Double.self))
        case is Int.Type: try cast(scalar(Int.self))
        case is Bool.Type: try cast(scalar(Bool.self))
        default: try Value(from: self)
        }
    }

    private func cast<Value>(_ value: Any) throws -> Value {
        guard let value = value as? Value else { throw mismatch("a \(Value.self) is expected") }
        return value
    }

    fileprivate func mismatch(_ what: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: what))
    }
}

private struct TreeMapping<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let mapping: FilledMapping
    let codingPath: [any CodingKey]

    var allKeys: [Key] { mapping.pairs.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { mapping.value(key.stringValue) != nil }

    func decodeNil(forKey key: Key) -> Bool { mapping.value(key.stringValue) == nil }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder(key).value(type)
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> {
        try decoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { TreeDecoder(tree: .mapping(mapping), codingPath: codingPath) }

    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

    private func decoder(_ key: Key) throws -> TreeDecoder {
        guard let value = mapping.value(key.stringValue) else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(codingPath: codingPath, debugDescription: "missing")
            )
        }
        return TreeDecoder(tree: value, codingPath: codingPath + [key])
    }
}

private struct TreeList: UnkeyedDecodingContainer {
    let items: [FilledTree]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(items: [FilledTree], codingPath: [any CodingKey]) { (self.items, self.codingPath) = (items, codingPath) }

    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().value(type) }

    mutating func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type
    ) throws -> KeyedDecodingContainer<Inner> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> TreeDecoder {
        guard !isAtEnd else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: codingPath, debugDescription: "the list is too short")
            )
        }
        defer { currentIndex += 1 }
        return TreeDecoder(tree: items[currentIndex], codingPath: codingPath + [ListIndex(currentIndex)])
    }
}

private struct ListIndex: CodingKey {
    let index: Int

    init(_ index: Int) { self.index = index }
    init?(intValue: Int) { index = intValue }
    init?(stringValue: String) { nil }

    var intValue: Int? { index }
    var stringValue: String { String(index) }
}

private struct TreeValue: SingleValueDecodingContainer {
    let decoder: TreeDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }
}
