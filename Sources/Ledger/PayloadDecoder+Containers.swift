import Kernel

/// The fields of an object.
final class ObjectReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private struct Member {
        var key: Range<Int>
        var isEscaped: Bool
        var value: Int
    }

    private let bytes: [UInt8]
    private var members: [Member] = []
    /// Where the field after the last one that was asked for lies: often it is the next.
    private var next = 0

    init(_ json: JSONReader) throws {
        var json = json
        bytes = json.bytes
        members.reserveCapacity(16)
        try json.take("{")
        guard !json.takes("}") else { return }
        repeat {
            let (key, isEscaped) = try json.content()
            try json.take(":")
            members.append(Member(key: key, isEscaped: isEscaped, value: json.position))
            try json.skip()
        } while json.takes(",")
        try json.take("}")
    }

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { members.compactMap { Key(stringValue: name(of: $0)) } }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try value(of: key).isNull }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try value(of: key).read(any: type)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let value = find(key), !value.isNull else { return nil }
        return try value.read(any: type)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try value(of: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(of: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "payloads have no superclass"))
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try value(of: key) }

    private func value(of key: Key) throws -> StoredValue {
        if let value = find(key) { return value }
        throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "\(key.stringValue) is missing"))
    }

    private func find(_ key: Key) -> StoredValue? {
        let name = key.stringValue
        let found =
            members[next...].firstIndex { has($0, name) } ?? members[..<next].firstIndex { has($0, name) }
        guard let found else { return nil }
        next = found + 1
        return StoredValue(bytes, at: members[found].value)
    }

    private func has(_ member: Member, _ name: String) -> Bool {
        if member.isEscaped { return self.name(of: member) == name }
        return member.key.count == name.utf8.count && bytes[member.key].elementsEqual(name.utf8)
    }

    private func name(of member: Member) -> String {
        var json = JSONReader(bytes, at: member.key.lowerBound - 1)
        // It was stepped over as a string before; where its escapes or its UTF-8 are wrong, nobody asks for such a key.
        return (try? json.string()) ?? ""
    }
}

/// The items of an array.
struct ArrayReader: UnkeyedDecodingContainer {
    private var json: JSONReader
    private(set) var currentIndex = 0
    private(set) var isAtEnd = false

    init(_ json: JSONReader) throws {
        self.json = json
        try self.json.take("[")
        isAtEnd = self.json.takes("]")
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { nil }

    mutating func decodeNil() throws -> Bool {
        guard try current().isNull else { return false }
        try move()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try current().read(any: type)
        try move()
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let value = try current()
        try move()
        return try value.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let value = try current()
        try move()
        return try value.unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        let value = try current()
        try move()
        return value
    }

    private mutating func current() throws -> StoredValue {
        guard !isAtEnd else { throw json.fault("an array has no further item") }
        return StoredValue(json.bytes, at: json.position)
    }

    private mutating func move() throws {
        try json.skip()
        currentIndex += 1
        guard !json.takes(",") else { return }
        try json.take("]")
        isAtEnd = true
    }
}

/// A value by itself.
struct SingleReader: SingleValueDecodingContainer {
    let value: StoredValue

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { value.isNull }
    func decode(_ type: Bool.Type) throws -> Bool { try value.read(type) }
    func decode(_ type: String.Type) throws -> String { try value.read(type) }
    func decode(_ type: Double.Type) throws -> Double { try value.read(type) }
    func decode(_ type: Float.Type) throws -> Float { try value.read(type) }
    func decode(_ type: Int.Type) throws -> Int { try value.read(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try value.read(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try value.read(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try value.read(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try value.read(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try value.read(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try value.read(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try value.read(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try value.read(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try value.read(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value.read(any: type) }
}
