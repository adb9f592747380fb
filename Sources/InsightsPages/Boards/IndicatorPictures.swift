import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Hình của một chỉ tiêu: an indicator drawn over months and over the parts of a board.
struct IndicatorPictures {
    let reading: IndicatorReading
    let board: BoardReading
    let choice: PeriodChoice

    private var indicator: Indicator { reading.indicator }

    /// More little lines than that are not read.
    static let mostLines = 60

    /// The page of the indicator of a subject.
    private func path(_ subject: BoardSubject) -> String {
        BoardPath.indicator(indicator.key, of: subject, choice).string
    }

    private func frame(_ words: Phrase, definition: Phrase? = nil) -> ChartFrame {
        let name = Phrase(indicator.name)
        return ChartFrame(
            Phrase(vi: "\(name.vi) \(words.vi)", en: "\(name.en) \(words.en)"),
            definition: definition,
            source: reading.source,
            more: Link(Phrase(vi: "Xem chỉ tiêu", en: "Show the indicator"), to: path(board.subject))
        )
    }

    /// By month, with the path to its target.
    var trend: LineChart {
        let months = reading.trend.map(\.month)
        return LineChart(
            frame(Phrase(vi: "theo tháng", en: "by month")),
            periods: months.map(\.monthWords),
            series: [ChartSeries(Phrase(indicator.name), reading.trend.map { indicator.shown($0.value) })],
            target: indicator.targets.isEmpty
                ? nil
                : ChartSeries(
                    Phrase(vi: "lộ trình", en: "path"),
                    months.map { indicator.shown(indicator.path(on: $0)) }
                ),
            format: indicator.format
        )
    }

    /// The parts in order, the best first, with their places before.
    func ranking(_ lines: [PartReadings.Line], by kind: BoardPart.Kind) -> Ranking {
        func isBetter(_ left: Double, _ right: Double) -> Bool {
            indicator.direction == .down ? left < right : left > right
        }
        let now = lines.filter { $0.value != nil }.sorted { isBetter($0.value ?? 0, $1.value ?? 0) }
        let before = lines.filter { $0.before != nil }.sorted { isBetter($0.before ?? 0, $1.before ?? 0) }
        return Ranking(
            frame(Phrase(vi: "– xếp hạng", en: "– ranking")),
            of: kind.word,
            places: now.map { line in
                .init(
                    board.tree.name(of: line.subject),
                    indicator.shown(line.value),
                    before: before.firstIndex { $0.subject == line.subject }.map { $0 + 1 },
                    address: path(line.subject)
                )
            },
            format: indicator.format
        )
    }

    /// A little line for each part, by name; of many parts those that did most.
    func lines(_ lines: [PartReadings.Line], by kind: BoardPart.Kind, months: [CivilDate]) -> SmallMultiples {
        let known = lines.filter { $0.trend.contains { $0 != nil } }
        let largest = Set(known.sorted { $0.weight > $1.weight }.prefix(Self.mostLines).map(\.subject))
        return SmallMultiples(
            frame(
                kind == .districts
                    ? Phrase(vi: "theo huyện", en: "by district") : Phrase(vi: "theo cơ quan", en: "by office"),
                definition: known.count > Self.mostLines
                    ? Phrase(
                        vi: "\(Self.mostLines) trong \(known.count), nơi nhiều hồ sơ nhất.",
                        en: "\(Self.mostLines) of \(known.count), those with the most dossiers."
                    ) : nil
            ),
            of: kind.word,
            periods: months.map(\.monthWords),
            lines: known.filter { largest.contains($0.subject) }.map { line in
                .init(
                    board.tree.name(of: line.subject),
                    line.trend.map(indicator.shown),
                    address: path(line.subject)
                )
            },
            format: indicator.format
        )
    }
}

extension BoardPart.Kind {
    /// What the parts are called.
    var word: Phrase {
        switch self {
        case .districts: Phrase(vi: "Huyện, khối sở", en: "District")
        case .offices: Phrase(vi: "Cơ quan", en: "Office")
        }
    }
}
