public import Directory
public import Dossiers
public import Kernel
public import Storage

/// Một hồ sơ làm nên số liệu: moments of a dossier, nothing personal.
public struct EvidenceRow: Hashable, Sendable {
    /// Which one.
    public let dossier: DossierID
    /// Where it counts.
    public let agency: AgencyID
    /// Mã thủ tục.
    public let procedure: String
    /// Tiếp nhận.
    public let acceptedAt: Instant?
    /// Hẹn trả.
    public let dueAt: Instant?
    /// Kết thúc.
    public let finishedAt: Instant?
    /// How much it counts.
    public let amount: Int

    /// What is selected for one, of a fact `f` and a lane `l`, counting an amount.
    static func columns(counting amount: SQL) -> SQL {
        """
        f.dossier_id, l.agency_id, l.procedure_code, f.accepted_at, f.due_at, f.finished_at,
            CAST(\(sql: amount) AS BIGINT)
        """
    }

    init(_ row: Row) throws {
        (dossier, agency, procedure) = (try row[0], try row[1], try row[2])
        (acceptedAt, dueAt, finishedAt, amount) = (try row[3], try row[4], try row[5], try row[6])
    }
}

extension Evidence {
    /// The evidence of what stands unfinished at a moment.
    ///
    /// - Parameters:
    ///   - stock: which.
    ///   - now: the moment; stocks have their dossiers only as they stand now.
    public init(_ stock: FormulaWord.Stock, now: Instant) {
        (moment, lane, amount) = ("f.accepted_at", "f.lane", "1")
        let open: SQL = "f.accepted_at IS NOT NULL AND f.finished_at IS NULL"
        switch stock {
        case .unfinished: condition = open
        case .paused: condition = "\(sql: open) AND f.paused_at IS NOT NULL"
        case .overdue:
            condition = """
                \(sql: open) AND (f.overdue_since IS NOT NULL OR COALESCE(f.paused_at, \(now.milliseconds)) > f.due_at)
                """
        }
    }

    /// The dossiers, the oldest first.
    ///
    /// - Parameters:
    ///   - period: the days into which they fall; nil for a stock.
    ///   - slice: whose.
    ///   - limit: at most so many.
    ///   - offset: how many are passed over.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: a page of them.
    public func rows(
        in period: Period?,
        of slice: Slice,
        limit: Int,
        offset: Int = 0,
        in db: ReadSession
    ) throws -> [EvidenceRow] {
        try db.rows(
            """
            SELECT \(sql: EvidenceRow.columns(counting: amount)) \(sql: source(period, slice))
            ORDER BY \(sql: moment), f.dossier_id
            LIMIT \(limit) OFFSET \(offset)
            """
        ).map(EvidenceRow.init)
    }

    /// How many dossiers there are.
    public func count(in period: Period?, of slice: Slice, in db: ReadSession) throws -> Int {
        try db.value("SELECT COUNT(*) \(sql: source(period, slice))", as: Int.self) ?? 0
    }
}

extension FormulaWord {
    /// The measures whose dossiers stand behind the word; none for stocks and the catalogue.
    public var measures: [Measure] {
        switch self {
        case .measure(let measure): [measure]
        case .accepted: [.acceptedOnline, .acceptedCounter, .acceptedPost]
        case .finished: [.early, .onTime, .late]
        case .stock, .catalogue: []
        }
    }
}
