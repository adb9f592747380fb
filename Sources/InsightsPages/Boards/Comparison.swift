import DesignSystem
import HTML
import Insights
import Kernel
import Storage
import Web

/// So sánh các nơi: one indicator by the parts of a board, as little lines; the reader chooses which.
struct Comparison: Sendable {
    let reading: IndicatorReading
    let kind: BoardPart.Kind
    let lines: [PartReadings.Line]
    let months: [CivilDate]
    /// Indicators that can be told apart.
    let choices: [Indicator]

    static let parameter = "so-sanh"
    private static let usual = "dung-han"
}

extension Comparison {
    /// The indicator that was asked for, or the usual one; nil where the board has no parts or no such indicator.
    init?(_ asked: String?, on board: BoardReading, _ insights: Insights, in db: ReadSession) throws {
        let choices = board.indicators.map(\.indicator).filter(PartReadings.tells)
        let indicator = choices.first { $0.key == asked } ?? choices.first { $0.key == Self.usual } ?? choices.first
        guard let kind = board.subject.parts, let indicator, let reading = board.indicator(indicator.key) else {
            return nil
        }
        let parts = try insights.parts(of: board, values: [], trends: [indicator], in: db)
        self.init(
            reading: reading,
            kind: kind,
            lines: parts.lines(of: indicator, by: kind) ?? [],
            months: parts.months,
            choices: choices
        )
    }
}

/// The little lines with the list from which the indicator is chosen.
struct ComparisonView {
    let comparison: Comparison
    let board: BoardReading
    let choice: PeriodChoice

    func write(to html: inout HTMLWriter) {
        html.form(.class("compare"), .action(BoardPath.board(board.subject).fragment(Comparison.parameter))) { html in
            for (name, value) in choice.fields { html.input(.type("hidden"), .name(name), .value(value)) }
            html.add(
                Field(
                    .select(comparison.choices.map { Choice($0.key, Phrase($0.name)) }),
                    name: Comparison.parameter,
                    label: comparison.kind == .districts
                        ? Phrase(vi: "So sánh các huyện theo chỉ tiêu", en: "Compare districts by")
                        : Phrase(vi: "So sánh các cơ quan theo chỉ tiêu", en: "Compare offices by"),
                    value: comparison.reading.indicator.key
                )
            )
            html.add(Button(Phrase(vi: "So sánh", en: "Compare"), .quiet))
        }
        let draw = IndicatorPictures(reading: comparison.reading, board: board, choice: choice)
        html.add(draw.lines(comparison.lines, by: comparison.kind, months: comparison.months))
    }
}
