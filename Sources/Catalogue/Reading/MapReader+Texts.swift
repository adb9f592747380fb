import Kernel
import Yams

extension MapReader {
    /// A text in both languages that must be there.
    func text(_ key: String, example: String) -> Bilingual {
        guard has(key) else {
            missing(key, example: "{ vi: \(example), en: … }")
            return Bilingual(vi: "")
        }
        return bilingual(key, needsEnglish: true) ?? Bilingual(vi: "")
    }

    /// A hint: may be absent, and may lack the English.
    func hint(_ key: String) -> Bilingual? { bilingual(key, needsEnglish: false) }

    private func bilingual(_ key: String, needsEnglish: Bool) -> Bilingual? {
        guard let pair = map(key, keys: ["vi", "en"]) else { return nil }
        return pair.bilingual(needsEnglish: needsEnglish)
    }

    /// The keys `vi` and `en` of this mapping.
    func bilingual(needsEnglish: Bool) -> Bilingual {
        let vi = required("vi", example: "Họ, chữ đệm, tên")
        if needsEnglish, !has("en") { missing("en", example: "Full name") }
        return Bilingual(vi: vi, en: string("en"))
    }

    /// `when: { field: …, is: … }`, where `is` may be a list.
    func condition(_ key: String = "when") -> Condition? {
        guard let map = map(key, keys: ["field", "is"]) else { return nil }
        let field = map.required("field", example: "has_father")
        let values: [String]
        if let node = map.value("is"), node.sequence != nil {
            values = map.strings("is")
        } else {
            values = [map.required("is", example: "\"yes\"")]
        }
        return Condition(field: field, values: values)
    }

    /// A time of day such as `15:00`.
    func timeOfDay(_ key: String) -> TimeOfDay? {
        guard let text = string(key) else { return nil }
        guard let time = TimeOfDay(text) else {
            wrong(
                key,
                say("“\(text)” không phải giờ", "“\(text)” is not a time of day"),
                mend: say("viết trong ngoặc kép, ví dụ \"15:00\"", "write it in quotes, for example \"15:00\"")
            )
            return nil
        }
        return time
    }

    /// `{ field: key }`: the name of a form field.
    func fieldReference(_ key: String) -> String? {
        guard let map = map(key, keys: ["field"]) else { return nil }
        let name = map.required("field", example: "copies")
        return name.isEmpty ? nil : name
    }
}
