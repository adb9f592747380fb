public import Directory
import Hummingbird
import Kernel
public import Storage
public import Territory
public import Web

/// `GET /api/v1/working-time`: when a limit ends, by the working calendar of a unit's office.
public struct WorkingTimeInterface: Sendable {
    private let database: Database
    private let directory: Directory
    private let territory: Territory

    /// Answers from these calendars.
    public init(database: Database, directory: Directory, territory: Territory) {
        self.database = database
        self.directory = directory
        self.territory = territory
    }

    /// Its route.
    public func routes() -> Routes {
        var routes = Routes()
        routes.interface(.get, "/api/v1/working-time", .everyone, "api.working-time") { visit in try await due(visit) }
        return routes
    }

    private func due(_ visit: Visit) async throws -> Response {
        // A '+' in a query is a blank; of an offset it is the sign.
        let text = visit.query.text("from").replacing(" ", with: "+")
        guard let from = Instant(rfc3339: text) else { throw WorkingTimeRefusal.from }
        let calendar = try await calendar(of: visit.query.text("unit"), on: from.date)
        let due: Instant
        do {
            if let hours = visit.query.int("hours") {
                due = try calendar.due(from: from, hours: hours)
            } else if let days = visit.query.int("working_days") {
                due = try calendar.due(from: from, workingDays: days)
            } else if let days = visit.query.int("days") {
                due = try calendar.due(from: from, calendarDays: days)
            } else {
                throw WorkingTimeRefusal.limit
            }
        } catch let error as CalendarError {
            throw WorkingTimeRefusal.calendar("\(error)")
        }
        var json = JSONWriter()
        json.object { $0.field("due", due.description) }
        return visit.json(bytes: json.bytes)
    }

    private func calendar(of code: String, on date: CivilDate) async throws -> WorkCalendar {
        try await database.read { [directory, territory] db in
            guard !code.isEmpty else { return try directory.calendars(in: db).calendar(key: "") }
            guard let unit = try territory.atlas(in: db).unit(code: code, on: date),
                let agency = try directory.register(in: db).agencies(for: unit.id, on: date).first
            else { throw WorkingTimeRefusal.unit }
            return try directory.calendar(of: agency.id, in: db)
        }
    }
}

/// Why no due moment is told.
enum WorkingTimeRefusal: Refusal, Hashable {
    case from, limit, unit
    case calendar(String)

    var code: String {
        switch self {
        case .from: "CAL-001"
        case .limit: "CAL-002"
        case .unit: "CAL-003"
        case .calendar: "CAL-004"
        }
    }

    var status: Int { 422 }

    var vietnamese: String {
        switch self {
        case .from: "Thiếu thời điểm bắt đầu, hoặc viết chưa đúng."
        case .limit: "Thiếu thời hạn."
        case .unit: "Không có đơn vị hành chính mang mã này trong ngày đó."
        case .calendar: "Chưa tính được: lịch làm việc không có năm này."
        }
    }

    var english: String {
        switch self {
        case .from: "The moment to count from is missing or not RFC 3339."
        case .limit: "The limit is missing."
        case .unit: "No unit has this code on that day."
        case .calendar(let reason): "The calendar cannot tell: \(reason)."
        }
    }

    var whatNext: String {
        switch self {
        case .from: "Ghi from theo RFC 3339, ví dụ 2026-11-23T15:30:00+07:00."
        case .limit: "Ghi một trong ba: hours, working_days hoặc days."
        case .unit: "Kiểm tra mã đơn vị, hoặc bỏ tham số unit để dùng lịch chung."
        case .calendar: "Chọn thời điểm trong các năm đã có lịch nghỉ."
        }
    }
}
