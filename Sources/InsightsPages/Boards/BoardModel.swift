import Directory
import Dossiers
import Insights
import Kernel
import Territory

/// What a board shows.
struct BoardModel: Sendable {
    /// A part of the subject, with its figures in the period and before it.
    struct Part: Sendable {
        let name: String
        let subject: BoardSubject
        let figures: Figures
        let before: Figures
        let stocks: Stocks

        var onTime: Double? { Self.share(figures[.early] + figures[.onTime], of: figures.finished) }
        var onTimeBefore: Double? { Self.share(before[.early] + before[.onTime], of: before.finished) }

        private static func share(_ part: Int, of whole: Int) -> Double? {
            whole > 0 ? Double(part) / Double(whole) : nil
        }
    }

    /// A commune on the map.
    struct Area: Sendable {
        let name: String
        let outline: String
        let value: Double?
        let subject: BoardSubject?
    }

    let reading: BoardReading
    let title: String
    let choice: PeriodChoice
    let groups: [IndicatorGroup]
    /// The next smaller parts: departments and districts of the province, offices of a district.
    let parts: [Part]
    /// Communes on the map of the period's last day; empty where the subject has none.
    let areas: [Area]
    let viewBox: String
    let isOpen: Bool
    let isOnWall: Bool
    /// Whether the reader oversees the whole province.
    let isWhole: Bool
    /// Why papers were asked for and dossiers refused; nil where that is not for the reader.
    let causes: CauseCharts?
    /// What is wrong with files of indicators.
    let problems: [IndicatorProblem]
    /// What was taken in on each day of twelve months; empty where the board does not draw it.
    var calendar: [CivilDate: Int] = [:]
    /// An indicator of the reader's choice by the parts of the board.
    var comparison: Comparison?

    /// The indicators of a group.
    func indicators(of group: IndicatorGroup) -> [IndicatorReading] {
        reading.indicators.filter { $0.indicator.group == group.key && (!isOpen || $0.indicator.isPublic) }
    }
}

extension BoardModel {
    init(
        _ reading: BoardReading,
        title: String,
        choice: PeriodChoice,
        shelf: IndicatorShelf,
        map: (viewBox: String, outlines: [UnitID: String])?,
        isOpen: Bool = false,
        isOnWall: Bool = false,
        isWhole: Bool = false,
        causes: CauseCharts? = nil
    ) {
        self.reading = reading
        self.title = title
        self.choice = choice
        self.isOpen = isOpen
        self.isOnWall = isOnWall
        self.isWhole = isWhole
        self.causes = causes
        // An index has a sheet of its own; its parts by themselves say little on a board.
        groups = shelf.groups.filter { $0.sheet == nil }
        problems = isOpen ? [] : shelf.problems
        let fewest = isOpen ? Self.fewestForEverybody : 1
        parts = Self.parts(reading).filter { $0.figures.finished >= fewest }
        viewBox = map?.viewBox ?? ""
        areas = map.map { Self.areas(reading, $0.outlines, fewest: fewest) } ?? []
    }

    /// A share of fewer dossiers could tell of a person; everybody sees only those of more.
    private static let fewestForEverybody = 5

    private static func parts(_ reading: BoardReading) -> [Part] {
        guard let kind = reading.subject.parts else { return [] }
        let ids = Set(reading.byAgency.keys).union(reading.stocks.keys)
        return reading.tree.parts(of: ids, by: kind).map { part in
            func sum<Value>(_ table: [AgencyID: Value], _ nothing: Value, _ add: (Value, Value) -> Value) -> Value {
                part.agencies.compactMap { table[$0] }.reduce(nothing, add)
            }
            return Part(
                name: reading.tree.name(of: part.subject),
                subject: part.subject,
                figures: sum(reading.byAgency, .none, +),
                before: sum(reading.before, .none, +),
                stocks: sum(reading.stocks, Stocks(), +)
            )
        }
        .sorted { $0.order < $1.order }
    }

    /// Figures of the office of each commune, on the outlines of the day.
    private static func areas(
        _ reading: BoardReading,
        _ outlines: [UnitID: String],
        fewest: Int
    ) -> [Area] {
        let tree = reading.tree
        let offices = Dictionary(
            tree.agencies.values.filter { $0.level == .commune }.map { ($0.unit, $0) },
            uniquingKeysWith: { first, second in first.validTo == nil ? first : second }
        )
        return outlines.compactMap { unit, outline -> Area? in
            guard let office = offices[unit] else { return nil }
            if case .district(let district) = reading.subject, tree.district[office.id] != district { return nil }
            let figures = reading.byAgency[office.id] ?? .none
            let results = figures.finished - figures[.stopped] - figures[.withdrawn]
            return Area(
                name: office.shortName.replacing("UBND ", with: ""),
                outline: outline,
                value: results >= fewest ? Double(figures[.digital]) / Double(results) : nil,
                subject: .agency(office.id)
            )
        }
        .sorted { VietnameseText.sortKey($0.name) < VietnameseText.sortKey($1.name) }
    }
}

extension BoardModel.Part {
    /// The worst first: overdue, then late; then by name.
    fileprivate var order: (Double, Int, String) { (onTime ?? 2, -stocks.overdue, VietnameseText.sortKey(name)) }
}
