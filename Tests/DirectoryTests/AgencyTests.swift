import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Territory
import Testing

@Suite("Agencies and their calendars")
struct AgencyTests {
    @Test("are founded for every unit once, each with a code of its own", arguments: TestEngine.all)
    func founding(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.found(csv: try World.text("units-2021.csv"))
            let register = try await world.directory.register()
            let agencies = register.agencies(on: world.today)

            #expect(agencies.count { $0.level == .commune } == 241)
            #expect(agencies.count { $0.level == .district } == 18)
            #expect(agencies.count { $0.level == .province } == (try World.patterns.get().departments.count))
            #expect(Set(agencies.map(\.code)).count == agencies.count)
            #expect(agencies.allSatisfy { $0.code.hasPrefix("H47.") })
            for agency in agencies {
                for role in [DeskRole.counter, .leader] {
                    #expect(
                        !register.desk(agency: agency.id, role: role, field: "tong-hop", on: world.today).isEmpty
                            || agency.level != .commune
                    )
                }
            }
            let again = try await world.database.write { db in
                try world.directory.found(
                    from: try world.territory.atlas(in: db),
                    on: Territory.beginning,
                    by: .system,
                    in: db
                )
            }
            #expect(again.isEmpty)
        }
    }

    @Test("have names as on their seals, in both languages")
    func names() async throws {
        try await World.with { world in
            try await world.found()
            let lang = try await world.committee("20449")

            #expect(lang.name.vi == "Ủy ban nhân dân xã Lăng")
            #expect(lang.name.en == "People's Committee of Lăng Commune")
            #expect(lang.counterName == "Bộ phận Tiếp nhận và Trả kết quả xã Lăng")
            #expect(lang.divisions.last?.name.vi == "Công an xã Lăng")
            let district = try await world.committee("504")
            #expect(lang.code == district.code + ".01")
        }
    }

    @Test("offer the desk that names the field before the desk for everything")
    func desks() async throws {
        try await World.with { world in
            try await world.found()
            let lang = try await world.committee("20449")
            let register = try await world.directory.register()
            func titles(_ role: DeskRole, _ field: String, _ division: String? = nil) -> [String] {
                register.desk(agency: lang.id, role: role, field: field, division: division, on: world.today).map(
                    \.title
                )
            }

            #expect(titles(.specialist, "ho-tich") == Array(repeating: "Công chức Tư pháp – Hộ tịch", count: 2))
            #expect(titles(.counter, "dang-ky-quan-ly-cu-tru") == ["Cán bộ tiếp nhận, Công an cấp xã"])
            #expect(titles(.counter, "ho-tich") == ["Công chức tiếp nhận và trả kết quả"])
            #expect(titles(.leader, "dang-ky-quan-ly-cu-tru", "cong-an") == ["Trưởng Công an"])
        }
    }

    @Test("keep their hours: the office rests on Saturday, the commune police works in the morning")
    func calendars() async throws {
        try await World.with { world in
            try await world.found()
            let lang = try await world.committee("20449").id
            let saturday = Instant(try #require(CivilDate("2024-03-09")), TimeOfDay(9, 0))

            let (office, police) = try await world.database.read { db in
                (
                    try world.directory.calendar(of: lang, in: db),
                    try world.directory.calendar(of: lang, division: "cong-an", in: db)
                )
            }

            #expect(try !office.isOpen(at: saturday))
            #expect(try police.isOpen(at: saturday))
        }
    }

    @Test("can be closed on one day, alone or with all of their calendar", arguments: TestEngine.all)
    func exceptions(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.found()
            let (lang, aNong) = (try await world.committee("20449").id, try await world.committee("20452").id)
            let day = try #require(CivilDate("2024-03-12"))
            func isWorking(_ agency: AgencyID) async throws -> Bool {
                try await world.database.read { db in try world.directory.calendar(of: agency, in: db).isWorking(day) }
            }
            func set(_ calendar: String, _ sessions: [WorkSession] = []) async throws {
                try await world.database.write { db in
                    try world.directory.setException(
                        CalendarException(calendar: calendar, day: day, sessions: sessions, note: "Mưa lũ"),
                        by: .system,
                        in: db
                    )
                }
            }
            #expect(try await isWorking(lang))

            try await set(CalendarException.key(of: lang))
            #expect(try await !isWorking(lang))
            #expect(try await isWorking(aNong))
            try await set("default")
            #expect(try await !isWorking(aNong))
            try await set(CalendarException.key(of: lang), [.morning, .afternoon])
            #expect(try await isWorking(lang))
            try await world.database.write { db in
                try world.directory.removeException(calendar: "default", day: day, by: .system, in: db)
            }
            #expect(try await isWorking(aNong))
            await #expect(throws: DirectoryRefusal.badCalendar) { try await set("khong-co") }
            await #expect(throws: DirectoryRefusal.badCalendar) { try await set("default", [.afternoon, .morning]) }
        }
    }

    static let faults: [(yaml: String, line: Int, words: String)] = [
        ("calendars: {}\ndepartments: []\ndistrict: 5\n", 3, "keys with values"),
        ("calendars:\n  a: { monday: [\"7-11\"] }\ndepartments: []\n", 2, "07:00-11:30"),
        ("calendars:\n  a: { monnday: [] }\ndepartments: []\n", 2, "'monnday' is unknown"),
        ("calendars:\n  a: { saturday: [\"07:00-11:00\"] }\ndepartments: []\n", 2, "cannot be"),
        ("calendars: {}\ndepartments: []\n", 1, "no pattern 'district'"),
        ("calendars: {}\ndepartments:\n  - { key: a, name: { vi: A }, calendar: b }\n", 3, "no calendar 'b'"),
        ("calendars: [\n", 2, "not YAML"),
    ]

    @Test("are described in a file whose faults are named with their line", arguments: faults)
    func fileFaults(yaml: String, line: Int, words: String) {
        let error = #expect(throws: AgencyPatternError.self) { try AgencyPatterns(yaml: yaml) }

        #expect(error?.line == line)
        #expect(error?.message.contains(words) == true)
    }

    @Test("follow from the ledger alone: replaying it gives the same tables", arguments: TestEngine.all)
    func replay(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.found()
            let post = try await world.post("Văn thư", at: try await world.committee("20449").id)
            let person = try await world.person("Lan", idNumber: "049085001234")
            _ = try await world.appoint(person, to: post.id)
            _ = try await world.account("lan", kind: .officer, person: person)
            let today = world.today
            try await world.database.write { db in
                try world.directory.closePost(post.id, on: today.adding(days: 1), reason: "", by: .system, in: db)
            }
            let before = try await dump(world)

            try await world.database.write { db in
                for projection in DirectorySchema.projections {
                    for table in projection.tables { try db.run("DELETE FROM \(name: table)") }
                }
                try world.ledger.each(in: db) { record in
                    for projection in DirectorySchema.projections { try projection.apply(record, in: db) }
                }
            }

            #expect(try await dump(world) == before)
        }
    }

    private func dump(_ world: World) async throws -> [String: Set<[SQLValue]>] {
        try await world.database.read { db in
            var tables: [String: Set<[SQLValue]>] = [:]
            for table in DirectorySchema.projections.flatMap(\.tables) {
                tables[table] = Set(try db.rows("SELECT * FROM \(name: table)").map(\.storedValues))
            }
            return tables
        }
    }
}
