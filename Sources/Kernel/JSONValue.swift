/// What `JSONWriter` can write as one value: simple values, and whatever a room teaches it.
public protocol JSONValue {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)
}

extension String: JSONValue {
    public func write(to json: inout JSONWriter) { json.string(self) }
}

extension Bool: JSONValue {
    public func write(to json: inout JSONWriter) { json.bool(self) }
}

extension Int: JSONValue {
    public func write(to json: inout JSONWriter) { json.integer(self) }
}

extension Int64: JSONValue {
    public func write(to json: inout JSONWriter) { json.integer(Int(self)) }
}

extension Double: JSONValue {
    public func write(to json: inout JSONWriter) { json.number(self) }
}

extension Instant: JSONValue {
    public func write(to json: inout JSONWriter) { json.instant(self) }
}

extension CivilDate: JSONValue {
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension Money: JSONValue {
    /// Whole đồng, as a number.
    public func write(to json: inout JSONWriter) { json.integer(Int(dong)) }
}

extension Identifier: JSONValue {
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension Optional: JSONValue where Wrapped: JSONValue {
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.null() }
    }
}

extension Array: JSONValue where Element: JSONValue {
    public func write(to json: inout JSONWriter) {
        json.array { json in
            for element in self { element.write(to: &json) }
        }
    }
}
