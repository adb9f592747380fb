import Catalogue
import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// What was typed into the form of an instruction.
struct InstructionDraft: Sendable {
    enum Name {
        static let agency = "co-quan"
        static let words = "noi-dung"
        static let deadline = "han"
    }

    let subject: String
    /// Whether a subject was named; the reader's own is meant otherwise.
    let namesSubject: Bool
    let choice: PeriodChoice
    var agency: String
    var words: String
    var deadline: String
    var fault: RemarkRefusal?

    init(_ form: FormData) {
        (subject, namesSubject, choice) = (form.text("cua"), form.contains("cua"), PeriodChoice(form))
        agency = form.text(Name.agency)
        words = form.lines(Name.words)
        deadline = form.text(Name.deadline)
    }
}

/// Biểu mẫu giao nhiệm vụ.
struct InstructionFormView {
    let reading: IndicatorReading
    let subject: BoardSubject
    let title: String
    let agencies: [Choice]
    let draft: InstructionDraft
    let period: Period
    let security: FormSecurity

    private typealias Name = InstructionDraft.Name
    private static let heading = Phrase(vi: "Giao nhiệm vụ", en: "Give an instruction")

    var page: Page {
        Page(
            title: Self.heading,
            section: "/ioc",
            crumbs: [
                Link(.operationsCentre, to: BoardPath.home.string),
                Link(
                    Phrase(reading.indicator.name),
                    to: BoardPath.indicator(reading.indicator.key, of: subject, draft.choice).string
                ),
            ],
            hasErrors: draft.fault != nil,
            width: .narrow
        )
    }

    func write(to html: inout HTMLWriter) {
        if let fault = draft.fault { html.add(ErrorSummary([.init(field: fault.field, fault.words)])) }
        html.heading(
            Self.heading,
            above: Phrase(title),
            below: Phrase(
                vi: """
                    Nhiệm vụ trở thành hồ sơ nội bộ của cơ quan thực hiện, có hạn hoàn thành và báo cáo kết quả; \
                    không tính vào thống kê thủ tục hành chính.
                    """,
                en: "It becomes an internal dossier of the agency, with a deadline and a report."
            )
        )
        html.add(
            Facts([
                Fact(Phrase(vi: "Chỉ tiêu", en: "Indicator"), Phrase(reading.indicator.name)),
                Fact(Phrase(vi: "Giá trị", en: "Value"), reading.indicator.words(reading.value)),
                Fact(Phrase(vi: "Kỳ số liệu", en: "Period"), period.words),
            ])
        )
        html.postForm(to: "/ioc/chi-tieu/\(reading.indicator.key)/chi-dao", security) { html in
            html.input(.type("hidden"), .name("cua"), .value(subject.word))
            for (name, value) in draft.choice.fields { html.input(.type("hidden"), .name(name), .value(value)) }
            html.add(
                field(.select(agencies), Name.agency, Phrase(vi: "Cơ quan thực hiện", en: "Agency"), agency)
            )
            html.add(
                field(
                    .longText(rows: 5),
                    Name.words,
                    Phrase(vi: "Nội dung chỉ đạo", en: "What is ordered"),
                    draft.words
                )
            )
            html.add(
                field(
                    .date,
                    Name.deadline,
                    Phrase(vi: "Hạn hoàn thành", en: "Deadline"),
                    draft.deadline,
                    hint: Phrase(
                        vi: "Ngày làm việc, ví dụ 15/12/2026; tính đến hết giờ làm việc.",
                        en: "A working day, such as 15/12/2026, through its end of work."
                    )
                )
            )
            html.actions { $0.add(Button(Self.heading)) }
        }
    }

    /// Where there is but one agency, it is meant.
    private var agency: String { draft.agency.isEmpty && agencies.count == 1 ? agencies[0].value : draft.agency }

    private func field(
        _ kind: FieldKind,
        _ name: String,
        _ label: Phrase,
        _ value: String,
        hint: Phrase? = nil
    ) -> Field {
        let error = draft.fault.flatMap { $0.field == name ? $0.words : nil }
        return Field(kind, name: name, label: label, value: value, hint: hint, error: error)
    }
}

extension RemarkRefusal {
    /// The field of the form that it speaks of.
    fileprivate var field: String? {
        switch self {
        case .wordsMissing, .tooLong: InstructionDraft.Name.words
        case .wrongAgency: InstructionDraft.Name.agency
        case .badDeadline, .restDay: InstructionDraft.Name.deadline
        case .unknown, .tooMany, .notLeader: nil
        }
    }

    /// What is wrong, and what to do.
    var words: Phrase { Phrase(vi: "\(vietnamese) \(whatNext)", en: english) }
}
