import DesignSystem
import HTML
import Insights
import Kernel
import Storage

/// Số liệu thống kê: the indicators that are imported, each with the newest value of the province.
struct StatisticIndexModel: Sendable {
    /// An indicator.
    struct Line: Sendable {
        let indicator: Indicator
        /// The value of the latest period for the whole province.
        let latest: StatisticVersion?
        /// Values of any unit and period.
        let values: Int
    }

    let lines: [Line]

    init(_ indicators: [Indicator], newest: [StatisticVersion]) {
        let known = Dictionary(grouping: newest, by: \.indicator)
        lines = indicators.map { indicator in
            let values = known[indicator.key] ?? []
            return Line(
                indicator: indicator,
                latest: values.first { $0.unit == nil },
                values: values.count
            )
        }
    }
}

/// The list of imported indicators with the form for another table.
struct StatisticIndexView {
    let model: StatisticIndexModel
    let draft: StatisticDraft
    let security: FormSecurity

    var page: Page {
        Page(
            title: Words.title,
            section: "/quan-tri",
            crumbs: [.administration],
            hasErrors: draft.isWrong,
            width: .wide
        )
    }

    func write(to html: inout HTMLWriter) {
        if draft.isWithoutFile { html.add(ErrorSummary([.init(field: StatisticDraft.fileField, Words.noFile)])) }
        html.heading(Words.title, below: Words.lead)
        if let refusal = draft.refusal {
            write(refusal, to: &html)
            SheetChoice(draft: draft, security: security).write(to: &html)
        }
        writeForm(to: &html)
        html.h2(Words.indicators(model.lines.count))
        html.sheetCard { html in
            html.table(
                of: model.lines,
                caption: Words.indicators(model.lines.count),
                isDense: true,
                [
                    .lead(Words.indicator) { html, line in
                        html.a(Phrase(line.indicator.name), .href("/quan-tri/so-lieu/\(line.indicator.key)"))
                    },
                    .cell(Words.key) { html, line in html.span(line.indicator.key, .class("code")) },
                    .figure(Words.latest) { line, language in
                        line.latest.map { StatisticWords.value($0.value, line.indicator.unit, language) } ?? "–"
                    },
                    .cell(Words.period) { html, line in
                        html.text(line.latest.map { StatisticWords.period($0.period) } ?? Phrase("–"))
                    },
                    .cell(Words.source) { html, line in
                        guard let latest = line.latest else {
                            html.add(StateTag(Words.none, .quiet))
                            return
                        }
                        html.text(latest.title)
                        html.text(" · ")
                        html.text(latest.signer)
                    },
                    .number(Words.values) { $0.values },
                ]
            )
        }
    }

    private func write(_ refusal: StatisticRefusal, to html: inout HTMLWriter) {
        html.div(.class("errors"), .role("alert"), .tabindex(-1), .data("focus")) { html in
            html.h2(Phrase(vi: refusal.vietnamese, en: refusal.english))
            if html.language == .vi { html.p(refusal.whatNext) }
            html.ul { html in
                for problem in draft.problems.prefix(Self.mostProblems) {
                    html.li { html in
                        html.b(Words.line(problem.line))
                        html.text(": ")
                        html.text(Phrase(problem.what))
                    }
                }
            }
            if draft.problems.count > Self.mostProblems {
                html.p(Words.more(draft.problems.count - Self.mostProblems))
            }
        }
    }

    private static let mostProblems = 100

    private func writeForm(to html: inout HTMLWriter) {
        html.card { html in
            html.h2(Words.importing)
            html.postForm(to: "/quan-tri/so-lieu/kiem-tra", security, sendsFiles: true) { html in
                html.add(
                    Field(
                        .text,
                        name: StatisticDraft.titleField,
                        label: Words.name,
                        value: draft.title,
                        hint: Words.nameHint,
                        error: draft.refusal == .titleMissing ? Words.nameMissing : nil
                    )
                )
                html.add(
                    Field(
                        .files(FileChoice(accept: ".xlsx,.csv,text/csv", isMultiple: false)),
                        name: StatisticDraft.fileField,
                        label: Words.file,
                        hint: Words.fileHint,
                        error: draft.isWithoutFile ? Words.noFile : nil
                    )
                )
                html.actions { $0.add(Button(Words.check)) }
            }
        }
    }
}

private enum Words {
    static let title = Phrase(vi: "Số liệu thống kê", en: "Statistics")
    static let lead = Phrase(
        vi:
            "Chỉ tiêu mà cơ quan khác thống kê được nhập từ tệp, có người ký. Chỉ tiêu hệ thống tự tính thì không nhập tay.",
        en: "What other bodies count is imported from files and signed for. What the system counts is never typed in."
    )
    static let indicator = Phrase(vi: "Chỉ tiêu", en: "Indicator")
    static let key = Phrase(vi: "Mã", en: "Key")
    static let latest = Phrase(vi: "Toàn tỉnh", en: "Province")
    static let period = Phrase(vi: "Kỳ", en: "Period")
    static let source = Phrase(vi: "Nguồn, người ký", en: "Source, signed by")
    static let values = Phrase(vi: "Số giá trị", en: "Values")
    static let none = Phrase(vi: "Chưa có số liệu", en: "No value yet")
    static let importing = Phrase(vi: "Nhập bảng số liệu", en: "Import a table")
    static let name = Phrase(vi: "Tên của số liệu", en: "Title of the statistic")
    static let nameHint = Phrase(
        vi: "Như trên văn bản công bố, ví dụ: Niên giám thống kê tỉnh 2025",
        en: "As it was published, for example: Statistical yearbook of the province 2025"
    )
    static let nameMissing = Phrase(vi: "Hãy ghi tên của số liệu", en: "Write the title")
    static let file = Phrase(vi: "Bảng số liệu (XLSX hoặc CSV)", en: "Table (XLSX or CSV)")
    static let fileHint = Phrase(
        vi: "Cột: indicator, unit (mã đơn vị, để trống là toàn tỉnh), first_day, last_day, value. "
            + "Dòng đầu ghi tên cột. Trong CSV, ngăn cách bằng dấu phẩy hoặc chấm phẩy; thập phân sau dấu phẩy hoặc chấm.",
        en: "Columns: indicator, unit (its code, empty for the province), first_day, last_day, value. "
            + "The first row names them. In CSV: separated by commas or semicolons; decimal comma or point."
    )
    static let check = Phrase(vi: "Kiểm tra và xem trước", en: "Check and preview")
    static let noFile = Phrase(vi: "Hãy chọn bảng số liệu", en: "Choose the table")

    static func indicators(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) chỉ tiêu nhập từ ngoài", en: "\(count) imported indicators")
    }

    static func line(_ number: Int) -> Phrase { Phrase(vi: "Dòng \(number)", en: "Line \(number)") }

    static func more(_ count: Int) -> Phrase {
        Phrase(vi: "… và \(count) chỗ sai khác.", en: "… and \(count) more.")
    }
}
