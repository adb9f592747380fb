import HTML

extension Field {
    /// Writes the control of the field, without label and notes.
    func writeControl(to html: inout HTMLWriter) {
        switch kind {
        case .text: writeLine(to: &html, Line(autocomplete: autocomplete))
        case .phone: writeLine(to: &html, Line(type: "tel", keyboard: "tel", autocomplete: "tel", width: "w-phone"))
        case .email: writeLine(to: &html, Line(type: "email", keyboard: "email", autocomplete: "email", isPlain: true))
        case .personalID:
            writeLine(to: &html, Line(keyboard: "numeric", autocomplete: autocomplete, width: "w-id", isPlain: true))
        case .password(let isNew):
            writeLine(to: &html, Line(type: "password", autocomplete: isNew ? "new-password" : "current-password"))
        case .pin:
            writeLine(to: &html, Line(type: "password", keyboard: "numeric", autocomplete: "off", width: "w-code"))
        case .oneTimeCode:
            writeLine(
                to: &html,
                Line(keyboard: "numeric", autocomplete: "one-time-code", width: "w-code", isPlain: true)
            )
        case .date:
            writeLine(
                to: &html,
                Line(keyboard: "numeric", autocomplete: autocomplete, width: "w-date", example: .dayExample)
            )
        case .number(let unit): writeMeasured(to: &html, unit: unit, keyboard: "decimal")
        case .money: writeMeasured(to: &html, unit: Phrase("₫"), keyboard: "numeric")
        case .longText(let rows): writeLines(to: &html, rows: rows)
        case .select(let choices): writeSelect(choices, to: &html)
        case .radios(let choices): writeOptions(choices, type: "radio", to: &html)
        case .checkboxes(let choices): writeOptions(choices, type: "checkbox", to: &html)
        case .choice(let choices) where choices.count <= FieldKind.mostRadios:
            writeOptions(choices, type: "radio", to: &html)
        case .choice(let choices): writeSelect(choices, to: &html)
        case .yesNo: writeOptions([Choice("yes", .yes), Choice("no", .no)], type: "radio", to: &html)
        case .units(let choice): writeUnits(choice, to: &html)
        case .files(let choice): writeFiles(choice, to: &html)
        case .checkbox, .hidden: break
        }
    }

    /// What tells one kind of one-line field from another.
    private struct Line {
        var type = "text"
        var keyboard: String?
        var autocomplete: String?
        var width: String?
        var example: Phrase?
        /// No capitals and no spelling checker: codes and addresses.
        var isPlain = false
    }

    private func writeLine(to html: inout HTMLWriter, _ line: Line) {
        html.input(
            .id(name),
            .name(name),
            .type(line.type),
            .value(line.type == "password" ? nil : value),
            .class(line.width),
            .inputmode(line.keyboard),
            .autocomplete(line.autocomplete),
            .placeholder(line.example?[html.language]),
            .when(line.isPlain, .autocapitalize("none")),
            .when(line.isPlain, .spellcheck(false)),
            .when(line.example != nil, .data("date")),
            .readonly(isLocked),
            .aria("describedby", describedBy),
            .when(error != nil, .aria("invalid", true))
        )
    }

    private func writeMeasured(to html: inout HTMLWriter, unit: Phrase?, keyboard: String) {
        html.div(.class("measured")) { html in
            writeLine(to: &html, Line(keyboard: keyboard, width: "w-number"))
            if let unit { html.span(unit) }
        }
    }

    private func writeLines(to html: inout HTMLWriter, rows: Int) {
        html.textarea(
            value,
            .id(name),
            .name(name),
            .rows(rows),
            .readonly(isLocked),
            .aria("describedby", describedBy),
            .when(error != nil, .aria("invalid", true))
        )
    }

    private func writeSelect(_ choices: [Choice], to html: inout HTMLWriter) {
        html.select(
            .id(name),
            .name(name),
            .aria("describedby", describedBy),
            .when(error != nil, .aria("invalid", true))
        ) { html in
            if !choices.contains(where: { $0.value.isEmpty }) {
                html.option(.value("")) { html in
                    html.text("– ")
                    html.text(.choose)
                    html.text(" –")
                }
            }
            for choice in choices {
                html.option(choice.label, .value(choice.value), .selected(choice.value == value && !value.isEmpty))
            }
        }
    }

    private func writeOptions(_ choices: [Choice], type: String, to html: inout HTMLWriter) {
        for (index, choice) in choices.enumerated() {
            let id = index == 0 ? name : "\(name)-\(index + 1)"
            html.label(.class("option")) { html in
                html.input(
                    .type(type),
                    .id(id),
                    .name(name),
                    .value(choice.value),
                    .checked(values.contains(choice.value)),
                    .when(choice.hint != nil, .aria("describedby", "\(id)-hint"))
                )
                html.span { html in
                    html.text(choice.label)
                    if let hint = choice.hint { html.small(hint, .id("\(id)-hint")) }
                }
            }
        }
    }
}
