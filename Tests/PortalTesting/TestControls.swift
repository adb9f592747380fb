/// Finds the forms and controls of a page.
struct TestControls: Sendable {
    private(set) var forms: [TestForm] = []
    private(set) var controls: [TestControl] = []

    init(_ document: HTMLElement) {
        var labels: [String: String] = [:]
        var formOfID: [String: Int] = [:]
        document.walk { element, _ in
            if element.name == "label", let target = element["for"] { labels[target] = folded(element.text) }
            if element.name == "form" {
                if let id = element["id"] { formOfID[id] = forms.count }
                forms.append(
                    TestForm(
                        method: (element["method"] ?? "get").lowercased(),
                        action: element["action"] ?? "",
                        isMultipart: element["enctype"] == "multipart/form-data"
                    )
                )
            }
        }
        var formsSeen = 0
        document.walk { element, around in
            if element.name == "form" { formsSeen += 1 }
            guard ["input", "select", "textarea", "button"].contains(element.name) else { return }
            let form =
                element["form"].flatMap { formOfID[$0] }
                ?? (around.contains { $0.name == "form" } ? formsSeen - 1 : nil)
            guard let form, element["disabled"] == nil else { return }
            let label =
                element["aria-label"] ?? element["id"].flatMap { labels[$0] }
                ?? around.last { $0.name == "label" }.map { folded($0.text) } ?? ""
            if let control = Self.control(element, around: around, form: form, label: label) {
                controls.append(control)
            }
        }
    }

    private static func control(
        _ element: HTMLElement,
        around: [HTMLElement],
        form: Int,
        label: String
    ) -> TestControl? {
        let type = element["type"]?.lowercased() ?? (element.name == "button" ? "submit" : "text")
        let value = element["value"]
        let groups = around.filter { $0.name == "fieldset" }.compactMap { $0.first("legend").map { folded($0.text) } }
        var words = label
        var values = [value ?? ""]
        var choices: [(value: String, label: String)] = []
        let kind: TestControl.Kind
        switch (element.name, type) {
        case ("textarea", _):
            kind = .line
            values = [folded(element.rawText) == "" ? "" : element.rawText]
        case ("select", _):
            kind = .list(isMultiple: element["multiple"] != nil)
            let options = element.all("option")
            choices = options.map { ($0["value"] ?? folded($0.text), folded($0.text)) }
            values = zip(options, choices).filter { $0.0["selected"] != nil }.map(\.1.value)
            if values.isEmpty, element["multiple"] == nil, let first = choices.first { values = [first.value] }
        case ("button", "button"), ("input", "button"), ("input", "reset"), ("button", "reset"): return nil
        case ("button", _), ("input", "submit"):
            kind = .button
            words = element.name == "button" ? folded(element.text) : value ?? ""
        case (_, "hidden"): kind = .hidden
        case (_, "radio"):
            kind = .radio
            values = [value ?? "on"]
        case (_, "checkbox"):
            kind = .box
            values = [value ?? "on"]
        case (_, "file"): kind = .file(isMultiple: element["multiple"] != nil)
        default: kind = .line
        }
        return TestControl(
            kind: kind,
            name: element["name"] ?? "",
            form: form,
            label: words,
            groups: groups,
            choices: choices,
            isLocked: element["readonly"] != nil,
            action: element["formaction"],
            isAround: around.contains { ["header", "nav", "footer"].contains($0.name) },
            values: values,
            isChecked: element["checked"] != nil
        )
    }

    /// The control that a person means by the words; nil where there is none.
    ///
    /// What lies in the matter of the page goes before what stands around it, and the better fit before the worse. A radio
    /// or box is found by its label, or by the question of its group and the label together.
    func index(of words: String, in group: String? = nil, where condition: (TestControl) -> Bool) throws -> Int? {
        var best: [(index: Int, rank: Int)] = []
        for (index, control) in controls.enumerated() where condition(control) {
            if let group, !control.groups.contains(where: { $0.contains(group) }), control.name != group { continue }
            guard let fit = control.fit(words) else { continue }
            let rank = fit + (control.isAround ? 10 : 0)
            if rank < best.first?.rank ?? .max { best = [] }
            if rank == best.first?.rank ?? rank { best.append((index, rank)) }
        }
        guard let first = best.first else { return nil }
        let names = Set(best.map { "\(controls[$0.index].form) \(controls[$0.index].name)" })
        if names.count > 1, case .button = controls[first.index].kind { return first.index }
        guard names.count == 1 else { throw TestFailure("“\(words)” fits several fields: \(names.sorted())") }
        return first.index
    }

    mutating func change(_ index: Int, _ body: (inout TestControl) -> Void) { body(&controls[index]) }

    /// Takes one of several: all others of the same name are given up.
    mutating func take(radio index: Int) {
        let chosen = controls[index]
        for other in controls.indices {
            guard case .radio = controls[other].kind, controls[other].name == chosen.name,
                controls[other].form == chosen.form
            else { continue }
            controls[other].isChecked = other == index
        }
    }

    /// What is sent when the button is pressed.
    func entries(pressing button: TestControl) -> [TestEntry] {
        var entries = controls.filter { $0.form == button.form }.flatMap(\.entries)
        if !button.name.isEmpty { entries.append(.text(button.name, button.values.first ?? "")) }
        return entries
    }
}

extension HTMLElement {
    /// All words below, as they are.
    var rawText: String {
        children.map {
            switch $0 {
            case .text(let text): text
            case .element(let element): element.rawText
            }
        }.joined()
    }
}

/// What a person could not do or did not see; its description says what the page showed instead.
public struct TestFailure: Error, CustomStringConvertible {
    /// In words.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
