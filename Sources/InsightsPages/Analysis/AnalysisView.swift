import Catalogue
import DesignSystem
import HTML
import Insights
import Kernel
import Storage
import Web

/// Trang truy vấn: the question, its answer, and the tables that can be asked.
struct AnalysisView {
    let model: AnalysisModel
    let security: FormSecurity

    /// Rows that are shown; the file has all that were taken.
    private static let mostShown = 200

    func write(to html: inout HTMLWriter) {
        html.heading(
            .analysis,
            below: Phrase(
                vi: """
                    Một câu SELECT trên bản sao chỉ để đọc, tối đa 5 giây và 10.000 dòng; không có gì về người nộp hồ sơ. \
                    Mỗi câu truy vấn được ghi vào nhật ký vận hành cùng tài khoản.
                    """,
                en: """
                    One SELECT on a copy that can only be read, at most 5 seconds and 10,000 rows; nothing of citizens is in \
                    it. Each query is noted in the log of operations with its account.
                    """
            )
        )
        html.operationsTabs(at: BoardPath.analysis, isWhole: true)
        age(&html)
        if let refusal = model.refusal { refuse(refusal, &html) }
        question(&html)
        if let answer = model.answer { show(answer, &html) }
        tables(&html)
        refresh(&html)
    }

    /// How old the file is.
    private func age(_ html: inout HTMLWriter) {
        html.p(.class("muted")) { html in
            if let madeAt = model.desk.madeAt {
                html.text(Phrase(vi: "Số liệu lúc ", en: "Figures of "))
                html.moment(madeAt)
            } else {
                html.text(Phrase(vi: "Chưa có tệp phân tích", en: "There is no file of tables yet"))
            }
            html.text(
                model.desk.isBeingMade
                    ? Phrase(vi: ", đang tạo lại", en: ", being made anew")
                    : Phrase(vi: ", tạo lại mỗi đêm lúc 2 giờ", en: ", made anew every night at two")
            )
        }
    }

    /// The button that makes the file anew.
    private func refresh(_ html: inout HTMLWriter) {
        html.postForm(to: "/ioc/truy-van/tao-lai", security) { html in
            html.actions { $0.add(Button(Phrase(vi: "Tạo lại tệp", en: "Make it anew"), .quiet)) }
        }
    }

    private func refuse(_ refusal: AnalysisRefusal, _ html: inout HTMLWriter) {
        html.notice(Phrase(vi: refusal.vietnamese, en: refusal.english), tone: .late) { html in
            if html.language == .vi { html.p(refusal.whatNext) }
        }
    }

    private func question(_ html: inout HTMLWriter) {
        html.postForm(to: BoardPath.analysis.string, security) { html in
            html.add(
                Field(
                    .longText(rows: 6),
                    name: AnalysisModel.field,
                    label: Phrase(vi: "Câu truy vấn SQL", en: "The query in SQL"),
                    value: model.sql,
                    hint: Phrase(vi: "Theo cú pháp của SQLite", en: "As SQLite understands it")
                )
            )
            html.actions { $0.add(Button(Phrase(vi: "Chạy", en: "Run"))) }
        }
    }

    private func show(_ answer: GuardedQuery.Answer, _ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Kết quả", en: "Answer"))
        let count = answer.rows.count
        html.p { html in
            html.text(
                answer.isCut
                    ? Phrase(vi: "\(count) dòng đầu, còn nữa", en: "The first \(count) rows, there are more")
                    : Phrase(vi: "\(count) dòng", en: "\(count) rows")
            )
            if count > Self.mostShown {
                html.text(Phrase(vi: ", hiện \(Self.mostShown) dòng", en: ", \(Self.mostShown) of them shown"))
            }
        }
        html.scrolling(label: Phrase(vi: "Kết quả", en: "Answer")) { html in
            html.table { html in
                html.thead { html in
                    html.tr { html in
                        for (index, name) in answer.columns.enumerated() {
                            let isNumber = answer.rows.first.map { $0[index].isNumber } ?? false
                            html.th(name, .scope("col"), .class(isNumber ? "num" : nil))
                        }
                    }
                }
                html.tbody { html in
                    for row in answer.rows.prefix(Self.mostShown) {
                        html.tr { html in
                            for value in row { html.td(value.words, .class(value.isNumber ? "num" : nil)) }
                        }
                    }
                }
            }
        }
        html.postForm(to: "/ioc/truy-van/csv", security) { html in
            html.input(.type("hidden"), .name(AnalysisModel.field), .value(model.sql))
            html.actions { $0.add(Button(Phrase(vi: "Tải về CSV", en: "Download as CSV"), .quiet)) }
        }
    }

    private func tables(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Các bảng", en: "Tables"))
        for table in AnalysisTable.all {
            html.details { html in
                html.summary { html in
                    html.code(table.name)
                    html.text(" ")
                    html.text(Phrase(table.meaning))
                }
                html.table(
                    of: table.columns,
                    caption: Phrase(table.meaning),
                    isDense: true,
                    [
                        .lead(Phrase(vi: "Cột", en: "Column")) { html, column in html.code(column.name) },
                        .text(Phrase(vi: "Kiểu", en: "Type")) { $0.type },
                        .cell(Phrase(vi: "Ý nghĩa", en: "Meaning")) { html, column in
                            switch column.meaning {
                            case .words(let words): html.text(Phrase(words))
                            case .measure(let measure): html.text(measure.name)
                            }
                        },
                    ]
                )
            }
        }
    }
}

extension GuardedQuery.Value {
    /// As it is shown and downloaded: digits and a point, nothing between thousands.
    var words: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        }
    }

    var isNumber: Bool {
        switch self {
        case .integer, .real: true
        case .null, .text: false
        }
    }
}

extension GuardedQuery.Answer {
    /// The whole answer as a file.
    var csv: [UInt8] {
        var text = "\u{FEFF}" + CSV.line(columns.map(Self.guarded)) + "\r\n"
        for row in rows { text += CSV.line(row.map { Self.guarded($0.words) }) + "\r\n" }
        return Array(text.utf8)
    }

    /// A cell; what a spreadsheet program would take for a formula begins with an apostrophe.
    private static func guarded(_ cell: String) -> String {
        let isFormula = cell.first.map { "=+@\t".contains($0) || ($0 == "-" && Double(cell) == nil) } ?? false
        return isFormula ? "'" + cell : cell
    }
}
