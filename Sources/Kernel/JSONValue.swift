/// What `JSONWriter` can write as one value: simple values, and whatever a room teaches it.
public protocol JSONValue {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)
}

extension String: JSONValue {
    /// A string, escaped.
    public func write(to json: inout JSONWriter) { json.string(self) }
}

extension Bool: JSONValue {
    /// `true` or `false`.
    public func write(to json: inout JSONWriter) { json.bool(self) }
}

extension Int: JSONValue {
    /// An integer.
    public func write(to json: inout JSONWriter) { json.integer(self) }
}

extension Int64: JSONValue {
    /// An integer.
    public func write(to json: inout JSONWriter) { json.integer(Int(self)) }
}

extension Double: JSONValue {
    /// A number with a fraction, `null` where it is not finite.
    public func write(to json: inout JSONWriter) { json.number(self) }
}

extension Instant: JSONValue {
    /// RFC 3339 in Vietnamese time.
    public func write(to json: inout JSONWriter) { json.instant(self) }
}

extension CivilDate: JSONValue {
    /// `"2026-11-23"`.
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension Money: JSONValue {
    /// Whole đồng, as a number.
    public func write(to json: inout JSONWriter) { json.integer(Int(dong)) }
}

extension Identifier: JSONValue {
    /// The id as a string.
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension Optional: JSONValue where Wrapped: JSONValue {
    /// The value, or `null`.
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.null() }
    }
}

extension Array: JSONValue where Element: JSONValue {
    /// An array of the elements.
    public func write(to json: inout JSONWriter) {
        json.array { json in
            for element in self { element.write(to: &json) }
        }
    }
}
