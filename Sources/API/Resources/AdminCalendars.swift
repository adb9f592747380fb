import Directory
import Kernel
import Storage
import Web

/// Lịch nghỉ, lịch làm việc: holidays are open to everybody; administrators enter years and exceptional days.
extension Interface {
    private static let calendarKey = Endpoint.Parameter.path(
        "calendar",
        .code(1...64, example: "default"),
        "Khóa của lịch, hoặc định danh cơ quan."
    )
    private static let day = Endpoint.Parameter.path("day", .date, "Ngày.")

    var adminCalendarEndpoints: [Endpoint] { holidayEndpoints + calendarEndpoints }

    private var holidayEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/holidays",
                name: "api.holidays",
                tag: .territory,
                summary: "Ngày nghỉ, ngày làm bù của một năm",
                detail: "The days off and the working weekends of a year, as the state announced them.",
                parameters: [.query("year", .integer(1900...2999), "Năm; mặc định năm nay.")],
                answer: .json(.page("HolidayPage", of: Self.holiday)),
                refusals: [404],
                deed: .read { call in
                    let year = call.int("year") ?? call.now.date.year
                    let known = try await database.read { [directory] db in try directory.holidays(in: db) }
                    guard known.years.contains(year) else { throw WebRefusal.notFound }
                    return Reply.page(known.days.filter { $0.date.year == year }, next: nil, keptSeconds: 60) {
                        $1.write(to: &$0)
                    }
                }
            ),
            Endpoint(
                method: .put,
                path: "/admin/holidays/{year}",
                name: "api.admin.holidays.set",
                tag: .administration,
                summary: "Nhập lịch nghỉ của một năm",
                detail:
                    "All days of a known year, or of the next; days that have passed stay, and so do given due times.",
                access: .administrator,
                scope: .administration,
                parameters: [.path("year", .integer(1900...2999), "Năm.")],
                body: .json(.named("HolidayYear", .object([.required("days", .list(Self.holiday, atMost: 60))]))),
                answer: .json(.page("HolidayPage", of: Self.holiday)),
                deed: .write { call, db in
                    let year = call.int("year") ?? 0
                    let days = call.body["days"].list.compactMap(Holidays.Day.init(json:))
                    try directory.setHolidays(of: year, days, by: call.viewer.actor(), in: db)
                    return Reply.page(days, next: nil) { $1.write(to: &$0) }
                }
            ),
        ]
    }

    private var calendarEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/admin/calendars/{calendar}",
                name: "api.admin.calendar",
                tag: .administration,
                summary: "Một lịch làm việc",
                detail: "The usual week of a calendar and its exceptional days in a year.",
                access: .administrator,
                scope: .administration,
                parameters: [
                    Self.calendarKey, .query("year", .integer(1900...2999), "Năm; mặc định năm nay."),
                ],
                answer: .json(Self.calendarSchema),
                deed: .read { try await calendar($0) }
            ),
            Endpoint(
                method: .put,
                path: "/admin/calendars/{calendar}/days/{day}",
                name: "api.admin.calendar.except",
                tag: .administration,
                summary: "Đặt lịch riêng cho một ngày",
                detail: "On this day the offices of the calendar work these sessions; none means closed.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.calendarKey, Self.day],
                body: .json(
                    .named(
                        "CalendarDay",
                        .object([
                            .required("sessions", .list(.line(9...11, example: "07:00-11:30"), atMost: 6)),
                            .required("note", .line(1...300), "Lý do."),
                        ])
                    )
                ),
                answer: .json(Self.exception),
                deed: .write { call, db in
                    let sent = call.body["sessions"].list.compactMap(\.text)
                    let sessions = sent.compactMap { WorkSession($0) }
                    guard sessions.count == sent.count, let day = call.date("day") else {
                        throw DirectoryRefusal.badCalendar
                    }
                    let exception = CalendarException(
                        calendar: Self.key(call),
                        day: day,
                        sessions: sessions,
                        note: call.words("note")
                    )
                    try directory.setException(exception, by: call.viewer.actor(), in: db)
                    return Reply { exception.write(to: &$0) }
                }
            ),
            Endpoint(
                method: .delete,
                path: "/admin/calendars/{calendar}/days/{day}",
                name: "api.admin.calendar.restore",
                tag: .administration,
                summary: "Bỏ lịch riêng của một ngày",
                detail: "The day follows its calendar again.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.calendarKey, Self.day],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    guard let day = call.date("day") else { throw WebRefusal.notFound }
                    let actor = call.viewer.actor()
                    try directory.removeException(calendar: Self.key(call), day: day, by: actor, in: db)
                    return Self.gone(day)
                }
            ),
        ]
    }

    /// The calendar that the address names: a key of the profile, or one agency's.
    private static func key(_ call: Call) -> String {
        let text = call.text("calendar") ?? ""
        return AgencyID(text).map(CalendarException.key(of:)) ?? text
    }

    private func calendar(_ call: Call) async throws -> Reply {
        let (text, key) = (call.text("calendar") ?? "", Self.key(call))
        let year = call.int("year") ?? call.now.date.year
        let found = try await database.read { [directory] db -> (String, [CalendarException])? in
            let agency = try AgencyID(text).flatMap { try directory.register(in: db).agency($0) }
            let week = agency?.calendar ?? text
            guard directory.patterns.calendars[week] != nil else { return nil }
            return (week, try directory.exceptions(of: key, in: db).filter { $0.day.year == year })
        }
        guard let (name, exceptions) = found, let week = directory.patterns.calendars[name] else {
            throw WebRefusal.notFound
        }
        return Reply { json in
            json.object { json in
                json.field("calendar", name)
                json.array("week", Weekday.allCases) { json, day in
                    json.object { json in
                        json.field("day", day.rawValue)
                        json.field("sessions", week[day].map(\.description))
                    }
                }
                json.array("exceptions", exceptions) { json, one in one.write(to: &json) }
            }
        }
    }

    private static let holiday = Schema.named(
        "Holiday",
        .object([
            .required("date", .date), .required("kind", .choice(Holidays.Kind.allCases.map(\.rawValue))),
            .required("name", .line(1...200)),
        ])
    )

    private static let exception = Schema.named(
        "CalendarException",
        .object([.required("day", .date), .required("sessions", .list(.words)), .required("note", .words)])
    )

    private static let calendarSchema = Schema.named(
        "Calendar",
        .object([
            .required("calendar", .words),
            .required(
                "week",
                .list(
                    .object([.required("day", .integer(1...7), "1 là thứ Hai."), .required("sessions", .list(.words))])
                )
            ),
            .required("exceptions", .list(exception)),
        ])
    )
}

extension Holidays.Day {
    fileprivate init?(json: JSON) {
        guard let date = json["date"].text.flatMap({ CivilDate($0) }),
            let kind = json["kind"].text.flatMap(Holidays.Kind.init(rawValue:)), let name = json["name"].text
        else { return nil }
        self.init(date, kind, name: name)
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("date", date)
            json.field("kind", kind.rawValue)
            json.field("name", name)
        }
    }
}

extension CalendarException {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("day", day)
            json.field("sessions", sessions.map(\.description))
            json.field("note", note)
        }
    }
}
