public import Directory
public import Kernel
public import Storage

/// Danh sách việc: what waits for an officer, or what a search finds.
public struct Worklist: Sendable {
    /// The dossiers of the page.
    public let items: [Dossier]
    /// How many there are in all, counted up to `countLimit`.
    public let total: Int
    /// Whether there are more behind this page.
    public let hasMore: Bool
    /// Counting stops here: 'more than 1.000' is all that a reader needs.
    public static let countLimit = 1001
    /// Where the figures of a desk stop counting.
    static let figureLimit = 100_000
}

/// Bộ lọc: what to look for; every condition that is set narrows.
public struct DossierFilter: Hashable, Sendable {
    /// Which part of the work.
    public enum Part: String, CaseIterable, Sendable {
        /// Chờ tôi xử lý: at my desk, mine or nobody's.
        case mine
        /// Chưa phân công: at my desk, nobody's.
        case unassigned
        /// Của bàn: at my desk, whoever has it.
        case desk
        /// Đang chờ người dân: papers, payment, a withdrawal to be confirmed.
        case waiting
        /// Quá hạn.
        case overdue
        /// Đã xong, chờ trả.
        case done
        /// Tất cả that I may see.
        case all
    }

    /// Whose work, and how far it is.
    public var part = Part.mine
    /// Code, reference, name with or without tones, id number or telephone number.
    public var text = ""
    /// Mã thủ tục; nil takes all procedures.
    public var procedure: String?
    /// One state only; nil takes all that the part allows.
    public var state: DossierState?
    /// The unit for which it is decided, by its id as text, since it comes from an address; nil takes all.
    public var place: String?
    /// The first day of submission, inclusive.
    public var submittedFrom: CivilDate?
    /// The last day of submission, inclusive.
    public var submittedTo: CivilDate?
    /// From 0; for the open parts, which are short.
    public var page = 0
    /// Dossiers on one page.
    public var size = DossierFilter.pageSize
    /// The last dossier of the page before; for `all`, which is long.
    public var after: Cursor?

    /// Everything of the part.
    public init(part: Part = .mine) {
        self.part = part
    }

    /// Dossiers on one page, where nobody says otherwise.
    public static let pageSize = 50

    /// Where a long list goes on: behind the dossier that was sent in at this moment.
    public struct Cursor: Hashable, Sendable, CustomStringConvertible {
        /// When it was sent in.
        public let submittedAt: Instant
        /// Which it was.
        public let id: DossierID

        /// Behind this dossier.
        public init(_ dossier: Dossier) {
            submittedAt = dossier.submittedAt
            id = dossier.id
        }

        /// Reads what `description` wrote.
        public init?(_ text: String) {
            let parts = text.split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let milliseconds = Int64(parts[0]), let id = DossierID(String(parts[1])) else {
                return nil
            }
            submittedAt = Instant(milliseconds: milliseconds)
            self.id = id
        }

        /// `<milliseconds>.<id>`, as it stands in the address of the next page.
        public var description: String { "\(submittedAt.milliseconds).\(id)" }
    }
}

/// Con số của bàn việc: what the top of an officer's desk tells.
public struct DeskFigures: Sendable {
    /// Chờ tôi.
    public let mine: Int
    /// Of them, due before the day ends.
    public let dueToday: Int
    /// Of them, the step is overdue.
    public let overdue: Int
    /// Chưa phân công.
    public let unassigned: Int
    /// Của bàn.
    public let desk: Int
    /// Chờ người dân.
    public let waiting: Int
    /// Đã xong, chờ trả.
    public let done: Int
    /// Ý kiến được hỏi: questions of other agencies to the viewer's that wait for an answer.
    public let opinions: Int
    /// Finished by the viewer's agencies in the last 30 days.
    public let finished: Int
    /// Of them, in time.
    public let onTime: Int

    /// The share that was finished in time; nil where nothing was finished.
    public var shareOnTime: Double? { finished == 0 ? nil : Double(onTime) / Double(finished) }
}

extension Scope.Columns {
    /// The columns of the dossier table.
    static let dossier = Scope.Columns(
        applicant: "applicant_id",
        submitter: "submitter_id",
        agency: "agency_id",
        receiver: "receiving_agency_id",
        division: "division",
        field: "field"
    )
}

extension Dossiers {
    /// The dossiers that an officer sees under a filter.
    ///
    /// Two queries, whatever is found.
    /// The open parts come due first; `all` comes newest first and goes on behind a cursor, so that the millionth
    /// dossier costs what the first does.
    public func worklist(_ filter: DossierFilter, for viewer: Viewer, in db: ReadSession) throws -> Worklist {
        let conditions = WorklistCondition(viewer: viewer, now: surroundings.now)
        let rows = try db.rows(
            conditions.page(
                filter,
                order: filter.part == .all ? "ORDER BY submitted_at DESC, id DESC" : Self.dueFirst,
                limit: filter.size + 1,
                offset: filter.page * filter.size
            )
        )
        var counted = filter
        counted.after = nil
        let total = try db.value("SELECT \(sql: conditions.count(counted))", as: Int.self)
        return Worklist(
            items: try rows.prefix(filter.size).map(Dossier.init(row:)),
            total: total ?? 0,
            hasMore: rows.count > filter.size
        )
    }

    /// The dossier that waits for the viewer next, other than this one.
    public func next(after id: DossierID, for viewer: Viewer, in db: ReadSession) throws -> Dossier? {
        let conditions = WorklistCondition(viewer: viewer, now: surroundings.now)
        let first = try db.rows(conditions.page(DossierFilter(), order: Self.dueFirst, limit: 2))
        return try first.map(Dossier.init(row:)).first { $0.id != id }
    }

    private static let dueFirst: SQL = "ORDER BY step_due_at IS NULL, step_due_at, submitted_at, id"

    /// What the top of the desk tells: one query, which looks at each dossier once.
    public func figures(for viewer: Viewer, in db: ReadSession) throws -> DeskFigures {
        let now = surroundings.now
        let conditions = WorklistCondition(viewer: viewer, now: now)
        let desk = conditions.branches(DossierFilter(part: .desk)).joined(separator: " ")
        let mine = conditions.mine
        let midnight = Instant(now.date.adding(days: 1), TimeOfDay(0, 0))
        let month = Instant(now.date.adding(days: -30), TimeOfDay(0, 0))
        let agencies: SQL = "\(values: viewer.agencies.sorted())"
        func part(_ part: DossierFilter.Part) -> SQL {
            conditions.count(DossierFilter(part: part), limit: Worklist.figureLimit)
        }
        let row = try db.row(
            """
            SELECT mine, due_today, overdue, unassigned, desk, finished, on_time,
                   \(sql: part(.waiting)) AS waiting, \(sql: part(.done)) AS done,
                   (SELECT COUNT(*) FROM dossier_opinion
                    WHERE agency_id IN \(sql: agencies) AND answered_at IS NULL) AS opinions
            FROM (SELECT COUNT(*) FILTER (WHERE \(sql: mine)) AS mine,
                         COUNT(*) FILTER (WHERE \(sql: mine)
                                          AND step_due_at >= \(now) AND step_due_at < \(midnight)) AS due_today,
                         COUNT(*) FILTER (WHERE \(sql: mine) AND step_due_at < \(now)) AS overdue,
                         COUNT(*) FILTER (WHERE assignee_id IS NULL) AS unassigned,
                         COUNT(*) AS desk
                  FROM dossier WHERE \(sql: desk)) AS at_desk
            CROSS JOIN (SELECT COUNT(*) AS finished,
                               COUNT(*) FILTER (WHERE supplements < 2
                                                AND (due_at IS NULL OR finished_at <= due_at)) AS on_time
                        FROM dossier
                        WHERE receiving_agency_id IN \(sql: agencies)
                          AND finished_at >= \(month) AND state IN (8, 9, 10)) AS behind
            """
        )
        func value(_ column: String) throws -> Int { try row.map { try $0[column] as Int } ?? 0 }
        return DeskFigures(
            mine: try value("mine"),
            dueToday: try value("due_today"),
            overdue: try value("overdue"),
            unassigned: try value("unassigned"),
            desk: try value("desk"),
            waiting: try value("waiting"),
            done: try value("done"),
            opinions: try value("opinions"),
            finished: try value("finished"),
            onTime: try value("on_time")
        )
    }
}
