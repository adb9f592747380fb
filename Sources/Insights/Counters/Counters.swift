import Directory
public import Kernel
public import Storage

/// Bộ đếm: adds up what was counted, for any period, slice and dimensions, in one query.
public struct Counters: Sendable {
    /// What is asked.
    public struct Question: Hashable, Sendable {
        /// Which days; nil begins with the first day of all.
        public var first: CivilDate?
        /// The last day.
        public var last: CivilDate
        /// Whose.
        public var slice: Slice
        /// Told apart by what.
        public var dimensions: [Dimension]
        /// Which measures; the others stay 0.
        public var measures: [Measure]

        /// The figures of a period.
        public init(
            _ period: Period,
            of slice: Slice = .all,
            by dimensions: [Dimension] = [],
            measures: [Measure] = Measure.allCases
        ) {
            (first, last) = (period.first, period.last)
            (self.slice, self.dimensions, self.measures) = (slice, dimensions, measures)
        }

        /// All that happened until the end of a day: what stocks are made of.
        public init(
            until last: CivilDate,
            of slice: Slice = .all,
            by dimensions: [Dimension] = [],
            measures: [Measure] = Measure.allCases
        ) {
            (first, self.last) = (nil, last)
            (self.slice, self.dimensions, self.measures) = (slice, dimensions, measures)
        }
    }

    /// Adds up.
    ///
    /// - Throws: `StorageError`.
    /// - Returns: a row for each combination that has anything, ordered by its key; one row without dimensions.
    public static func rows(_ question: Question, in db: ReadSession) throws -> [FigureRow] {
        let plan = CounterPlan(question)
        let keys = question.dimensions.count
        return try db.rows(plan.sql).map { row in
            var key: [String] = []
            for (index, dimension) in question.dimensions.enumerated() {
                key.append(try dimension.word(row, index))
            }
            var figures = Figures.none
            for (index, measure) in question.measures.enumerated() { figures[measure] = try row[keys + index] }
            return FigureRow(key: key, figures: figures)
        }
    }

    /// Adds up without telling apart.
    public static func sum(_ question: Question, in db: ReadSession) throws -> Figures {
        try rows(question, in: db).first?.figures ?? .none
    }
}

extension Dimension {
    /// The value of a row in words that do not depend on how it is stored.
    fileprivate func word(_ row: Row, _ index: Int) throws -> String {
        switch self {
        case .day: CivilDate(daysSinceEpoch: try row[index]).description
        case .month: CivilDate(monthNumber: try row[index]).map { String($0.description.prefix(7)) } ?? ""
        default: try row[index]
        }
    }
}
