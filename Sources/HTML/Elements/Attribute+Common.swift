// Attributes that any element may have, and those of links and pictures.
// An attribute whose value is nil is not written; an address whose scheme runs scripts is written as `#`.

extension Attribute {
    /// Classes of the style sheet, separated by blanks.
    public static func `class`(_ value: String?) -> Attribute { .text("class", value) }

    /// A name for the element, once a page.
    public static func id(_ value: String?) -> Attribute { .text("id", value) }

    /// The language of the content, such as `vi`.
    public static func lang(_ value: String?) -> Attribute { .text("lang", value) }

    /// A short explanation, shown while pointing at the element.
    public static func title(_ value: String?) -> Attribute { .text("title", value) }

    /// What the element is to assistive technology.
    public static func role(_ value: String?) -> Attribute { .text("role", value) }

    /// Where the element stands in the order of the Tab key; 0 or -1.
    public static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", .number(value)) }

    /// Not shown.
    public static let hidden = flag("hidden", true)

    /// Not shown.
    ///
    /// Only where the condition holds.
    public static func hidden(_ isOn: Bool) -> Attribute { flag("hidden", isOn) }

    /// Direction of writing.
    public static func dir(_ value: String?) -> Attribute { .text("dir", value) }

    /// Whether a browser may translate the content: `no` for names and codes.
    public static func translate(_ value: String?) -> Attribute { .text("translate", value) }

    /// Where a link leads.
    public static func href(_ address: String) -> Attribute { Attribute("href", .address(address)) }

    /// Where a picture or script lies.
    public static func src(_ address: String) -> Attribute { Attribute("src", .address(address)) }

    /// What the linked thing is.
    public static func rel(_ value: String?) -> Attribute { .text("rel", value) }

    /// The window in which a link opens.
    public static func target(_ value: String?) -> Attribute { .text("target", value) }

    /// The language of the linked page.
    public static func hreflang(_ value: String?) -> Attribute { .text("hreflang", value) }

    /// The linked thing is to be kept under this name.
    public static func download(_ value: String?) -> Attribute { .text("download", value) }

    /// What the picture shows; empty for decoration.
    public static func alt(_ value: String?) -> Attribute { .text("alt", value) }

    /// Width in pixels, or in units of the drawing.
    public static func width(_ value: Int) -> Attribute { Attribute("width", .number(value)) }

    /// Height in pixels, or in units of the drawing.
    public static func height(_ value: Int) -> Attribute { Attribute("height", .number(value)) }

    /// `lazy`: not before it is in sight.
    public static func loading(_ value: String?) -> Attribute { .text("loading", value) }

    /// The character encoding.
    public static func charset(_ value: String?) -> Attribute { .text("charset", value) }

    /// Which header a `meta` stands for.
    public static func httpEquiv(_ value: String?) -> Attribute { .text("http-equiv", value) }

    /// The value of a `meta`.
    public static func content(_ value: String?) -> Attribute { .text("content", value) }

    /// For which screens or printers.
    public static func media(_ value: String?) -> Attribute { .text("media", value) }

    /// The moment in ISO 8601.
    public static func datetime(_ value: String?) -> Attribute { .text("datetime", value) }

    /// Open at first, for `details`.
    public static let `open` = flag("open", true)

    /// Open at first, for `details`.
    ///
    /// Only where the condition holds.
    public static func `open`(_ isOn: Bool) -> Attribute { flag("open", isOn) }

    /// A script that runs after the page was read.
    public static let `defer` = flag("defer", true)

    /// A script that runs after the page was read.
    ///
    /// Only where the condition holds.
    public static func `defer`(_ isOn: Bool) -> Attribute { flag("defer", isOn) }

    /// Cannot be reached or pressed.
    public static let inert = flag("inert", true)

    /// Cannot be reached or pressed.
    ///
    /// Only where the condition holds.
    public static func inert(_ isOn: Bool) -> Attribute { flag("inert", isOn) }
}
