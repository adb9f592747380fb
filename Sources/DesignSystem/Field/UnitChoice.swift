public import HTML

/// Chọn đơn vị hành chính: lists from province to commune, each depending on the one above.
///
/// Without a script the button below the lists sends the form with `_refresh=<field>`; the page answers with the next
/// list filled, saves nothing and shows no errors. With a script the lists fill themselves from `source`, which answers
/// `{"items": [{"code": …, "name": …}]}` to `source&within=CODE&level=LEVEL`.
public struct UnitChoice: Sendable {
    /// The lists, highest first.
    public var levels: [Level]
    /// Address that lists units, such as `/api/v1/units?on=2026-11-23`; with a query already, so that `&` can follow.
    public var source: String?

    /// The name of the button that asks for the next list.
    public static let refresh = "_refresh"

    /// Cấp: one list.
    public struct Level: Sendable {
        /// The level as the units address names it: `province`, `district`, `commune`.
        public var key: String
        /// The name under which the code is sent.
        public var name: String
        /// What the list is: `Tỉnh, thành phố`.
        public var label: Phrase
        /// Units that can be chosen; empty until the list above has a choice.
        public var units: [Choice]
        /// The code that is chosen.
        public var value: String

        /// One list.
        public init(_ key: String, name: String, label: Phrase, units: [Choice], value: String = "") {
            self.key = key
            self.name = name
            self.label = label
            self.units = units
            self.value = value
        }
    }

    /// Lists, highest first.
    public init(_ levels: [Level], source: String? = nil) {
        self.levels = levels
        self.source = source
    }
}

extension Field {
    func writeUnits(_ choice: UnitChoice, to html: inout HTMLWriter) {
        let source: Attribute = choice.source.map { .data("units", address: $0) } ?? .none
        html.div(.class("units"), source) { html in
            for (index, level) in choice.levels.enumerated() {
                let id = index == 0 ? name : level.name
                html.div { html in
                    html.label(level.label, .for(id))
                    writeList(level, id: id, to: &html)
                }
            }
            if choice.levels.count > 1 {
                html.button(
                    Phrase(vi: "Hiện danh sách tiếp theo", en: "Show the next list"),
                    .class("button quiet small no-js"),
                    .type("submit"),
                    .name(UnitChoice.refresh),
                    .value(name)
                )
            }
        }
    }

    private func writeList(_ level: UnitChoice.Level, id: String, to html: inout HTMLWriter) {
        html.select(
            .id(id),
            .name(level.name),
            .data("level", level.key),
            .aria("describedby", describedBy),
            .when(error != nil, .aria("invalid", true))
        ) { html in
            html.option(.value("")) { html in
                html.text("– ")
                html.text(.choose)
                html.text(" –")
            }
            for unit in level.units {
                html.option(unit.label, .value(unit.value), .selected(unit.value == level.value))
            }
        }
    }
}
