import App
import Directory
import Dossiers
import Kernel
import Ledger
import Simulation
import Storage
import StorageTesting
import Territory
import Testing

@testable import Insights

@Suite("What was read of days that are over")
struct CounterReaderTests {
    @Test("is what the counters say, whatever happens meanwhile", arguments: TestEngine.all)
    func remembered(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 200) { small in
            // The month passes within the moment for which an answer serves.
            let (database, memory, now) = (small.province.database, CounterMemory(), small.clock.now)
            let (records, ends) = try await database.write { db in
                for table in FactsProjection().tables { try db.run("DELETE FROM \(name: table)") }
                var records: [EventRecord] = []
                try small.province.ledger.each(in: db) { records.append($0) }
                return (records, try LedgerExtent(in: db))
            }
            #expect(ends.records == Int64(records.count))
            var (saved, amended) = (0, 0)
            // The month happens once more, and after every fifty events somebody looks.
            for start in stride(from: 0, to: records.count, by: 50) {
                let part = records[start..<min(start + 50, records.count)]
                try await database.write { db in
                    for record in part { try FactsProjection().apply(record, in: db) }
                    try part.last.map { try Self.signAfterwards($0, in: db) }
                    try db.run("UPDATE ledger_head SET size = \(part.last?.sequence), last_at = \(part.last?.time)")
                }
                let found = try await Self.look(on: part.last?.time.date ?? now.date, at: now, memory, database)
                (saved, amended) = (saved + found.saved, amended + found.amended)
            }
            #expect(saved > 100, "nothing was remembered: the comparison says little")
            #expect(amended > 10, "no day that was over was changed: the comparison says little")
            let late = try await database.read { try AmendedDays(after: 0, in: $0).days.count }
            #expect(late > 5 && late < 40)
        }
    }

    @Test("serves no reading that knows less, and is not kept by a transaction that may be taken back")
    func snapshots() async throws {
        try await SmallProvince.with(.memory, dossiers: 20) { small in
            let (database, memory, now) = (small.province.database, CounterMemory(), small.clock.now)
            let question = Counters.Question(Period(days: 30, until: now.date), by: [.agency])
            @Sendable func statements(in db: ReadSession) throws -> Int {
                let reader = try CounterReader(memory, LedgerExtent(in: db), now: now, in: db)
                let before = db.statements
                _ = try reader.rows(question)
                return db.statements - before
            }
            for _ in 1...2 { #expect(try await database.write { try statements(in: $0) } == 2) }
            #expect(try await database.read { try statements(in: $0) } == 2)
            #expect(try await database.read { try statements(in: $0) } == 1)
            #expect(try await database.write { try statements(in: $0) } == 1)
            try await database.write { try $0.run("UPDATE ledger_head SET size = size - 1") }
            #expect(try await database.read { try statements(in: $0) } == 2)
        }
    }

    @Test("goes when there is too much of it, the oldest first")
    func bounded() async throws {
        try await SmallProvince.with(.memory, dossiers: 20) { small in
            let (memory, now) = (CounterMemory(), small.clock.now)
            try await small.province.database.read { db in
                func reader(_ seconds: Int64) throws -> CounterReader {
                    let later = Instant(milliseconds: now.milliseconds + seconds * 1000)
                    return try CounterReader(memory, LedgerExtent(in: db), now: later, in: db)
                }
                func question(_ number: Int) -> Counters.Question {
                    .init(Period(now.date.adding(days: -number), now.date.adding(days: -1)))
                }
                for number in 1...4000 { memory.keep([], of: question(number), try reader(Int64(number) / 10)) }
                #expect(memory.rows(question(1), try reader(401)) == nil)
                #expect(memory.rows(question(4000), try reader(401)) == [])
                #expect(
                    memory.rows(question(4000), try reader(401 + 600)) == nil,
                    "ten minutes later it is asked again"
                )
            }
        }
    }

    /// Has a result signed that was made on a day that is over: it counts as electronic on that day.
    private static func signAfterwards(_ record: EventRecord, in db: WriteSession) throws {
        let midnight = Instant(record.time.date, TimeOfDay(0, 0))
        let unsigned: DossierID? = try db.value(
            """
            SELECT dossier_id FROM insight_fact
            WHERE finished_at < \(midnight) AND outcome = 'result' AND marks & 16 = 0 ORDER BY dossier_id LIMIT 1
            """
        )
        try unsigned.map { try StoredFacts(db: db).take(.resultSigned, Recording(record), of: $0) }
    }

    /// Compares all answers with those of the tables; tells how many were remembered, and how many days had changed since.
    private static func look(
        on today: CivilDate,
        at now: Instant,
        _ memory: CounterMemory,
        _ database: Database
    ) async throws -> (saved: Int, amended: Int) {
        try await database.read { db in
            let reader = try CounterReader(memory, LedgerExtent(in: db), now: now, in: db)
            var saved = 0
            for question in questions(today) {
                let expected = try Counters.rows(question, in: db)
                let before = db.statements
                let found = try reader.rows(question)
                if db.statements - before < 2 { saved += 1 }
                let empty = Figures.none
                #expect(
                    found.filter { $0.figures != empty } == expected.filter { $0.figures != empty },
                    "\(question) on \(today)"
                )
            }
            return (saved, reader.amended.days.count)
        }
    }

    private static func questions(_ today: CivilDate) -> [Counters.Question] {
        let month = Period(days: 30, until: today)
        return [
            .init(month, by: [.agency]), .init(month.before, by: [.agency]), .init(month, by: [.day]),
            .init(month, by: [.level, .month]), .init(month), .init(until: today, by: [.agency, .month]),
            .init(until: today.adding(days: -5), of: Slice(level: .commune), measures: Stocks.measures),
            .init(month, of: Slice(field: "ho-tich"), by: [.procedure, .channel]),
        ]
    }
}
