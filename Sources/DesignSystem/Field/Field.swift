public import HTML

/// Ô nhập: one question of a form with its label, hint, error and control, wired for assistive technology.
///
/// The name is also the id, so `ErrorSummary` links to it. The browser never checks; the server does, in our words.
public struct Field: Component, Sendable {
    /// The name under which the answer is sent; unique on the page.
    public var name: String
    /// The words of the label; every field has one that is seen.
    public var label: Phrase
    /// What kind of answer is expected.
    public var kind: FieldKind
    /// The answer so far; several for boxes.
    public var values: [String]
    /// Help that is always seen, below the label.
    public var hint: Phrase?
    /// What is wrong with the answer and how to mend it.
    public var error: Phrase?
    /// Whether the question may be left unanswered; the label then says so.
    public var isOptional: Bool
    /// From which registry the answer was filled in, such as `Cơ sở dữ liệu quốc gia về dân cư`.
    public var source: Phrase?
    /// Whether the answer cannot be changed here.
    public var isLocked: Bool
    /// What the browser may fill in, such as `name`; kinds like phone and e-mail have their own.
    public var autocomplete: String?

    /// A question with one answer.
    public init(
        _ kind: FieldKind,
        name: String,
        label: Phrase,
        value: String = "",
        hint: Phrase? = nil,
        error: Phrase? = nil,
        isOptional: Bool = false,
        source: Phrase? = nil,
        isLocked: Bool = false,
        autocomplete: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.label = label
        values = value.isEmpty ? [] : [value]
        self.hint = hint
        self.error = error
        self.isOptional = isOptional
        self.source = source
        self.isLocked = isLocked
        self.autocomplete = autocomplete
    }

    /// The answer so far.
    public var value: String { values.first ?? "" }

    /// The ids of what describes the control.
    var describedBy: String? {
        let ids = [
            hint.map { _ in "\(name)-hint" }, source.map { _ in "\(name)-source" }, error.map { _ in "\(name)-why" },
        ]
        let known = ids.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: " ")
    }

    /// Writes the field.
    public func write(to html: inout HTMLWriter) {
        switch kind {
        case .hidden: html.input(.type("hidden"), .name(name), .value(value))
        case .checkbox: writeSingleBox(to: &html)
        case .radios, .checkboxes, .yesNo, .units: writeGroup(to: &html)
        case .choice(let choices) where choices.count <= FieldKind.mostRadios: writeGroup(to: &html)
        default: writeLabelled(to: &html)
        }
    }

    private var look: Attribute { .class(error == nil ? "field" : "field wrong") }

    private func writeLabelled(to html: inout HTMLWriter) {
        html.div(look) { html in
            html.label(.for(name)) { writeQuestion(to: &$0) }
            writeNotes(to: &html)
            writeControl(to: &html)
        }
    }

    private func writeGroup(to html: inout HTMLWriter) {
        html.fieldset(look, .aria("describedby", describedBy)) { html in
            html.legend { writeQuestion(to: &$0) }
            writeNotes(to: &html)
            writeControl(to: &html)
        }
    }

    private func writeSingleBox(to html: inout HTMLWriter) {
        html.div(look) { html in
            writeNotes(to: &html)
            html.label(.class("option")) { html in
                html.input(
                    .type("checkbox"),
                    .id(name),
                    .name(name),
                    .value("1"),
                    .checked(!value.isEmpty),
                    .aria("describedby", describedBy),
                    .when(error != nil, .aria("invalid", true))
                )
                html.span(label)
            }
        }
    }

    private func writeQuestion(to html: inout HTMLWriter) {
        html.text(label)
        if isOptional {
            html.text(" ")
            html.span(.class("optional")) { html in
                html.text("(")
                html.text(.optional)
                html.text(")")
            }
        }
    }

    private func writeNotes(to html: inout HTMLWriter) {
        if let hint { html.p(hint, .class("hint"), .id("\(name)-hint")) }
        if let source {
            html.p(.class("source"), .id("\(name)-source")) { html in
                html.icon(.check, size: 16)
                html.text(Phrase(vi: "Có sẵn từ ", en: "From "))
                html.text(source)
            }
        }
        if let error {
            html.p(.class("why"), .id("\(name)-why")) { html in
                html.span(.class("unseen")) { html in
                    html.text(.mend)
                    html.text(": ")
                }
                html.text(error)
            }
        }
    }
}
