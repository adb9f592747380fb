import Directory
import Kernel
import Storage
import Territory
import Web

/// Thời gian làm việc: when a limit ends, by the working calendar of a unit's office.
extension Interface {
    var workingTimeEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/working-time",
                name: "api.working-time",
                tag: .territory,
                summary: "Khi nào hết thời hạn",
                detail: "When a limit ends that begins at a moment: one of hours, working_days and days.",
                parameters: [
                    .query(
                        "from",
                        .line(16...40, example: "2026-11-23T15:30:00+07:00"),
                        "Thời điểm bắt đầu (RFC 3339).",
                        required: true
                    ),
                    .query("hours", .integer(0...10_000), "Số giờ làm việc."),
                    .query("working_days", .integer(0...2_000), "Số ngày làm việc."),
                    .query("days", .integer(0...5_000), "Số ngày theo lịch."),
                    .query("unit", .code(1...20, example: "20449"), "Mã đơn vị hành chính; bỏ trống dùng lịch chung."),
                ],
                answer: .json(.object([.required("due", .moment, "Thời điểm hết hạn, giờ Việt Nam.")])),
                deed: .read { try await due($0) }
            )
        ]
    }

    private func due(_ call: Call) async throws -> Reply {
        // A '+' in a question is a blank; of an offset it is the sign.
        let text = (call.text("from") ?? "").replacing(" ", with: "+")
        guard let from = Instant(rfc3339: text) else { throw WorkingTimeRefusal.from }
        let calendar = try await calendar(of: call.text("unit"), on: from.date)
        let due: Instant
        do {
            if let hours = call.int("hours") {
                due = try calendar.due(from: from, hours: hours)
            } else if let days = call.int("working_days") {
                due = try calendar.due(from: from, workingDays: days)
            } else if let days = call.int("days") {
                due = try calendar.due(from: from, calendarDays: days)
            } else {
                throw WorkingTimeRefusal.limit
            }
        } catch let error as CalendarError {
            throw WorkingTimeRefusal.calendar("\(error)")
        }
        return Reply { json in json.object { $0.field("due", due) } }
    }

    private func calendar(of code: String?, on date: CivilDate) async throws -> WorkCalendar {
        try await database.read { [directory, territory] db in
            guard let code else { return try directory.calendars(in: db).calendar(key: "") }
            guard let unit = try territory.atlas(in: db).unit(code: code, on: date),
                let agency = try directory.register(in: db).agencies(for: unit.id, on: date).first
            else { throw WorkingTimeRefusal.unit }
            return try directory.calendar(of: agency.id, in: db)
        }
    }
}
