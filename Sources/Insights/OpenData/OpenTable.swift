public import Kernel

/// Bảng dữ liệu mở: one public indicator by period and unit, with small cells left empty.
public struct OpenTable: Hashable, Sendable {
    /// Of whom a row speaks.
    public enum Scope: String, Hashable, Sendable {
        /// Toàn tỉnh.
        case province
        /// All agencies of a level.
        case level
        /// One receiving agency.
        case agency
        /// One unit, in an imported statistic.
        case unit
    }

    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        /// A number, with a point.
        case number(String)
        /// So few dossiers stand behind it that it is left empty, or another could be worked out from it.
        case suppressed
    }

    /// One row.
    public struct Row: Hashable, Sendable {
        /// The days.
        public let period: Period
        /// Of whom.
        public let scope: Scope
        /// The level: `province`, `district`, `commune`; empty for the whole province.
        public let level: String
        /// The official code of the agency or unit; empty otherwise.
        public let code: String
        /// The name in those days; empty for the province and for levels.
        public let name: String
        /// The value.
        public let cell: Cell
        /// What was imported: which statistic, and who signed; empty for what was counted.
        public let source: String
    }

    /// What it shows.
    public let indicator: Indicator
    /// The newest period first; of a period the province, then each level with its agencies.
    public let rows: [Row]
}

/// Tập dữ liệu mở: what is known of a table without reading it.
public struct OpenDataset: Hashable, Sendable {
    /// What it shows.
    public let indicator: Indicator
    /// From its first to its last day.
    public let period: Period
    /// When it changed last; nil where there is nothing in it yet.
    public let modified: CivilDate?
}

/// Các tháng: whole months that are over, as tables of open data are cut into.
public struct OpenMonths: Hashable, Sendable {
    /// So many months are given where nothing is asked.
    public static let usual = 24
    /// No table has more.
    public static let most = 60

    /// The first day of each, the newest first.
    let starts: [CivilDate]

    /// The months from one to another, as far as they are over on a day; nil where there is none.
    public init?(from: CivilDate? = nil, to: CivilDate? = nil, today: CivilDate, since: CivilDate) {
        let newest = min(to?.monthNumber ?? .max, today.monthNumber - 1)
        // A month that was half over when the reports began is not a whole one.
        let begun = since.parts.day == 1 ? since.monthNumber : since.monthNumber + 1
        let usual = newest - Self.usual + 1
        let oldest = max(from?.monthNumber ?? usual, begun, newest - Self.most + 1)
        guard oldest <= newest else { return nil }
        starts = (oldest...newest).reversed().compactMap { CivilDate(monthNumber: $0) }
    }

    /// The month that begins on a day.
    static func period(_ start: CivilDate) -> Period {
        let next = CivilDate(monthNumber: start.monthNumber + 1) ?? start
        return Period(start, next.adding(days: -1))
    }

    /// From the first day of the oldest to the last of the newest.
    public var period: Period {
        Period(starts.last ?? starts[0], Self.period(starts[0]).last)
    }
}
