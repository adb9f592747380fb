import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("The holidays of a year, entered by an administrator")
struct HolidayTests {
    private static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private static func set(_ world: World, _ year: Int, _ days: [Holidays.Day]) async throws {
        try await world.database.write { db in
            try world.directory.setHolidays(of: year, days, by: .system, in: db)
        }
    }

    /// The list of holidays is refused with these words.
    private static func refuses(_ words: String, _ body: () async throws -> Void) async throws {
        let refusal = await #expect(throws: DirectoryRefusal.self) { try await body() }
        guard case .badHolidays(let what) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(what.contains(words))
    }

    @Test("the next year can be counted from then on, with its swaps; a rebuild keeps it", arguments: TestEngine.all)
    func next(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let known = try await world.database.read { try world.directory.holidays(in: $0) }
            let year = known.years.upperBound + 1
            let received = Instant(try Self.date("\(year)-04-27"), TimeOfDay(9, 0))
            let calendar: @Sendable () async throws -> WorkCalendar = {
                try await world.database.read { try world.directory.calendars(in: $0).calendar(key: "default") }
            }
            let before = try await calendar()
            #expect(throws: CalendarError.missing(year: year)) { try before.due(from: received, workingDays: 1) }

            // 28 April is given off for a Saturday that is worked.
            let saturday = (1...7).compactMap { try? Self.date("\(year)-05-0\($0)") }.first { $0.weekday == .saturday }
            let worked = try #require(saturday)
            let swapped = try #require(
                (24...28).compactMap { try? Self.date("\(year)-04-\($0)") }.last { !$0.weekday.isWeekend }
            )
            try await Self.set(
                world,
                year,
                [
                    Holidays.Day(try Self.date("\(year)-04-30"), .holiday, name: "Ngày Giải phóng"),
                    Holidays.Day(swapped, .swappedOff, name: "Nghỉ hoán đổi"),
                    Holidays.Day(worked, .workingWeekend, name: "Làm bù"),
                ]
            )

            let after = try await calendar()
            #expect(try !after.isWorking(swapped) && after.isWorking(worked))
            #expect(try !after.isWorking(try Self.date("\(year)-04-30")))

            let kept = try await world.database.read { try world.directory.holidays(in: $0) }
            #expect(kept.years == known.years.lowerBound...year)
            try await world.database.write { db in _ = try world.ledger.rebuild(in: db) }
            #expect(try await world.database.read { try world.directory.holidays(in: $0) } == kept)
        }
    }

    @Test("a swap announced late takes the place of the year's list, but not of days that have passed")
    func change() async throws {
        try await World.with { world in
            let today = world.today
            let known = try await world.database.read { try world.directory.holidays(in: $0) }
            let days = known.days.filter { $0.date.year == today.year }
            let weekdays = (1...20).map { today.adding(days: $0) }
            let free = try #require(
                weekdays.first { !$0.weekday.isWeekend && known[$0] == nil && $0.year == today.year }
            )

            try await Self.set(world, today.year, days + [Holidays.Day(free, .swappedOff, name: "Hoán đổi")])

            let calendar = try await world.database.read {
                try world.directory.calendars(in: $0).calendar(key: "default")
            }
            #expect(try !calendar.isWorking(free))
            let past = try #require(days.first { $0.date < today })
            try await Self.refuses("Ngày đã qua không đổi được nữa") {
                try await Self.set(world, today.year, days.filter { $0 != past })
            }
            try await Self.refuses("Chỉ nhập được năm đã có lịch hoặc năm") {
                try await Self.set(world, known.years.upperBound + 2, [])
            }
            try await Self.refuses("nên không thể là ngày làm bù") {
                try await Self.set(world, today.year, days + [Holidays.Day(free, .workingWeekend, name: "Sai")])
            }
        }
    }
}
