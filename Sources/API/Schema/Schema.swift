/// Lược đồ: what a value looks like, said once.
///
/// It writes itself into the document, and it checks what a program sends: the two cannot drift apart. In the tests it
/// checks the answers as well.
indirect enum Schema: Sendable {
    /// One of a few words.
    case choice([String])
    /// Text.
    case text(Text)
    /// A whole number between two others.
    case integer(ClosedRange<Int>)
    /// A number with a fraction.
    case number
    /// `true` or `false`.
    case boolean
    /// A list, with at most so many items.
    case list(Schema, atMost: Int? = nil)
    /// An object with these fields and no others.
    case object([Field])
    /// An object with names that are not known beforehand: the answers to a form.
    case map(Schema, names: Text, atMost: Int)
    /// The value, or `null`.
    case nullable(Schema)
    /// A schema with a name, which stands once under `components/schemas`.
    case named(String, Schema)

    /// A field of an object.
    struct Field: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        let note: String?

        /// A field that is always there.
        static func required(_ name: String, _ schema: Schema, _ note: String? = nil) -> Field {
            Field(name: name, schema: schema, isRequired: true, note: note)
        }

        /// A field that may be left out.
        static func optional(_ name: String, _ schema: Schema, _ note: String? = nil) -> Field {
            Field(name: name, schema: schema, isRequired: false, note: note)
        }
    }

    /// What a text looks like.
    struct Text: Sendable {
        var letters = Letters.line
        var length = 0...10_000
        var format = Format.none
        var example: String?
    }

    /// Which characters a text is made of.
    enum Letters: String, Sendable {
        /// Everything but control characters.
        case line = #"[^\u0000-\u001f\u007f]"#
        /// The same, with tabs and line ends.
        case lines = #"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]"#
        case digits = "[0-9]"
        /// Codes, keys, cursors.
        case word = "[A-Za-z0-9._-]"
    }

    /// A form that a text has beside its letters.
    enum Format: String, Sendable {
        case none = ""
        case date
        case dateTime = "date-time"
        case uuid
    }
}

extension Schema {
    /// A line of text from a person.
    static func line(_ length: ClosedRange<Int>, example: String? = nil) -> Schema {
        .text(.init(letters: .line, length: length, example: example))
    }

    /// Text of several lines from a person.
    static func lines(_ length: ClosedRange<Int>) -> Schema { .text(.init(letters: .lines, length: length)) }

    /// Text of an answer, of any length.
    static let words = Schema.text(.init(letters: .lines, length: 0...1_000_000))

    /// A code, a key or a cursor.
    static func code(_ length: ClosedRange<Int> = 1...200, example: String? = nil) -> Schema {
        .text(.init(letters: .word, length: length, example: example))
    }

    /// Digits.
    static func digits(_ length: ClosedRange<Int>, example: String? = nil) -> Schema {
        .text(.init(letters: .digits, length: length, example: example))
    }

    /// A day, `2026-11-23`.
    static let date = Schema.text(.init(length: 10...10, format: .date, example: "2026-11-23"))
    /// A moment (RFC 3339); the answers give it in +07:00.
    static let moment = Schema.text(.init(length: 20...40, format: .dateTime, example: "2026-11-23T15:30:00+07:00"))
    /// An id.
    static let id = Schema.text(.init(letters: .word, length: 36...36, format: .uuid))
    /// A count.
    static let count = Schema.integer(0...Int(Int32.max))
    /// An amount in đồng.
    static let money = Schema.integer(0...1_000_000_000_000)

    /// Part of a list, with the cursor that leads on.
    static func page(_ name: String, of item: Schema) -> Schema {
        .named(
            name,
            .object([
                .required("items", .list(item)),
                .required("next", .nullable(.code(1...400)), "Con trỏ của phần tiếp theo; null là hết."),
            ])
        )
    }
}
