import Dossiers
import Kernel
import Storage

/// Mặt thống kê của hồ sơ: what statistics know of one dossier; numbers and moments, nothing personal.
struct DossierFact: Hashable, Sendable {
    /// How a dossier ended.
    enum Outcome: String, Sendable, SQLConvertible {
        case result, refused, stopped, withdrawn
    }

    /// Where it lies.
    var lane: Lane
    /// Where it was handed in, taken in and ended: a transfer changes nothing that happened.
    var submittedLane: Lane
    var acceptedLane: Lane?
    var finishedLane: Lane?
    /// Since when its lane works on it, where another one passed it on.
    var transferredAt: Instant?
    var submittedAt: Instant
    var acceptedAt: Instant?
    var dueAt: Instant?
    var finishedAt: Instant?
    var handedOverAt: Instant?
    var pausedAt: Instant?
    var pausedFor: Int64 = 0
    /// National code of the state in which the clock stands.
    var waitsFor: Int?
    var supplements = 0
    var overdueSince: Instant?
    var outcome: Outcome?
    var marks: FactMarks = []
    /// When the citizen rated the service first, and how they do now.
    var ratedAt: Instant?
    var rating: Satisfaction?
    /// What is still to be paid, by key.
    var fees: [String: Int] = [:]

    /// A dossier that was handed in.
    init(lane: Lane, submittedAt: Instant) {
        (self.lane, submittedLane, self.submittedAt) = (lane, lane, submittedAt)
    }

    /// A dossier that was taken in and has not ended.
    var isUnfinished: Bool { acceptedAt != nil && finishedAt == nil }

    /// Whether the promise was broken, for one that ended.
    var endedLate: Bool {
        guard let finishedAt else { return false }
        return overdueSince != nil || dueAt.map { finishedAt > $0 } ?? false
    }

    /// The day from whose end on it counts as overdue where it is worked on, if nothing more happens; it may lie in the
    /// future.
    var lateFrom: CivilDate? {
        let end = finishedAt ?? pausedAt
        // While the clock stands, or after the end, a promise that was kept until then is not broken any more.
        let broken = dueAt.flatMap { due in end.map { $0 > due } ?? true ? due.date : nil }
        guard let day = [broken, overdueSince?.date].compactMap(\.self).min() else { return nil }
        // Before the intake nothing is overdue: no office has promised anything. Nor is it where it does not lie yet.
        return [day, acceptedAt?.date, transferredAt?.date].compactMap(\.self).max()
    }

    /// Whether an unfinished dossier is overdue at a moment.
    func isLate(at moment: Instant) -> Bool {
        overdueSince != nil || dueAt.map { (pausedAt ?? moment) > $0 } ?? false
    }
}

/// Dấu: what is true of a dossier or not.
struct FactMarks: OptionSet, Hashable, Sendable, SQLConvertible {
    let rawValue: Int

    /// Something was to be paid.
    static let withFee = FactMarks(rawValue: 1)
    /// A component came on paper and was not scanned.
    static let paper = FactMarks(rawValue: 2)
    /// A component came from a registry or from the citizen's own store.
    static let reused = FactMarks(rawValue: 4)
    /// The last payment was made online.
    static let paidOnline = FactMarks(rawValue: 8)
    /// The result bears the signatures of signer and agency.
    static let signedResult = FactMarks(rawValue: 16)
    /// A step was ended by nobody's account.
    static let unattended = FactMarks(rawValue: 32)

    init(rawValue: Int) {
        self.rawValue = rawValue
    }

    init(sqlValue: SQLValue) throws {
        rawValue = try Int(sqlValue: sqlValue)
    }

    var sqlValue: SQLValue { rawValue.sqlValue }
}
