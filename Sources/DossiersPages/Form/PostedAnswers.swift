public import Catalogue
import DesignSystem
public import Kernel
public import Territory
public import Web

/// Câu trả lời được gửi lên: reads what a form on a page sent, as it was typed.
public enum PostedAnswers {
    /// The answers of these fields, where the page sent any; an emptied box is an empty answer.
    ///
    /// Nothing is checked here, so nothing that was typed is lost.
    public static func read(
        _ form: FormData,
        fields: [FormField],
        atlas: Atlas,
        on date: CivilDate
    ) -> [String: String] {
        var answers: [String: String] = [:]
        for field in fields { answers[field.key] = read(form, field, atlas, date) }
        return answers
    }

    /// The answers of whole pages.
    public static func read(
        _ form: FormData,
        sections: [FormSection],
        atlas: Atlas,
        on date: CivilDate
    ) -> [String: String] {
        read(form, fields: sections.flatMap(\.fields), atlas: atlas, on: date)
    }

    /// One box as a script saves it: its name and its value.
    ///
    /// Nil where the form has no such box.
    public static func saved(
        box: String,
        value: String,
        version: ProcedureVersion,
        atlas: Atlas,
        on date: CivilDate
    ) -> (key: String, value: String)? {
        let key = box.split(separator: ".", maxSplits: 1).first.map(String.init) ?? box
        guard let field = version.formField(key) else { return nil }
        // A list of a higher level that is emptied says nothing: the lower lists follow it.
        if field.type == .unit, value.isEmpty, !box.hasSuffix(UnitLists.suffix(.commune)) { return nil }
        return read(FormData([(box, value)]), field, atlas, date).map { (key, $0) }
    }

    private static func read(_ form: FormData, _ field: FormField, _ atlas: Atlas, _ date: CivilDate) -> String? {
        switch field.type {
        case .unit: UnitLists.answer(in: form, to: field, atlas: atlas, on: date)
        case .longText: form.contains(field.key) ? form.lines(field.key) : nil
        case .date: form.contains(field.key) ? DateInput.tidied(form.text(field.key)) : nil
        default: form.contains(field.key) ? form.text(field.key) : nil
        }
    }
}
