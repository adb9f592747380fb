import Directory
import Insights
import Kernel
import Territory
import Web

/// Địa chỉ của trung tâm điều hành.
enum BoardPath {
    static let home: WebPath = "/ioc"
    static let indicators: WebPath = "/ioc/chi-tieu"
    static let warnings: WebPath = "/ioc/canh-bao"
    static let live: WebPath = "/ioc/truc-tiep"
    static let open: WebPath = "/so-lieu"

    static let worker: WebPath = "/ioc/ngoai-tuyen.js"
    static let composedBoards: WebPath = "/ioc/bang"
    static let newBoard: WebPath = "/ioc/bang/moi"

    /// A board that somebody composed.
    static func composed(_ id: ComposedBoardID) -> WebPath { "/ioc/bang/\(id)" }

    /// Where its owner changes it.
    static func editing(_ id: ComposedBoardID) -> WebPath { "/ioc/bang/\(id)/sua" }

    /// Where its owner takes it away.
    static func removing(_ id: ComposedBoardID) -> WebPath { "/ioc/bang/\(id)/xoa" }

    /// The board of a subject.
    static func board(_ subject: BoardSubject) -> WebPath {
        switch subject {
        case .province: home
        case .departments: "/ioc/so-nganh"
        case .district(let unit): "/ioc/huyen/\(unit.description)"
        case .agency(let agency): "/ioc/don-vi/\(agency.description)"
        case .procedure(let code): "/ioc/thu-tuc/\(code)"
        }
    }

    /// One indicator of a subject.
    static func indicator(_ key: String, of subject: BoardSubject, _ choice: PeriodChoice) -> WebPath {
        choice.path(("/ioc/chi-tieu/\(key)" as WebPath).adding("cua", subject.word))
    }

    /// The dossiers behind an indicator.
    static func evidence(_ key: String, of subject: BoardSubject, _ choice: PeriodChoice) -> WebPath {
        choice.path(("/ioc/chi-tieu/\(key)/ho-so" as WebPath).adding("cua", subject.word))
    }
}

/// Chọn kỳ: the period that a reader asked for.
enum PeriodChoice: Hashable, Sendable {
    /// So many days that end today.
    case days(Int)
    /// From a day to a day.
    case between(Period)

    static let usual = [7, 30, 90, 365]
    /// Periods of the public board: none is so short that it tells of single people.
    static let open = [30, 90, 365]
    static let parameter = "ky"

    init(_ visit: Visit) { self.init(visit.query) }

    /// The period that a form or an address names.
    init(_ form: FormData) {
        if let first = form.date("tu"), let last = form.date("den") {
            self = .between(Period(first, last))
        } else {
            let days = form.int(Self.parameter) ?? 30
            self = .days(Self.usual.contains(days) ? days : 30)
        }
    }

    /// The period of the public board that a reader asked for.
    init(open visit: Visit) {
        let days = visit.query.int(Self.parameter) ?? 30
        self = .days(Self.open.contains(days) ? days : 30)
    }

    func period(_ today: CivilDate) -> Period {
        switch self {
        case .days(let days): Period(days: days, until: today)
        case .between(let period): Period(min(period.first, today), min(period.last, today))
        }
    }

    /// The choice as the fields of a form that asks for the same period.
    var fields: [(name: String, value: String)] {
        switch self {
        case .days(let days): [(Self.parameter, String(days))]
        case .between(let period): [("tu", period.first.description), ("den", period.last.description)]
        }
    }

    func path(_ path: WebPath) -> WebPath {
        switch self {
        case .days(30): path
        case .days(let days): path.adding(Self.parameter, days)
        case .between(let period):
            path.adding("tu", period.first.description).adding("den", period.last.description)
        }
    }
}
