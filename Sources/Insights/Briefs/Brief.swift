import Directory
public import Kernel

/// Names the ids of briefs.
public enum BriefTag {}
/// Mã của một bản tin.
public typealias BriefID = Identifier<BriefTag>

/// Bản tin điều hành tuần: the figures of one week of one subject as they stood when it was made, with all names in it.
///
/// It is the payload of an event and lasts for years: nothing in it is looked up again, so its paper is the same for ever.
public struct Brief: Hashable, Codable, Sendable {
    /// Một chỉ tiêu trong tuần.
    public struct Line: Hashable, Codable, Sendable {
        /// Key of the indicator.
        public var key: String
        /// Its name.
        public var name: String
        /// Its unit.
        public var unit: Indicator.Unit
        /// The value of the week.
        public var value: Double
        /// That of the week before.
        public var before: Double?
        /// Where the path of its targets wanted it.
        public var path: Double?
        /// The target.
        public var target: Target?
    }

    /// Hồ sơ quá hạn by how long.
    public struct Ageing: Hashable, Codable, Sendable {
        /// The least number of days.
        public var from: Int
        /// The greatest number of days; nil for all that is older.
        public var through: Int?
        /// How many dossiers.
        public var count: Int
    }

    /// Cơ quan có nguy cơ trễ hẹn.
    public struct Desk: Hashable, Codable, Sendable {
        /// Its name.
        public var name: String
        /// Sẽ quá hạn.
        public var willBeLate: Int
        /// Đang quá hạn.
        public var overdue: Int
        /// Hàng đợi.
        public var queue: Int
    }

    /// Chỉ đạo đang thực hiện.
    public struct Order: Hashable, Codable, Sendable {
        /// Its first words.
        public var words: String
        /// Cơ quan thực hiện.
        public var agency: String
        /// Hạn.
        public var due: CivilDate
        /// Whether it is late.
        public var isOverdue: Bool
    }

    /// Cảnh báo trong tuần.
    public struct Told: Hashable, Codable, Sendable {
        /// The indicator.
        public var name: String
        /// Its unit.
        public var unit: Indicator.Unit
        /// The figure.
        public var value: Double
        /// On which day.
        public var on: CivilDate
        /// Whether it is over.
        public var isOver: Bool
    }

    /// Của ai, in words.
    public var title: String
    /// Monday.
    public var first: CivilDate
    /// Sunday.
    public var last: CivilDate
    /// Tiếp nhận in the week.
    public var accepted: Int
    /// Đã xử lý.
    public var finished: Int
    /// Đang xử lý at its end.
    public var unfinished: Int
    /// Đang quá hạn at its end.
    public var overdue: Int
    /// Chậm lộ trình.
    public var behind: [Line]
    /// Đạt hoặc đúng lộ trình.
    public var onPath: [Line]
    /// Biến động lớn nhất.
    public var changes: [Line]
    /// By how long; empty where the week was over too long to tell.
    public var ageing: [Ageing]
    /// The worst; empty where the week was over too long to tell.
    public var desks: [Desk]
    /// Under way.
    public var orders: [Order]
    /// Of the subject, in the week.
    public var alerts: [Told]

    /// How many of each a brief holds: it is read in two minutes.
    static let most = 8

    /// The week of the year by ISO 8601, to which its Thursday belongs.
    public var week: (number: Int, year: Int) {
        let thursday = first.adding(days: 3)
        let year = thursday.year
        let start = CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
        return ((thursday.daysSinceEpoch - start) / 7 + 1, year)
    }
}

/// Bản tin đã lập.
public struct KeptBrief: Sendable {
    /// Identity.
    public let id: BriefID
    /// Of whom.
    public let subject: BoardSubject
    /// When its figures were frozen.
    public let madeAt: Instant
    /// They.
    public let brief: Brief
}

extension CivilDate {
    /// The Monday of its week.
    public var monday: CivilDate {
        // 1970-01-01 was a Thursday.
        let day = (daysSinceEpoch + 3) % 7
        return adding(days: -(day < 0 ? day + 7 : day))
    }
}
