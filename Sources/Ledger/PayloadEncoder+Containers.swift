/// The fields of an object.
struct ObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let value: PayloadValue

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { value.add(.scalar(.null), for: key.stringValue) }

    func encode(_ text: String, forKey key: Key) { value.add(.scalar(.text(text)), for: key.stringValue) }

    func encode(_ number: Int, forKey key: Key) { value.add(.scalar(.integer(Int64(number))), for: key.stringValue) }

    func encode(_ flag: Bool, forKey key: Key) { value.add(.scalar(.bool(flag)), for: key.stringValue) }

    func encode(_ part: some Encodable, forKey key: Key) throws {
        value.add(try PayloadValue.part(part), for: key.stringValue)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        nested(key).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }

    func superEncoder() -> any Encoder { value }

    func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

    private func nested(_ key: Key) -> PayloadValue {
        let node = PayloadValue()
        value.add(.value(node), for: key.stringValue)
        return node
    }
}

/// The items of an array.
struct ArrayContainer: UnkeyedEncodingContainer {
    let value: PayloadValue

    var codingPath: [any CodingKey] { [] }
    var count: Int { value.count }

    func encodeNil() { value.add(.scalar(.null)) }

    func encode(_ part: some Encodable) throws { value.add(try PayloadValue.part(part)) }

    func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        nested().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }

    func superEncoder() -> any Encoder { nested() }

    private func nested() -> PayloadValue {
        let node = PayloadValue()
        value.add(.value(node))
        return node
    }
}

/// A value by itself.
struct SingleContainer: SingleValueEncodingContainer {
    let value: PayloadValue

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { value.set(.null) }
    func encode(_ flag: Bool) { value.set(.bool(flag)) }
    func encode(_ text: String) { value.set(.text(text)) }
    func encode(_ number: Double) { value.set(.number(number)) }
    func encode(_ number: Float) { value.set(.number(Double(number))) }
    func encode(_ number: Int) { value.set(.integer(Int64(number))) }
    func encode(_ number: Int8) { value.set(.integer(Int64(number))) }
    func encode(_ number: Int16) { value.set(.integer(Int64(number))) }
    func encode(_ number: Int32) { value.set(.integer(Int64(number))) }
    func encode(_ number: Int64) { value.set(.integer(number)) }
    func encode(_ number: UInt) { value.set(.unsigned(UInt64(number))) }
    func encode(_ number: UInt8) { value.set(.integer(Int64(number))) }
    func encode(_ number: UInt16) { value.set(.integer(Int64(number))) }
    func encode(_ number: UInt32) { value.set(.integer(Int64(number))) }
    func encode(_ number: UInt64) { value.set(.unsigned(number)) }

    func encode(_ wrapped: some Encodable) throws { try wrapped.encode(to: value) }
}
