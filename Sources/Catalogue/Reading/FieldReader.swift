import Kernel
import Yams

/// Reads one field of a form.
struct FieldReader {
    static let keys = ["key", "label", "hint", "type", "required", "when", "source", "options", "rule"]
    static let ruleKeys = [
        "min_length", "max_length", "min", "max", "decimals", "pattern", "not_after", "not_before", "level",
    ]

    let map: MapReader

    func field() -> FormField {
        if !map.has("type") { map.missing("type", example: "text") }
        return FormField(
            key: map.required("key", example: "child_name"),
            label: map.text("label", example: "\"Họ, chữ đệm, tên\""),
            hint: map.hint("hint"),
            type: map.word("type", FieldType.self) ?? .text,
            isRequired: map.bool("required", otherwise: true),
            when: map.condition(),
            source: map.string("source"),
            options: map.maps("options", keys: ["value", "vi", "en"]) { option in
                ChoiceOption(
                    value: option.required("value", example: "female"),
                    label: option.bilingual(needsEnglish: true)
                )
            },
            rule: rule()
        )
    }

    private func rule() -> FieldRule {
        var rule = FieldRule()
        guard let map = map.map("rule", keys: Self.ruleKeys) else { return rule }
        rule.minLength = map.int("min_length", in: 0...10_000)
        rule.maxLength = map.int("max_length", in: 1...10_000)
        rule.min = map.double("min")
        rule.max = map.double("max")
        rule.decimals = map.int("decimals", in: 0...6)
        rule.pattern = map.string("pattern")
        rule.notAfter = bound("not_after", in: map)
        rule.notBefore = bound("not_before", in: map)
        rule.level = map.word("level", GovernmentLevel.self)
        return rule
    }

    /// `today`, a date, or the key of another date field.
    private func bound(_ key: String, in map: MapReader) -> DateBound? {
        guard let text = map.string(key) else { return nil }
        if text == "today" { return .today }
        if text.utf8.first.map({ (48...57).contains($0) }) ?? false { return map.date(key).map(DateBound.day) }
        return .field(text)
    }
}
