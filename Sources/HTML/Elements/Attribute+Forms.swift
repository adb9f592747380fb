// Attributes of forms and tables.
// An attribute whose value is nil is not written; an address whose scheme runs scripts is written as `#`.

extension Attribute {
    /// Where a form is sent.
    public static func action(_ address: String) -> Attribute { Attribute("action", .address(address)) }

    /// Where this button sends the form instead.
    public static func formaction(_ address: String) -> Attribute { Attribute("formaction", .address(address)) }

    /// `post` or `get`.
    public static func method(_ value: String?) -> Attribute { .text("method", value) }

    /// How a form is packed.
    public static func enctype(_ value: String?) -> Attribute { .text("enctype", value) }

    /// The name under which a value is sent.
    public static func name(_ value: String?) -> Attribute { .text("name", value) }

    /// The value.
    public static func value(_ value: String?) -> Attribute { .text("value", value) }

    /// The kind of field or button.
    public static func type(_ value: String?) -> Attribute { .text("type", value) }

    /// The id of the field that a label names.
    public static func `for`(_ value: String?) -> Attribute { .text("for", value) }

    /// The id of the form to which a field outside of it belongs.
    public static func form(_ value: String?) -> Attribute { .text("form", value) }

    /// An example inside an empty field; never instead of a label.
    public static func placeholder(_ value: String?) -> Attribute { .text("placeholder", value) }

    /// What a browser may fill in.
    public static func autocomplete(_ value: String?) -> Attribute { .text("autocomplete", value) }

    /// Which keyboard a phone shows.
    public static func inputmode(_ value: String?) -> Attribute { .text("inputmode", value) }

    /// How a phone capitalises.
    public static func autocapitalize(_ value: String?) -> Attribute { .text("autocapitalize", value) }

    /// The word on the Enter key of a phone.
    public static func enterkeyhint(_ value: String?) -> Attribute { .text("enterkeyhint", value) }

    /// The kinds of file that may be chosen.
    public static func accept(_ value: String?) -> Attribute { .text("accept", value) }

    /// Which camera a phone offers.
    public static func capture(_ value: String?) -> Attribute { .text("capture", value) }

    /// A regular expression for the value.
    public static func pattern(_ value: String?) -> Attribute { .text("pattern", value) }

    /// The smallest value.
    public static func min(_ value: String?) -> Attribute { .text("min", value) }

    /// The greatest value.
    public static func max(_ value: String?) -> Attribute { .text("max", value) }

    /// The step between values.
    public static func step(_ value: String?) -> Attribute { .text("step", value) }

    /// The id of the proposals.
    public static func list(_ value: String?) -> Attribute { .text("list", value) }

    /// The label of an option group.
    public static func label(_ value: String?) -> Attribute { .text("label", value) }

    /// Longest value, in UTF-16 units.
    public static func maxlength(_ value: Int) -> Attribute { Attribute("maxlength", .number(value)) }

    /// Shortest value, in UTF-16 units.
    public static func minlength(_ value: Int) -> Attribute { Attribute("minlength", .number(value)) }

    /// Width of the field in characters.
    public static func size(_ value: Int) -> Attribute { Attribute("size", .number(value)) }

    /// Lines of a field.
    public static func rows(_ value: Int) -> Attribute { Attribute("rows", .number(value)) }

    /// Columns that a cell covers.
    public static func colspan(_ value: Int) -> Attribute { Attribute("colspan", .number(value)) }

    /// Rows that a cell covers.
    public static func rowspan(_ value: Int) -> Attribute { Attribute("rowspan", .number(value)) }

    /// What a heading cell heads: `col` or `row`.
    public static func scope(_ value: String?) -> Attribute { .text("scope", value) }

    /// Chosen.
    public static let checked = flag("checked", true)

    /// Chosen.
    ///
    /// Only where the condition holds.
    public static func checked(_ isOn: Bool) -> Attribute { flag("checked", isOn) }

    /// Chosen in a list.
    public static let selected = flag("selected", true)

    /// Chosen in a list.
    ///
    /// Only where the condition holds.
    public static func selected(_ isOn: Bool) -> Attribute { flag("selected", isOn) }

    /// Cannot be used.
    public static let disabled = flag("disabled", true)

    /// Cannot be used.
    ///
    /// Only where the condition holds.
    public static func disabled(_ isOn: Bool) -> Attribute { flag("disabled", isOn) }

    /// Cannot be changed.
    public static let readonly = flag("readonly", true)

    /// Cannot be changed.
    ///
    /// Only where the condition holds.
    public static func readonly(_ isOn: Bool) -> Attribute { flag("readonly", isOn) }

    /// Must be filled in.
    public static let required = flag("required", true)

    /// Must be filled in.
    ///
    /// Only where the condition holds.
    public static func required(_ isOn: Bool) -> Attribute { flag("required", isOn) }

    /// May have several values.
    public static let multiple = flag("multiple", true)

    /// May have several values.
    ///
    /// Only where the condition holds.
    public static func multiple(_ isOn: Bool) -> Attribute { flag("multiple", isOn) }

    /// Has the focus when the page opens.
    public static let autofocus = flag("autofocus", true)

    /// Has the focus when the page opens.
    ///
    /// Only where the condition holds.
    public static func autofocus(_ isOn: Bool) -> Attribute { flag("autofocus", isOn) }

    /// The browser does not check; the server does, in our words.
    public static let novalidate = flag("novalidate", true)

    /// The browser does not check; the server does, in our words.
    ///
    /// Only where the condition holds.
    public static func novalidate(_ isOn: Bool) -> Attribute { flag("novalidate", isOn) }

    /// Whether the browser looks for spelling mistakes; off for names and codes.
    public static func spellcheck(_ isOn: Bool) -> Attribute { .text("spellcheck", isOn ? "true" : "false") }
}
