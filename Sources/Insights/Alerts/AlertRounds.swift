import Directory
import Kernel
public import Storage

/// Lượt soi quy tắc: looks at rules, in the morning of a working day and every hour, and tells people what has changed.
///
/// Rules that ask for the same subject and period share one reading. What a rule says is written with the messages in one
/// transaction, so a look that is done twice tells nobody twice.
public struct AlertRounds: Sendable {
    /// The kind of job.
    public static let job = "alerts.look"
    /// When the look of a working day begins.
    static let morning = TimeOfDay(7, 0)

    let desk: AlertDesk
    let database: Database
    let jobs: Jobs

    /// Looks for the rules of a desk.
    public init(desk: AlertDesk, database: Database) {
        (self.desk, self.database) = (desk, database)
        jobs = Jobs(surroundings: desk.insights.surroundings)
    }

    /// Plans the looks of this hour and of this morning, once each however often it is called; call it every hour.
    public func plan(in db: WriteSession) throws {
        let now = desk.insights.surroundings.now
        let hour = now.milliseconds / 3_600_000
        try jobs.add(kind: Self.job, payload: "prompt", uniqueKey: "\(Self.job):hour:\(hour)", in: db)
        guard try isWorking(now.date, in: db) else { return }
        try jobs.add(
            kind: Self.job,
            payload: "daily",
            uniqueKey: "\(Self.job):day:\(now.date)",
            notBefore: Instant(now.date, Self.morning),
            in: db
        )
    }

    /// A year that the calendar does not know yet has working days all the same.
    private func isWorking(_ day: CivilDate, in db: ReadSession) throws -> Bool {
        do {
            return try desk.insights.directory.calendars(in: db).calendar(key: "").isWorking(day)
        } catch is CalendarError {
            return true
        }
    }

    /// Does the jobs that were planned.
    public var handler: JobRunner.Handler {
        { job in try await look(isPrompt: job.payload == "prompt") }
    }

    /// Looks at all rules of one pace.
    ///
    /// - Throws: `StorageError`.
    public func look(isPrompt: Bool) async throws {
        let rules = try await database.read { db in
            try db.rows(
                "SELECT * FROM insight_alert_rule WHERE is_prompt = \(isPrompt) AND state <> 'ended' ORDER BY id"
            ).compactMap(KeptAlertRule.init(row:))
        }
        // One reading for all rules of a subject and period, and one transaction for what they say.
        let groups = Dictionary(grouping: rules) { Group(subject: $0.rule.subject, days: $0.rule.days) }
        for (group, rules) in groups.sorted(by: { $0.key.order < $1.key.order }) {
            let verdicts = try await database.read { db in try judge(rules, of: group, in: db) }
            guard !verdicts.isEmpty else { continue }
            try await database.write { db in try tell(verdicts, in: db) }
        }
    }

    private struct Group: Hashable, Sendable {
        var subject: BoardSubject
        var days: Int

        var order: String { "\(subject.word) \(days)" }
    }

    /// What has changed about rules of one subject and period.
    private func judge(_ rules: [KeptAlertRule], of group: Group, in db: ReadSession) throws -> [AlertVerdict] {
        let insights = desk.insights
        var (verdicts, awake): ([AlertVerdict], [KeptAlertRule]) = ([], [])
        var sights: [PersonID: Sight] = [:]
        for rule in rules {
            let sight = try sights[rule.owner] ?? insights.sight(ofOfficer: rule.owner, in: db)
            sights[rule.owner] = sight
            let rest = try sight.map { try insights.rest(of: rule.rule, $0, in: db) } ?? .ownerLostSight
            if let rest {
                if rule.rest != rest { verdicts.append(.init(rule: rule, deed: .rest(rest))) }
            } else {
                awake.append(rule)
            }
        }
        guard let first = awake.first else { return verdicts }
        let period = first.rule.period(on: insights.surroundings.now.date)
        let board = try insights.board(group.subject, period, in: db)
        for rule in awake {
            guard let board, let reading = board.indicator(rule.rule.indicator) else {
                if rule.rest != .indicatorSilent {
                    verdicts.append(.init(rule: rule, deed: .rest(.indicatorSilent)))
                }
                continue
            }
            let days = try insights.dailyStocks(for: rule.rule.condition, reading, on: board, in: db)
            let finding = rule.rule.condition.finding(reading, days: days)
            let deed = rule.deed(finding, period, at: board.at)
            if deed != nil || rule.state == .resting {
                verdicts.append(.init(rule: rule, deed: deed ?? .wait))
            }
        }
        return verdicts
    }
}

/// Kết luận về một quy tắc.
struct AlertVerdict: Sendable {
    /// What is done.
    enum Deed: Hashable, Sendable {
        case fire(AlertFinding, Period)
        case end(AlertFinding, Period)
        case rest(AlertRest)
        case wait
    }

    let rule: KeptAlertRule
    let deed: Deed
}

extension KeptAlertRule {
    /// What a finding changes; nil where nothing, or nothing is known.
    func deed(_ finding: AlertFinding?, _ period: Period, at now: Instant) -> AlertVerdict.Deed? {
        guard let finding else { return nil }
        if state == .firing { return finding.isTrue ? nil : .end(finding, period) }
        guard finding.isTrue else { return nil }
        // Days of the calendar: the look of the morning is not always at the same minute.
        let isQuiet = firedAt.map { now.date < $0.date.adding(days: rule.quietDays) } ?? false
        return isQuiet ? nil : .fire(finding, period)
    }
}
