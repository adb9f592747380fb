public import Catalogue
public import DesignSystem
import Directory
public import HTML
public import Kernel
public import Territory

/// Câu trả lời viết cho người đọc: answers of a form as people write them.
public enum AnswerText {
    /// An answer in words: `23/11/2026`, `Nữ`, `xã Lăng, huyện Tây Giang, …`, `100.000 ₫`.
    ///
    /// What cannot be read is shown as it was typed.
    public static func words(_ field: FormField, _ value: String, atlas: Atlas, on date: CivilDate) -> Phrase {
        switch field.type {
        case .choice:
            return field.options.first { $0.value == value }.map { Phrase($0.label) } ?? Phrase(value)
        case .yesNo:
            return value == "yes" ? .yesWord : value == "no" ? .noWord : Phrase(value)
        case .unit:
            guard let unit = UnitID(value), atlas.unit(unit) != nil else { return Phrase(value) }
            return Phrase(atlas.fullName(of: unit, on: date))
        case .date, .money:
            return Phrase(typing(field, value))
        case .number:
            return Phrase(vi: value.replacing(".", with: ","), en: value)
        default:
            return Phrase(value)
        }
    }

    /// An answer as it stands in the box where it is typed: stored days and amounts become those of everyday writing.
    public static func typing(_ field: FormField, _ value: String) -> String {
        switch field.type {
        case .date: CivilDate(value)?.vietnamese ?? value
        case .money: Int64(value).map(\.vietnamese) ?? value
        default: value
        }
    }

    /// The answers of one page as a list of facts.
    ///
    /// - `change`: where the answers can be changed; with it an unanswered question is shown too.
    public static func facts(
        of section: FormSection,
        _ answers: [String: String],
        in version: ProcedureVersion,
        atlas: Atlas,
        on date: CivilDate,
        change: ((FormField) -> String?)? = nil
    ) -> [Fact] {
        version.visibleFields(for: answers, section: section.key).compactMap { field in
            let value = answers[field.key] ?? ""
            if value.isEmpty, change == nil { return nil }
            return Fact(
                Phrase(field.label),
                value.isEmpty ? Phrase("") : words(field, value, atlas: atlas, on: date),
                isCode: field.type == .idNumber,
                change: change?(field)
            )
        }
    }
}

extension Phrase {
    /// A text of the catalogue as words on screen.
    public init(_ text: Bilingual) { self.init(vi: text.vi, en: text.en) }

    static let yesWord = Phrase(vi: "Có", en: "Yes")
    static let noWord = Phrase(vi: "Không", en: "No")
}

extension Phrase {
    /// The name of an agency as words on screen.
    init(_ name: LocalName) { self.init(vi: name.vi, en: name.en) }
}
