import Kernel

/// Bộ đọc nội dung: reads the payload of an event, as `PayloadEncoder` wrote it.
///
/// What a type does not ask for is stepped over, with no look beyond its strings and brackets: figures read three fields of a
/// form with forty answers. JSON that another program wrote is read too, with white space and in any order of its keys.
enum PayloadDecoder {
    static func decode<Payload: Decodable>(_ type: Payload.Type, from bytes: [UInt8]) throws -> Payload {
        var json = JSONReader(bytes)
        let payload = try Payload(from: StoredValue(bytes, at: json.position))
        try json.skip()
        try json.end()
        return payload
    }
}

/// A value of a payload that is being read.
struct StoredValue: Decoder {
    private let bytes: [UInt8]
    private let start: Int

    init(_ bytes: [UInt8], at start: Int) {
        (self.bytes, self.start) = (bytes, start)
    }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    /// From its first byte on, or the white space before it.
    var json: JSONReader { JSONReader(bytes, at: start) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try ObjectReader<Key>(json))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try ArrayReader(json) }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleReader(value: self) }

    // MARK: Simple values

    var isNull: Bool {
        var json = json
        return json.word() == "null"
    }

    func read(_ type: String.Type) throws -> String {
        var json = json
        return try json.string()
    }

    func read(_ type: Bool.Type) throws -> Bool {
        var json = json
        switch json.word() {
        case "true": return true
        case "false": return false
        default: throw wrong(type)
        }
    }

    func read<Number: LosslessStringConvertible>(_ type: Number.Type) throws -> Number {
        var json = json
        guard let number = Number(String(json.word())) else { throw wrong(type) }
        return number
    }

    /// The types that come most are read without asking them.
    func read<Value: Decodable>(any type: Value.Type) throws -> Value {
        if type == String.self, let text = try read(String.self) as? Value { return text }
        if type == Int.self, let number = try read(Int.self) as? Value { return number }
        return try Value(from: self)
    }

    private func wrong(_ type: Any.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: [], debugDescription: "it is no \(type), at byte \(start)"))
    }
}
