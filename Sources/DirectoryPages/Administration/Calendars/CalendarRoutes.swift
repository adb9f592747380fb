import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension AdministrationPages {
    func addCalendars(to routes: inout Routes) {
        routes.page("/quan-tri/lich", .administrator, "admin.calendars") { visit in
            try await showCalendar(visit, ExceptionNewModel(security: visit.formSecurity()))
        }
        routes.form("/quan-tri/lich", .administrator, "admin.calendar.except") { visit, form in
            try await addException(visit, form)
        }
        addHolidays(to: &routes)
        routes.form("/quan-tri/lich/bo", .administrator, "admin.calendar.restore") { visit, form in
            try await removeException(visit, form)
        }
    }

    /// The calendar that the address asks for: a key of the profile, or one agency's.
    private func wanted(_ visit: Visit) -> (key: String, agency: AgencyID?) {
        if let agency = visit.query.id("co-quan", of: AgencyTag.self) {
            return (CalendarException.key(of: agency), agency)
        }
        let key = visit.query.text("lich")
        return (directory.patterns.calendars[key] == nil ? "default" : key, nil)
    }

    private func showCalendar(_ visit: Visit, _ form: ExceptionNewModel) async throws -> Response {
        let (key, agencyID) = wanted(visit)
        let removal = visit.formSecurity()
        let found = try await database.read { [directory] db -> CalendarShowModel? in
            let agency = try agencyID.map { try directory.register(in: db).agency($0) }
            if agencyID != nil, agency == .some(.none) { return nil }
            let calendars = try directory.calendars(in: db)
            let holidays = try directory.holidays(in: db)
            let year =
                visit.query.int("nam").flatMap { holidays.years.contains($0) ? $0 : nil }
                ?? min(max(visit.now.date.year, holidays.years.lowerBound), holidays.years.upperBound)
            let calendar =
                try agency.flatMap { $0 }.map { try calendars.calendar(of: $0) } ?? calendars.calendar(key: key)
            let weekKey = agency.flatMap { $0 }?.calendar ?? key
            let week = directory.patterns.calendars[weekKey] ?? .standard
            return CalendarShowModel(
                year: year,
                years: holidays.years,
                key: key,
                keys: directory.patterns.calendars.keys.sorted(),
                agency: agency.flatMap { $0 }.map { ($0.id, $0.name.vi) },
                week: Weekday.allCases.map { ($0, week[$0]) },
                holidays: holidays.days.filter { $0.date.year == year },
                exceptions: try directory.exceptions(of: key, in: db).filter { $0.day.year == year },
                trial: DueTrialModel(visit.query, now: visit.now, calendar: calendar),
                exception: form,
                removeSecurity: removal
            )
        }
        guard let model = found else { throw WebRefusal.notFound }
        return visit.page(
            Self.frame(.calendars, hasErrors: !form.faults.isEmpty),
            for: .officer,
            status: form.faults.isEmpty ? .ok : form.faults.status
        ) { CalendarShowView.write(model, to: &$0) }
    }

    private func addException(_ visit: Visit, _ form: FormData) async throws -> Response {
        let key = wanted(visit).key
        var model = ExceptionNewModel(form, security: visit.formSecurity(again: form))
        guard model.faults.isEmpty, let day = CivilDate(model.day), let sessions = model.parsed else {
            return try await showCalendar(visit, model)
        }
        let exception = CalendarException(calendar: key, day: day, sessions: sessions, note: model.note)
        let actor = visit.viewer.actor()
        do {
            try await database.write { [directory] db in
                _ = try visit.once(form, in: db) {
                    try directory.setException(exception, by: actor, in: db)
                    return day.description
                }
            }
        } catch let refusal as DirectoryRefusal {
            model.faults.add(ExceptionNewModel.Name.sessions, refusal)
            return try await showCalendar(visit, model)
        }
        return visit.redirect(
            to: visit.address.replacing("nam", String(day.year)),
            flash: .success(
                visit.language == .vi
                    ? "Đã đặt lịch riêng cho ngày \(day.vietnamese). Hạn đã hẹn trước đây không đổi."
                    : "The day was set. Due times that were given before do not move."
            )
        )
    }

    private func removeException(_ visit: Visit, _ form: FormData) async throws -> Response {
        let key = form.text("lich")
        guard let day = form.date("ngay") else { throw WebRefusal.notFound }
        let actor = visit.viewer.actor()
        let agency = key.hasPrefix("agency:") ? String(key.dropFirst(7)) : nil
        let back = AdministrationPath.calendars.adding("nam", day.year)
            .adding(agency == nil ? "lich" : "co-quan", agency ?? key)
        return try await deed(
            visit,
            form,
            to: back,
            said: Phrase(vi: "Đã bỏ lịch riêng của ngày này.", en: "The day follows the calendar again.")
        ) { [directory] db in
            try directory.removeException(calendar: key, day: day, by: actor, in: db)
        }
    }
}
