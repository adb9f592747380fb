public import Catalogue
public import DesignSystem
public import HTML
import Kernel

/// Tờ khai trên trang: the questions of one page of a form, or of several under one another.
///
/// The same for the citizen's wizard and for the intake at the counter. What a registry holds is shown as known and not
/// asked; what hangs on a question of the same page stands there with its condition in words, and with a script appears
/// as soon as the condition is fulfilled.
public struct FormView: HTML.Component, Sendable {
    let form: FilledForm
    let sections: [FormSection]
    let problems: [FormProblem]
    let changeKnown: String?
    /// The only fields that are shown; nil shows all of the sections.
    private let only: Set<String>?
    /// Words above a field, such as what an officer found wrong with its answer.
    private let remarks: [String: Phrase]
    /// The keys of the questions that can be answered on this page.
    private let asked: Set<String>

    /// The questions of these sections.
    ///
    /// - Parameters:
    ///   - form: the form with its answers.
    ///   - sections: the sections that stand on the page.
    ///   - problems: shown at their fields; empty while the page is looked at for the first time.
    ///   - changeKnown: where known answers can be typed over; nil where the page does so already, and asks them all.
    ///   - only: the keys of the fields that may be answered here; nil for all.
    ///   - remarks: words above a field, by its key.
    public init(
        _ form: FilledForm,
        sections: [FormSection],
        problems: [FormProblem] = [],
        changeKnown: String?,
        only: Set<String>? = nil,
        remarks: [String: Phrase] = [:]
    ) {
        self.only = only
        self.remarks = remarks
        self.form = form
        self.sections = sections
        self.problems = problems
        self.changeKnown = changeKnown
        let fields = sections.flatMap(\.fields).filter { only?.contains($0.key) ?? true }
        asked = Set(fields.filter { changeKnown == nil || !form.isKnown($0) }.map(\.key))
    }

    /// The problems as links to their fields, for the top of the page.
    public var errorSummary: ErrorSummary {
        ErrorSummary(problems.map { .init(field: $0.field, Phrase($0.message)) })
    }

    /// Writes the questions; with more than one section each gets its heading.
    public func write(to html: inout HTMLWriter) {
        for section in sections {
            // A script hides a section of which nothing is asked.
            html.section { html in
                if sections.count > 1 { html.h2(Phrase(section.title)) }
                if let hint = section.hint { html.p(Phrase(hint), .class("muted")) }
                for block in blocks(of: section) { write(block, to: &html) }
            }
        }
    }

    /// Fields that stand together: known or asked, under the same condition.
    private struct Block {
        let isKnown: Bool
        let when: Condition?
        var fields: [FormField]
    }

    private func blocks(of section: FormSection) -> [Block] {
        var blocks: [Block] = []
        for field in section.fields where only?.contains(field.key) ?? true {
            // A condition on another page is settled there; one on this page may change while it is filled in.
            let isOpen = field.when.map { asked.contains($0.field) } ?? false
            guard isOpen || field.when.holds(in: form.check.answers) else { continue }
            let when = isOpen ? field.when : nil
            let isKnown = !asked.contains(field.key)
            if let last = blocks.indices.last, blocks[last].isKnown == isKnown, blocks[last].when == when {
                blocks[last].fields.append(field)
            } else {
                blocks.append(Block(isKnown: isKnown, when: when, fields: [field]))
            }
        }
        return blocks
    }

    private func write(_ block: Block, to html: inout HTMLWriter) {
        guard let when = block.when else { return writeFields(block, to: &html) }
        html.div(
            .class("when"),
            .data("when", when.field),
            .data("values", when.values.joined(separator: "|"))
        ) { html in
            html.p(words(of: when), .class("hint condition"))
            writeFields(block, to: &html)
        }
    }

    private func writeFields(_ block: Block, to html: inout HTMLWriter) {
        if block.isKnown {
            html.add(known(block.fields))
        } else {
            for field in block.fields {
                if let remark = remarks[field.key] { html.add(Notice(remark, tone: .wait)) }
                html.add(self.field(field))
            }
        }
    }

    private func known(_ fields: [FormField]) -> Known {
        let facts = fields.map { field -> Fact in
            let value = form.known.answer(to: field) ?? ""
            return Fact(
                Phrase(field.label),
                field.type == .idNumber
                    ? Phrase(Self.masked(value))
                    : AnswerText.words(field, value, atlas: form.atlas, on: form.date),
                isCode: field.type == .idNumber
            )
        }
        return Known(
            form.known.title,
            source: form.known.source,
            facts,
            change: changeKnown.map {
                Link(Phrase(vi: "Có chỗ chưa đúng? Khai lại", en: "Something wrong? Answer yourself"), to: $0)
            }
        )
    }

    /// `049•••••3312`: enough to know it again, not enough for who looks over a shoulder.
    private static func masked(_ number: String) -> String {
        guard number.utf8.count >= 9 else { return number }
        return number.prefix(3) + String(repeating: "•", count: number.count - 7) + number.suffix(4)
    }

    /// ‘Chỉ trả lời nếu bạn chọn “Có” ở câu “Có ghi tên người cha không?”’.
    private func words(of condition: Condition) -> Phrase {
        guard let field = form.version.formField(condition.field) else { return Phrase("") }
        let options = condition.values.map { AnswerText.words(field, $0, atlas: form.atlas, on: form.date) }
        let vi = options.map { "“\($0.vi)”" }.joined(separator: " hoặc ")
        let en = options.map { "“\($0.en)”" }.joined(separator: " or ")
        return Phrase(
            vi: "Chỉ trả lời nếu chọn \(vi) ở câu “\(field.label.vi)”",
            en: "Answer only if you chose \(en) for “\(field.label.en)”"
        )
    }

    /// One question as a field of the design system.
    func field(_ field: FormField) -> Field {
        let answer = form.answers[field.key] ?? form.proposal(for: field) ?? ""
        let isFromRegistry = form.typed[field.key] == nil && form.known.answer(to: field) != nil
        return Field(
            kind(of: field, answer),
            name: field.key,
            label: Phrase(field.label),
            value: AnswerText.typing(field, answer),
            hint: field.hint.map { Phrase($0) },
            error: problems.first { $0.field == field.key }.map { Phrase($0.message) },
            isOptional: !field.isRequired,
            source: isFromRegistry ? form.known.source : nil,
            autocomplete: field.source.flatMap { Self.autocomplete[$0] }
        )
    }

    private static let autocomplete = [
        "population.full_name": "name", "population.residence": "street-address", "population.date_of_birth": "bday",
    ]

    private func kind(of field: FormField, _ answer: String) -> FieldKind {
        switch field.type {
        case .text, .name, .time, .address: .text
        case .longText: .longText(rows: 4)
        case .date: .date
        case .choice: .choice(field.options.map { Choice($0.value, Phrase($0.label)) })
        case .yesNo: .yesNo
        case .number: .number(unit: nil)
        case .money: .money
        case .phone: .phone
        case .email: .email
        case .idNumber: .personalID
        case .unit: .units(UnitLists.choice(field, value: answer, atlas: form.atlas, on: form.date))
        }
    }
}
