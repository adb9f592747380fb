import Dossiers
import Kernel
public import Storage

/// Chứng cứ: the dossiers that make a figure.
///
/// A measure is counted in the transaction of an event; here it is asked of the facts of dossiers. A test holds the two
/// together. What an event counts by itself (fees, requests for papers, apologies) has its evidence in the ledger.
public struct Evidence: Sendable {
    /// The moment by which a dossier falls into a period.
    let moment: SQL
    /// The lane for which it counts.
    let lane: SQL
    /// What must hold besides.
    let condition: SQL
    /// How much a dossier counts.
    let amount: SQL

    /// The evidence of a measure; nil for what is counted by event, and for changes of stocks.
    public init?(_ measure: Measure) {
        let day: Int64 = 86_400_000
        let offset = Instant.vietnamOffset
        let isLate: SQL = "(f.overdue_since IS NOT NULL OR (f.due_at IS NOT NULL AND f.finished_at > f.due_at))"
        let isEarly: SQL = """
            (f.due_at IS NOT NULL AND (f.finished_at + \(offset)) / \(day) < (f.due_at + \(offset)) / \(day))
            """
        let waiting: SQL = "(f.accepted_at - f.submitted_at) / 60000"
        typealias Parts = (moment: SQL, lane: SQL, condition: SQL, amount: SQL)
        func accepted(_ condition: SQL, amount: SQL = "1") -> Parts {
            ("f.accepted_at", "f.accepted_lane", condition, amount)
        }
        func finished(_ condition: SQL, amount: SQL = "1") -> Parts {
            ("f.finished_at", "f.finished_lane", "f.accepted_at IS NOT NULL AND \(sql: condition)", amount)
        }
        func rated(_ condition: SQL, amount: SQL = "1") -> Parts {
            ("f.rated_at", "f.lane", "f.rated_at IS NOT NULL AND \(sql: condition)", amount)
        }
        func marked(_ mark: FactMarks) -> SQL { "(f.marks & \(mark)) <> 0" }
        let parts: Parts
        switch measure {
        case .submitted: parts = ("f.submitted_at", "f.submitted_lane", "1 = 1", "1")
        case .acceptedOnline: parts = accepted("l.channel = 'online'")
        case .acceptedCounter: parts = accepted("l.channel = 'counter'")
        case .acceptedPost: parts = accepted("l.channel = 'post'")
        case .digitised: parts = accepted("(f.marks & \(FactMarks.paper)) = 0")
        case .reused: parts = accepted(marked(.reused))
        case .withFee: parts = accepted(marked(.withFee))
        case .paidOnline: parts = accepted(marked(.paidOnline))
        case .waitingAtCounter: parts = accepted("l.channel = 'counter'", amount: waiting)
        case .waitingOnline: parts = accepted("l.channel = 'online'", amount: waiting)
        case .refused:
            parts = ("f.finished_at", "f.finished_lane", "f.accepted_at IS NULL AND f.outcome = 'refused'", "1")
        case .early: parts = finished("NOT \(sql: isLate) AND \(sql: isEarly)")
        case .onTime: parts = finished("NOT \(sql: isLate) AND NOT \(sql: isEarly)")
        case .late: parts = finished(isLate)
        case .stopped: parts = finished("f.outcome = 'stopped'")
        case .withdrawn: parts = finished("f.outcome = 'withdrawn'")
        case .digital:
            let marks: FactMarks = [.paper, .unattended]
            parts = finished("f.outcome = 'result' AND (f.marks & \(marks)) = 0")
        case .electronicResult: parts = finished("f.outcome = 'result' AND \(sql: marked(.signedResult))")
        case .handlingMinutes:
            parts = finished(
                "f.outcome = 'result'",
                amount: "(f.finished_at - f.accepted_at) / 60000 - f.paused_for / 60000"
            )
        case .handedOver: parts = ("f.handed_over_at", "f.lane", "f.accepted_at IS NOT NULL", "1")
        case .rated: parts = rated("1 = 1")
        case .ratingSum: parts = rated("1 = 1", amount: "f.rating")
        case .satisfied: parts = rated("f.rating >= \(Satisfaction.good)")
        case .dissatisfied: parts = rated("f.rating <= \(Satisfaction.bad)")
        case .feesCollected, .feesOnline, .firstSupplements, .furtherSupplements, .extensions, .returns, .transfers,
            .transferChange, .pausedChange, .lateChange, .pausedLateChange:
            return nil
        }
        (moment, lane, condition, amount) = parts
    }

    /// What the dossiers of a period add up to.
    ///
    /// - Throws: `StorageError`.
    public func total(in period: Period, of slice: Slice, in db: ReadSession) throws -> Int {
        try db.value(
            "SELECT CAST(COALESCE(SUM(\(sql: amount)), 0) AS BIGINT) \(sql: source(period, slice))",
            as: Int.self
        ) ?? 0
    }

    /// Where the dossiers of a period are; all moments where none is given.
    func source(_ period: Period?, _ slice: Slice) -> SQL {
        let base: SQL = """
            FROM insight_fact f JOIN insight_lane l ON l.id = \(sql: lane)
            WHERE \(sql: condition) AND \(sql: slice.condition)
            """
        guard let period else { return base }
        let first = Instant(period.first, TimeOfDay(0, 0))
        let end = Instant(period.last.adding(days: 1), TimeOfDay(0, 0))
        return "\(sql: base) AND \(sql: moment) >= \(first) AND \(sql: moment) < \(end)"
    }
}
