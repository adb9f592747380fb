import Catalogue
import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// What the page of evidence shows.
struct EvidenceModel: Sendable {
    struct Line: Sendable {
        let row: EvidenceRow
        let code: String
        let procedure: String
        let agency: String
        /// Whether the reader works where it lies; nobody is shown a door that does not open.
        let opens: Bool
    }

    let reading: EvidenceReading
    let subject: BoardSubject
    let title: String
    let choice: PeriodChoice
    let page: PageNumber
    let lines: [Line]
}

/// Trang hồ sơ làm nên số liệu.
struct EvidenceView {
    let model: EvidenceModel

    private func path(_ part: EvidencePart) -> WebPath {
        BoardPath.evidence(model.reading.indicator.key, of: model.subject, model.choice).adding("phan", part.word)
    }

    func write(to html: inout HTMLWriter) {
        html.heading(
            Phrase(vi: "Hồ sơ làm nên số liệu", en: "The dossiers behind the figure"),
            above: Phrase(
                vi: "\(model.title): \(model.reading.indicator.name.vi)",
                en: "\(model.title): \(model.reading.indicator.name.en)"
            ),
            below: model.reading.part.isStock
                ? Phrase(vi: "Hiện nay", en: "Now")
                : Phrase(
                    vi: "Từ \(model.reading.period.first.vietnamese) đến \(model.reading.period.last.vietnamese)",
                    en: "From \(model.reading.period.first) to \(model.reading.period.last)"
                )
        )
        if model.reading.parts.count > 1 {
            html.add(
                Tabs(
                    label: Phrase(vi: "Phần của công thức", en: "Part of the formula"),
                    model.reading.parts.map { Link($0.name, to: path($0).string) },
                    current: path(model.reading.part).string
                )
            )
        }
        html.p { html in
            html.b(Int64(model.reading.count).vietnamese)
            html.text(Phrase(vi: " hồ sơ", en: " dossiers"))
        }
        guard model.reading.part.namesDossiers else {
            html.p(
                Phrase(
                    vi: "Chỉ có số lượng: ai đánh giá thế nào là việc của người đó.",
                    en: "Only the number: who rated how is their own affair."
                ),
                .class("muted")
            )
            return
        }
        guard !model.lines.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có hồ sơ nào", en: "No dossiers"),
                    Phrase(vi: "Chọn kỳ khác hoặc phần khác.", en: "Choose another period or part.")
                )
            )
            return
        }
        html.scrolling(label: Phrase(vi: "Hồ sơ", en: "Dossiers")) { html in
            EvidenceTable(lines: model.lines).write(to: &html)
        }
        let pages = max(1, (model.reading.count + model.page.size - 1) / model.page.size)
        let base = path(model.reading.part)
        html.add(
            Pagination(current: model.page.number, total: pages) { base.adding("trang", $0).string }
        )
    }
}

/// Bảng hồ sơ: moments and codes, no names.
struct EvidenceTable {
    let lines: [EvidenceModel.Line]

    func write(to html: inout HTMLWriter) {
        html.table(
            of: lines,
            caption: Phrase(vi: "Hồ sơ", en: "Dossiers"),
            isDense: true,
            [
                .lead(Phrase(vi: "Mã hồ sơ", en: "Code")) { html, line in
                    guard line.opens else { return html.text(line.code) }
                    html.a(line.code, .href("/mot-cua/ho-so/\(line.row.dossier.description)" as WebPath))
                },
                .text(Phrase(vi: "Thủ tục", en: "Procedure")) { $0.procedure },
                .text(Phrase(vi: "Cơ quan", en: "Office")) { $0.agency },
                .cell(Phrase(vi: "Tiếp nhận", en: "Taken in")) { html, line in Self.moment(line.row.acceptedAt, &html)
                },
                .cell(Phrase(vi: "Hẹn trả", en: "Due")) { html, line in Self.moment(line.row.dueAt, &html) },
                .cell(Phrase(vi: "Kết thúc", en: "Ended")) { html, line in Self.moment(line.row.finishedAt, &html) },
            ]
        )
    }

    private static func moment(_ moment: Instant?, _ html: inout HTMLWriter) {
        if let moment { html.moment(moment) } else { html.text("–") }
    }
}
