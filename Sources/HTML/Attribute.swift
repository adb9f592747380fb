/// Thuộc tính: one attribute of an element.
///
/// Its name comes from source, its value is escaped when it is written.
///
/// There is no attribute for inline styles or event handlers: the content security policy refuses them anyway.
public struct Attribute: Sendable {
    enum Value: Sendable {
        case text(String)
        case address(String)
        case number(Int)
        case bare
        case absent
    }

    enum Family: Sendable {
        case plain, data, aria
    }

    let family: Family
    let name: StaticString
    let value: Value

    init(_ name: StaticString, _ value: Value, family: Family = .plain) {
        self.family = family
        self.name = name
        self.value = value
    }

    /// `data-name="value"`.
    public static func data(_ name: StaticString, _ value: String = "") -> Attribute {
        Attribute(name, .text(value), family: .data)
    }

    /// `data-name="value"` where the value is an address that a script will ask; refused like any other address.
    public static func data(_ name: StaticString, address: String) -> Attribute {
        Attribute(name, .address(address), family: .data)
    }

    /// `aria-name="value"`; nothing where the value is nil.
    public static func aria(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name, value.map(Value.text) ?? .absent, family: .aria)
    }

    /// `aria-name="true"` or `"false"`.
    public static func aria(_ name: StaticString, _ value: Bool) -> Attribute {
        Attribute(name, .text(value ? "true" : "false"), family: .aria)
    }

    /// Writes nothing; what a condition gives when it does not hold.
    public static let none = Attribute("", .absent)

    /// The attribute where the condition holds, nothing otherwise.
    public static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
        condition ? attribute() : .none
    }

    static func text(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name, value.map(Value.text) ?? .absent)
    }

    static func flag(_ name: StaticString, _ isOn: Bool) -> Attribute { Attribute(name, isOn ? .bare : .absent) }
}

extension HTMLWriter {
    mutating func write(_ attribute: Attribute) {
        if case .absent = attribute.value { return }
        write(" ")
        switch attribute.family {
        case .plain: break
        case .data: write("data-")
        case .aria: write("aria-")
        }
        write(attribute.name)
        switch attribute.value {
        case .text(let text): quote(text)
        case .address(let address): quote(SafeAddress.allows(address) ? address : "#")
        case .number(let number): quote(String(number))
        case .bare, .absent: break
        }
    }

    private mutating func quote(_ value: String) {
        write("=\"")
        escape(value, for: .attribute)
        write("\"")
    }
}
