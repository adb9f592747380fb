import Kernel
public import Ledger
public import Storage

/// The tables of rules and alerts, from the events of the streams `alert-rule:<id>`.
public struct AlertProjection: Projection {
    /// The name under which it is rebuilt.
    public let name = "alerts"
    /// Its tables.
    public let tables = ["insight_alert_rule", "insight_alert"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the tables.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        guard let id = record.id(of: AlertEvent.subject, as: AlertRuleTag.self) else { return }
        switch record.kind {
        case AlertEvent.Written.kind:
            if let event = try record.decode(AlertEvent.Written.self) { try write(event, id, record, in: db) }
        case AlertEvent.Fired.kind:
            try set("state = 'firing', fired_at = \(record.time)", id, record, in: db)
            if let event = try record.decode(AlertEvent.Fired.self) { try fire(event, id, record, in: db) }
        case AlertEvent.Over.kind:
            try set("state = 'waiting'", id, record, in: db)
            try over(id, value: try record.decode(AlertEvent.Over.self)?.value, record, in: db)
        case AlertEvent.Rested.kind:
            let reason = try record.decode(AlertEvent.Rested.self)?.reason
            try set("state = 'resting', reason = \(reason?.rawValue)", id, record, in: db)
            try over(id, value: nil, record, in: db)
        case AlertEvent.Resumed.kind: try set("state = 'waiting', reason = NULL", id, record, in: db)
        case AlertEvent.Ended.kind:
            try set("state = 'ended', reason = NULL", id, record, in: db)
            try over(id, value: nil, record, in: db)
        default: break
        }
    }

    private func set(_ change: SQL, _ id: AlertRuleID, _ record: EventRecord, in db: WriteSession) throws {
        try db.run("UPDATE insight_alert_rule SET \(sql: change), position = \(record.position) WHERE id = \(id)")
    }

    private func write(
        _ event: AlertEvent.Written,
        _ id: AlertRuleID,
        _ record: EventRecord,
        in db: WriteSession
    ) throws {
        // What fired by the words before is over with them.
        try over(id, value: nil, record, in: db)
        try db.run(
            """
            INSERT INTO insight_alert_rule (id, owner_id, agency_id, indicator, subject, condition, bound, days,
                receivers, quiet_days, is_prompt, state, position, written_at)
            VALUES (\(id), \(event.owner), \(event.agency), \(event.indicator), \(event.subject),
                \(event.condition.rawValue), \(event.bound.map { String($0) }), \(event.days),
                \(event.receivers.joined(separator: " ")), \(event.quietDays), \(event.isPrompt), 'waiting',
                \(record.position), \(record.time))
            ON CONFLICT (id) DO UPDATE SET agency_id = excluded.agency_id, indicator = excluded.indicator,
                subject = excluded.subject, condition = excluded.condition, bound = excluded.bound,
                days = excluded.days, receivers = excluded.receivers, quiet_days = excluded.quiet_days,
                is_prompt = excluded.is_prompt, state = 'waiting', reason = NULL, position = excluded.position,
                written_at = excluded.written_at, fired_at = NULL
            """
        )
    }

    private func fire(_ event: AlertEvent.Fired, _ id: AlertRuleID, _ record: EventRecord, in db: WriteSession) throws {
        guard let rule = try db.row("SELECT indicator, subject FROM insight_alert_rule WHERE id = \(id)") else {
            return
        }
        let (indicator, subject): (String, String) = (try rule[0], try rule[1])
        let known = try db.value("SELECT COUNT(*) FROM insight_alert WHERE rule_id = \(id)", as: Int.self) ?? 0
        try db.run(
            """
            INSERT INTO insight_alert (rule_id, number, indicator, subject, value, compared, first_day, last_day,
                fired_at, told, withheld)
            VALUES (\(id), \(known + 1), \(indicator), \(subject), \(String(event.value)),
                \(event.compared.map { String($0) }), \(event.first), \(event.last), \(record.time),
                \(event.told.count), \(event.withheld))
            """
        )
    }

    private func over(_ id: AlertRuleID, value: Double?, _ record: EventRecord, in db: WriteSession) throws {
        try db.run(
            """
            UPDATE insight_alert SET over_at = \(record.time), over_value = \(value.map { String($0) })
            WHERE rule_id = \(id) AND over_at IS NULL
            """
        )
    }
}
