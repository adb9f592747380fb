public import Kernel
public import Ledger
public import Storage

extension Directory {
    /// Đặt ngày ngoại lệ: on this day the offices of the calendar work these sessions; none: they are closed.
    ///
    /// Deadlines that were given before do not move: each dossier keeps the due moment of its reception.
    ///
    /// - `calendar`: key of a calendar of the profile, or `CalendarException.key(of:)` for one agency.
    ///
    /// - Throws: `DirectoryRefusal.badCalendar` where there is no such calendar, the sessions overlap, or the year's
    ///   holidays are not known.
    public func setException(
        _ exception: CalendarException,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        try refuseUnknown(exception.calendar, in: db)
        let holidays = try holidays(in: db)
        guard holidays.years.contains(exception.day.year),
            (try? WorkCalendar(holidays: holidays, overrides: [exception.day: exception.sessions])) != nil
        else { throw DirectoryRefusal.badCalendar }
        let event = AgencyEvent.CalendarExceptionSet(
            calendar: exception.calendar,
            day: exception.day,
            sessions: exception.sessions.map(\.description),
            note: VietnameseText.cleaned(exception.note)
        )
        try ledger.append(
            [NewEvent(kind: AgencyEvent.CalendarExceptionSet.kind, payload: event)],
            to: "calendar:\(exception.calendar)",
            by: actor,
            in: db
        )
    }

    /// Bỏ ngày ngoại lệ.
    ///
    /// - Throws: `DirectoryRefusal.badCalendar` where there is none on that day.
    public func removeException(
        calendar: String,
        day: CivilDate,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        guard try exceptions(of: calendar, in: db).contains(where: { $0.day == day }) else {
            throw DirectoryRefusal.badCalendar
        }
        let event = AgencyEvent.CalendarExceptionRemoved(calendar: calendar, day: day)
        try ledger.append(
            [NewEvent(kind: AgencyEvent.CalendarExceptionRemoved.kind, payload: event)],
            to: "calendar:\(calendar)",
            by: actor,
            in: db
        )
    }

    /// The exceptional days of a calendar, by day.
    public func exceptions(of calendar: String, in db: ReadSession) throws -> [CalendarException] {
        try register(in: db).exceptions[calendar] ?? []
    }

    private func refuseUnknown(_ calendar: String, in db: ReadSession) throws {
        if patterns.calendars[calendar] != nil { return }
        let prefix = "agency:"
        guard calendar.hasPrefix(prefix), let agency = AgencyID(calendar.dropFirst(prefix.utf8.count)),
            try register(in: db).agency(agency) != nil
        else { throw DirectoryRefusal.badCalendar }
    }
}
