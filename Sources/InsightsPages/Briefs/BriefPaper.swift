import DesignSystem
import HTML
import Insights
import Kernel
import Typesetting

/// Bản tin trên giấy: one or two pages in the layout of the house's official papers; only words and figures of the brief.
struct BriefPaper {
    let kept: KeptBrief
    /// Whose operations centre issues it.
    let publisher: String
    /// Địa danh.
    let place: String

    private var brief: Brief { kept.brief }

    /// The document to set.
    var document: Document { paper.document }

    private var paper: OfficialPaper {
        let (number, year) = brief.week
        let span = "từ \(brief.first.vietnamese) đến \(brief.last.vietnamese)"
        return OfficialPaper(
            form: .decree30,
            information: Document.Information(
                title: "Bản tin điều hành tuần \(number)/\(year), \(brief.title)",
                author: publisher,
                subject: "Số liệu \(span)"
            ),
            parts: [
                .letterhead(
                    Letterhead(
                        superior: publisher.uppercased(),
                        agency: "TRUNG TÂM ĐIỀU HÀNH",
                        place: place,
                        date: OfficialDate(kept.madeAt.date)
                    )
                ),
                .title(
                    OfficialTitle(
                        kind: "BẢN TIN ĐIỀU HÀNH TUẦN \(number)/\(year)",
                        abstract: "\(brief.title), \(span)"
                    )
                ),
                .block(.paragraph(Paragraph(overview, ParagraphStyle(align: .justify, size: 12, after: 6)))),
            ] + sections + [.block(.paragraph(Paragraph(note, ParagraphStyle(align: .left, size: 9, before: 8))))]
        )
    }

    private var overview: [Run] {
        func count(_ number: Int) -> String { NumberText.grouped(number, .vi) }
        return [
            Run("Trong tuần tiếp nhận "), Run(count(brief.accepted), bold: true), Run(" hồ sơ, xử lý xong "),
            Run(count(brief.finished), bold: true), Run(". Cuối tuần còn "), Run(count(brief.unfinished), bold: true),
            Run(" hồ sơ đang xử lý, trong đó "), Run(count(brief.overdue), bold: true), Run(" quá hạn."),
        ]
    }

    private var note: [Run] {
        [
            Run(
                """
                Số liệu được chốt lúc \(MomentText.words(kept.madeAt, .full, .vi)) từ sổ cái hồ sơ của hệ thống và không \
                thay đổi về sau. Định nghĩa từng chỉ tiêu ở trang Trung tâm điều hành.
                """,
                italic: true
            )
        ]
    }

    private var sections: [OfficialPart] {
        var parts: [OfficialPart] = []
        let made = kept.madeAt.date.vietnamese
        func add(
            _ title: String,
            _ headings: [String],
            _ widths: [Double],
            _ rows: [[String]],
            words: Set<Int> = [0]
        ) {
            guard !rows.isEmpty else { return }
            let number = parts.count / 2 + 1
            parts.append(.block(.paragraph(Paragraph([Run("\(number). \(title)")], Self.heading))))
            parts.append(.block(.table(Self.table(headings, widths, rows, words))))
        }
        add("Chỉ tiêu chậm lộ trình", Self.pathHeads, Self.pathWidths, brief.behind.map(\.onPath))
        add("Chỉ tiêu đạt và đúng lộ trình", Self.pathHeads, Self.pathWidths, brief.onPath.map(\.onPath))
        add(
            "Biến động lớn so với tuần trước",
            ["Chỉ tiêu", "Tuần này", "Tuần trước", "Thay đổi"],
            [10, 3, 3, 3],
            brief.changes.map(\.asChange)
        )
        add("Hồ sơ quá hạn theo số ngày", ["Quá hạn", "Số hồ sơ", "Tỷ lệ"], [6, 3, 10], ageing, words: [0, 2])
        add(
            "Cơ quan có nguy cơ trễ hẹn nhiều nhất, tính đến \(made)",
            ["Cơ quan", "Sẽ quá hạn", "Đang quá hạn", "Hàng đợi"],
            [10, 3, 3, 3],
            brief.desks.map { desk in
                [desk.name] + [desk.willBeLate, desk.overdue, desk.queue].map { NumberText.grouped($0, .vi) }
            }
        )
        add(
            "Chỉ đạo đang thực hiện, tính đến \(made)",
            ["Nội dung", "Cơ quan thực hiện", "Hạn"],
            [10, 6, 3],
            brief.orders.map { order in
                [order.words, order.agency, order.due.vietnamese + (order.isOverdue ? "\n(quá hạn)" : "")]
            },
            words: [0, 1]
        )
        add(
            "Cảnh báo trong tuần",
            ["Chỉ tiêu", "Giá trị", "Ngày", "Nay"],
            [10, 3, 3, 3],
            brief.alerts.map { alert in
                [
                    alert.name, alert.unit.words(alert.value), alert.on.vietnamese,
                    alert.isOver ? "đã hết" : "còn cảnh báo",
                ]
            }
        )
        return parts
    }

    /// Each age with a bar: squares of a twentieth of all.
    private var ageing: [[String]] {
        let sum = brief.ageing.map(\.count).reduce(0, +)
        guard sum > 0 else { return [] }
        return brief.ageing.map { age in
            let words = age.through.map { "\(age.from) – \($0) ngày" } ?? "trên \(age.from - 1) ngày"
            let share = Double(age.count) / Double(sum)
            let bar = String(repeating: "■", count: Int((share * 20).rounded()))
            return [words, NumberText.grouped(age.count, .vi), "\(NumberText.percent(share, .vi)) \(bar)"]
        }
    }

    private static let heading = ParagraphStyle(
        size: 12,
        bold: true,
        before: 6,
        after: 3,
        keepsWithNext: true,
        role: .heading
    )
    private static let pathHeads = ["Chỉ tiêu", "Tuần này", "Lộ trình", "Mục tiêu"]
    private static let pathWidths: [Double] = [10, 3, 3, 3]

    private static func table(
        _ headings: [String],
        _ widths: [Double],
        _ rows: [[String]],
        _ words: Set<Int>
    ) -> Table {
        func cells(_ row: [String], bold: Bool) -> [Cell] {
            row.enumerated().map { index, text in
                Cell(
                    text,
                    style: ParagraphStyle(align: words.contains(index) ? .left : .right, bold: bold ? true : nil)
                )
            }
        }
        return Table(
            widths: widths,
            head: [cells(headings, bold: true)],
            rows: rows.map { cells($0, bold: false) },
            borders: .rows,
            style: ParagraphStyle(size: 10.5, before: 1, after: 1)
        )
    }
}

extension Brief.Line {
    fileprivate var onPath: [String] {
        let goal = target.map { "\(unit.words($0.value)) (\($0.on.year))" } ?? "–"
        return [name, unit.words(value), path.map(unit.words) ?? "–", goal]
    }

    fileprivate var asChange: [String] {
        guard let before, before != 0 else { return [name, unit.words(value), "–", "–"] }
        let share = (value - before) / abs(before)
        let sign = share > 0 ? "+" : "−"
        return [name, unit.words(value), unit.words(before), sign + NumberText.percent(abs(share), .vi)]
    }
}

extension Indicator.Unit {
    /// A value of this unit in Vietnamese.
    func words(_ value: Double) -> String { format.words(shown(value), .vi) }
}
