import Directory
import Kernel
import Ledger
import Storage

extension AlertRounds {
    /// Writes what rules say, and the messages to those who may see it now.
    ///
    /// A rule that was changed or ended since it was read waits for the next look.
    func tell(_ verdicts: [AlertVerdict], in db: WriteSession) throws {
        var messages: [AlertMessage] = []
        let tree = try desk.insights.tree(on: desk.insights.surroundings.now.date, in: db)
        for verdict in verdicts {
            let id = verdict.rule.id
            let position = try db.value("SELECT position FROM insight_alert_rule WHERE id = \(id)", as: Int.self)
            guard position == verdict.rule.position else { continue }
            let (events, told) = try deeds(of: verdict, tree, in: db)
            try desk.ledger.append(events, to: AlertEvent.stream(id), by: .system, in: db)
            messages += told
        }
        try desk.sender.send(messages, db)
    }

    private func deeds(
        of verdict: AlertVerdict,
        _ tree: AgencyTree,
        in db: ReadSession
    ) throws -> ([NewEvent], [AlertMessage]) {
        let rule = verdict.rule
        var events: [NewEvent] = []
        if rule.state == .resting, !verdict.deed.isRest {
            events.append(try NewEvent(kind: AlertEvent.Resumed.kind, payload: AlertEvent.Resumed()))
        }
        switch verdict.deed {
        case .fire(let finding, let period):
            let (told, withheld) = try receivers(of: rule, in: db)
            let event = AlertEvent.Fired(
                value: finding.value,
                compared: finding.compared,
                first: period.first,
                last: period.last,
                told: told,
                withheld: withheld
            )
            events.append(try NewEvent(kind: AlertEvent.Fired.kind, payload: event))
            return (events, try told.map { try message(to: $0, rule, .fired(finding, period), tree, in: db) })
        case .end(let finding, let period):
            events.append(try NewEvent(kind: AlertEvent.Over.kind, payload: AlertEvent.Over(value: finding.value)))
            let told = try receivers(of: rule, in: db).told
            return (events, try told.map { try message(to: $0, rule, .over(finding, period), tree, in: db) })
        case .rest(let reason):
            events.append(try NewEvent(kind: AlertEvent.Rested.kind, payload: AlertEvent.Rested(reason: reason)))
            return (events, [try message(to: rule.owner, rule, .rested(reason), tree, in: db)])
        case .wait: return (events, [])
        }
    }

    /// Who is told now: whoever is meant and may see the figure at this moment.
    private func receivers(of rule: KeptAlertRule, in db: ReadSession) throws -> (told: [PersonID], withheld: Int) {
        let (insights, directory) = (desk.insights, desk.insights.directory)
        var meant: Set<PersonID> = []
        for receiver in rule.rule.receivers {
            switch receiver {
            case .owner: meant.insert(rule.owner)
            case .leaders:
                let agency = try insights.agency(concernedBy: rule.rule.subject, in: db)
                try agency.map { meant.formUnion(try directory.people(.leader, of: $0, in: db)) }
            case .role(let role):
                try rule.agency.map { meant.formUnion(try directory.people(role, of: $0, in: db)) }
            }
        }
        let told = try meant.sorted().filter { person in
            try insights.sight(ofOfficer: person, in: db)?.covers(rule.rule.subject) ?? false
        }
        return (told, meant.count - told.count)
    }

    private func message(
        to person: PersonID,
        _ rule: KeptAlertRule,
        _ reason: AlertMessage.Reason,
        _ tree: AgencyTree,
        in db: ReadSession
    ) throws -> AlertMessage {
        let insights = desk.insights
        return AlertMessage(
            receiver: person,
            id: rule.id,
            rule: rule.rule,
            indicator: insights.shelf.indicator(rule.rule.indicator, on: insights.surroundings.now.date),
            subject: try title(of: rule.rule.subject, tree, in: db),
            reason: reason
        )
    }
}

extension AlertRounds {
    private func title(of subject: BoardSubject, _ tree: AgencyTree, in db: ReadSession) throws -> String {
        guard case .procedure(let code) = subject else { return tree.name(of: subject) }
        return try desk.insights.procedureNames(in: db)(code) ?? code
    }
}

extension AlertVerdict.Deed {
    fileprivate var isRest: Bool { if case .rest = self { true } else { false } }
}

extension Insights {
    /// What an officer may see today, without a session.
    func sight(ofOfficer person: PersonID, in db: ReadSession) throws -> Sight? {
        try directory.officer(person, in: db).flatMap { try sight(of: $0, in: db) }
    }

    /// What stood at the end of each day up to the last of a board, one day more than a condition of growth asks for.
    ///
    /// The last is the board's own: what falls due later today is not overdue yet.
    ///
    /// - Throws: `StorageError`.
    /// - Returns: nothing for other conditions; two queries.
    func dailyStocks(
        for condition: AlertCondition,
        _ reading: IndicatorReading,
        on board: BoardReading,
        in db: ReadSession
    ) throws -> [Double?] {
        guard condition.kind == .growing, let count = condition.bound.map({ Int($0) }),
            let formula = reading.indicator.formula,
            let slice = board.slice.narrowed(to: reading.indicator.slice)
        else { return [] }
        let days = Period(days: count + 1, until: board.period.last)
        let before = Counters.Question(until: days.first.adding(days: -1), of: slice, measures: Stocks.measures)
        let changes = Counters.Question(days, of: slice, by: [.day], measures: Stocks.measures)
        let counters = try counters(in: db)
        var sum = try counters.rows(before).map(\.figures).reduce(.none, +)
        var byDay: [String: Figures] = [:]
        for row in try counters.rows(changes) { byDay[row.key[0]] = row.figures }
        return (0...count).map { offset in
            if let change = byDay[days.first.adding(days: offset).description] { sum += change }
            return offset == count ? reading.value : formula.value(FormulaFacts(stocks: Stocks(sum)))
        }
    }
}
