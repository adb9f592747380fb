import Kernel
import Ledger
import Storage

/// Keeps the tables of agencies, posts, appointments, delegations and calendars equal to the events about them.
struct AgencyProjection: Projection {
    let name = "agencies"
    let tables = [
        "delegation", "appointment", "post", "agency_former_name", "agency_succession", "agency_division", "agency",
        "calendar_exception", "holiday", "holiday_year", "agency_revision",
    ]

    func apply(_ record: EventRecord, in db: WriteSession) throws {
        // Who works where changes often and is not kept in memory, so it leaves the revision alone.
        if try applyToPeople(record, in: db) { return }
        guard try applyToAgency(record, in: db) || applyToPost(record, in: db) || applyToCalendar(record, in: db)
        else { return }
        try db.revise("agency_revision", to: record.sequence)
    }

    private func applyToAgency(_ record: EventRecord, in db: WriteSession) throws -> Bool {
        switch record.kind {
        case AgencyEvent.Founded.kind:
            guard let event = try record.decode(AgencyEvent.Founded.self) else { return false }
            try found(event, in: db)
        case AgencyEvent.Restructured.kind:
            guard let event = try record.decode(AgencyEvent.Restructured.self) else { return false }
            try FormerAgency.keep(event.agency, until: event.on, in: db)
            try db.run(
                """
                UPDATE agency
                SET code = \(event.code), name = \(event.name.vi), english_name = \(event.name.en),
                    name_folded = \(VietnameseText.folded(event.name.vi)),
                    counter_name = \(event.counterName), calendar = \(event.calendar)
                WHERE id = \(event.agency)
                """
            )
            try db.run("DELETE FROM agency_division WHERE agency_id = \(event.agency)")
            try store(event.divisions, of: event.agency, in: db)
            guard let posts = event.posts else { return true }
            try closePosts(of: event.agency, on: event.on, in: db)
            for (index, post) in posts.enumerated() {
                try store(post, position: 1_000 + record.sequence + Int64(index), in: db)
            }
        case AgencyEvent.Succeeded.kind:
            guard let event = try record.decode(AgencyEvent.Succeeded.self) else { return false }
            try db.run("UPDATE agency SET valid_to = \(event.on) WHERE id = \(event.agency)")
            try closePosts(of: event.agency, on: event.on, in: db)
            for succession in event.successors {
                try db.run(
                    """
                    INSERT INTO agency_succession (agency_id, successor_id, on_date, part)
                    VALUES (\(event.agency), \(succession.to), \(event.on), \(succession.isWhole ? "whole" : "part"))
                    """
                )
            }
        default: return false
        }
        return true
    }

    private func found(_ event: AgencyEvent.Founded, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO agency (
                id, code, name, english_name, name_folded, level, unit_id, department, counter_name, calendar,
                valid_from, valid_to
            )
            VALUES (
                \(event.agency), \(event.code), \(event.name.vi), \(event.name.en),
                \(VietnameseText.folded(event.name.vi)), \(event.level), \(event.unit), \(event.department ?? ""),
                \(event.counterName), \(event.calendar), \(event.from), NULL
            )
            """
        )
        try store(event.divisions, of: event.agency, in: db)
        for (index, post) in event.posts.enumerated() { try store(post, position: Int64(index), in: db) }
    }

    /// Ends all posts of an agency, who works there and what they lent; what had not begun never begins.
    private func closePosts(of agency: AgencyID, on date: CivilDate, in db: WriteSession) throws {
        let posts: SQL = "SELECT id FROM post WHERE agency_id = \(agency)"
        let end: SQL = "CASE WHEN valid_from > \(date) THEN valid_from ELSE \(date) END"
        try db.run(
            """
            UPDATE delegation SET valid_to = \(sql: end)
            WHERE (from_post_id IN (\(sql: posts)) OR to_post_id IN (\(sql: posts))) AND valid_to > \(date)
            """
        )
        try db.run(
            """
            UPDATE appointment SET valid_to = \(sql: end)
            WHERE post_id IN (\(sql: posts)) AND (valid_to IS NULL OR valid_to > \(date))
            """
        )
        try db.run(
            """
            UPDATE post SET valid_to = \(sql: end)
            WHERE agency_id = \(agency) AND (valid_to IS NULL OR valid_to > \(date))
            """
        )
    }

    private func store(_ divisions: [Division], of agency: AgencyID, in db: WriteSession) throws {
        for (position, division) in divisions.enumerated() {
            try db.run(
                """
                INSERT INTO agency_division (agency_id, key, name, english_name, calendar, position)
                VALUES (
                    \(agency), \(division.key), \(division.name.vi), \(division.name.en), \(division.calendar), \(position)
                )
                """
            )
        }
    }

    private func store(_ post: Post, position: Int64, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO post (id, agency_id, role, title, division, fields, position, valid_from, valid_to)
            VALUES (
                \(post.id), \(post.agency), \(post.role), \(post.title), \(post.division),
                \(post.fields.joined(separator: " ")), \(position), \(post.validFrom), \(post.validTo)
            )
            """
        )
    }

    private func applyToPost(_ record: EventRecord, in db: WriteSession) throws -> Bool {
        switch record.kind {
        case AgencyEvent.PostCreated.kind:
            guard let event = try record.decode(AgencyEvent.PostCreated.self) else { return false }
            try store(event.post, position: 1_000 + record.sequence, in: db)
        case AgencyEvent.PostClosed.kind:
            guard let event = try record.decode(AgencyEvent.PostClosed.self) else { return false }
            try db.run("UPDATE post SET valid_to = \(event.on) WHERE id = \(event.post)")
        default: return false
        }
        return true
    }

    private func applyToPeople(_ record: EventRecord, in db: WriteSession) throws -> Bool {
        switch record.kind {
        case AgencyEvent.Appointed.kind:
            guard let event = try record.decode(AgencyEvent.Appointed.self) else { return false }
            try db.run(
                """
                INSERT INTO appointment (id, post_id, person_id, valid_from, valid_to)
                VALUES (\(event.appointment), \(event.post), \(event.person), \(event.from), \(event.to))
                """
            )
        case AgencyEvent.AppointmentEnded.kind:
            guard let event = try record.decode(AgencyEvent.AppointmentEnded.self) else { return false }
            try db.run("UPDATE appointment SET valid_to = \(event.on) WHERE id = \(event.appointment)")
        case AgencyEvent.DelegationGiven.kind:
            guard let event = try record.decode(AgencyEvent.DelegationGiven.self) else { return false }
            try store(event, in: db)
        case AgencyEvent.DelegationWithdrawn.kind:
            guard let event = try record.decode(AgencyEvent.DelegationWithdrawn.self) else { return false }
            try db.run("UPDATE delegation SET valid_to = \(event.on) WHERE id = \(event.delegation)")
        default: return false
        }
        return true
    }

    private func store(_ event: AgencyEvent.DelegationGiven, in db: WriteSession) throws {
        var (post, person): (PostID?, PersonID?) = (nil, nil)
        switch event.to {
        case .post(let id): post = id
        case .person(let id): person = id
        }
        try db.run(
            """
            INSERT INTO delegation (
                id, from_post_id, to_post_id, to_person_id, fields, basis, valid_from, valid_to
            )
            VALUES (
                \(event.delegation), \(event.from), \(post), \(person), \(event.fields.joined(separator: " ")),
                \(event.basis), \(event.validFrom), \(event.validTo)
            )
            """
        )
    }

    private func applyToCalendar(_ record: EventRecord, in db: WriteSession) throws -> Bool {
        switch record.kind {
        case AgencyEvent.CalendarExceptionSet.kind:
            guard let event = try record.decode(AgencyEvent.CalendarExceptionSet.self) else { return false }
            try db.run(
                """
                INSERT INTO calendar_exception (calendar, day, sessions, note)
                VALUES (\(event.calendar), \(event.day), \(event.sessions.joined(separator: " ")), \(event.note))
                ON CONFLICT (calendar, day) DO UPDATE SET sessions = excluded.sessions, note = excluded.note
                """
            )
        case AgencyEvent.CalendarExceptionRemoved.kind:
            guard let event = try record.decode(AgencyEvent.CalendarExceptionRemoved.self) else { return false }
            try db.run(
                "DELETE FROM calendar_exception WHERE calendar = \(event.calendar) AND day = \(event.day)"
            )
        case AgencyEvent.HolidaysSet.kind:
            guard let event = try record.decode(AgencyEvent.HolidaysSet.self) else { return false }
            try HolidayYear.store(event, in: db)
        default: return false
        }
        return true
    }
}
