import App
import Directory
import Kernel
import Ledger
import Simulation
import Storage
import StorageTesting
import Territory
import Testing

@testable import Insights

@Suite("Boards over a simulated month")
struct BoardTests {
    private static let month = Period(CivilDate(daysSinceEpoch: 20_513), CivilDate(daysSinceEpoch: 20_542))

    @Test("a board reads its figures in a constant number of queries, and its parts add up", arguments: TestEngine.all)
    func board(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 200) { small in
            try await small.province.database.read { [insights = small.province.insights] db in
                let week = Period(Self.month.first, Self.month.first.adding(days: 6))
                _ = try insights.board(.province, week, in: db)
                let before = db.statements
                let board = try #require(try insights.board(.province, Self.month, in: db))
                #expect(db.statements - before <= 12)
                let days = board.daily.map(\.figures).reduce(.none, +)
                for measure in Insights.daily { #expect(days[measure] == board.total[measure]) }
                let value = { (key: String) in board.indicator(key)?.value }
                #expect(value("tiep-nhan") == Double(board.total.accepted))
                #expect(value("dang-xu-ly") == Double(board.standing.unfinished))
                let early = Double(board.total[.early] + board.total[.onTime])
                #expect(value("dung-han") == 100 * early / Double(board.total.finished))
                #expect(value("kinh-te-so") == .some(nil), "nobody typed it in")
                #expect(value("766-tong") == .some(nil), "two of its groups are not known")
                let march = try #require(board.indicator("tiep-nhan")?.trend.last)
                #expect(march.month == CivilDate("2026-03-01") && march.value == Double(board.total.accepted))
                #expect(board.indicator("dang-xu-ly")?.trend.last?.value == value("dang-xu-ly"))

                try partsAddUp(board, insights, db)
            }
            try await small.province.database.read { [insights = small.province.insights] db in
                let before = db.statements
                _ = try insights.board(.province, Self.month, in: db)
                #expect(db.statements - before == 1, "nothing has happened since")
            }
        }
    }

    private static let fieldIndicator = """
        key: thu
        name: { vi: Thử, en: Trial }
        basis: ""
        indicators:
          - key: ho-tich
            name: { vi: Hộ tịch, en: Civil status }
            definition: { vi: Tiếp nhận, en: Taken in }
            owner: Sở Tư pháp
            unit: count
            field: ho-tich
            level: commune
            formula: accepted
            from: 2021-01-01
        """

    @Test("an indicator of a field and a level counts that field and level, and lists its dossiers")
    func ofAPart() async throws {
        try await SmallProvince.with(.memory, dossiers: 200) { small in
            let province = small.province
            let insights = Insights(
                database: province.database,
                territory: province.territory,
                directory: province.directory,
                catalogue: province.catalogue,
                surroundings: province.surroundings,
                shelf: IndicatorShelf(files: [("thu.yaml", Self.fieldIndicator)])
            )
            try await province.database.read { db in
                let expected = try Counters.sum(
                    .init(Self.month, of: Slice(level: .commune, field: "ho-tich")),
                    in: db
                ).accepted
                let board = try #require(try insights.board(.province, Self.month, in: db))
                let reading = try #require(board.indicator("ho-tich"))
                #expect(expected > 0 && expected < board.total.accepted)
                #expect(reading.value == Double(expected))
                let parts = try #require(try insights.breakdown(of: reading.indicator, on: board, in: db))
                #expect(parts.agencies.compactMap(\.value).reduce(0, +) == Double(expected))
                #expect(parts.procedures.compactMap(\.value).reduce(0, +) == Double(expected))
                var listed = 0
                for part in ["accepted_online", "accepted_counter", "accepted_post"] {
                    listed +=
                        try insights.evidence(
                            behind: "ho-tich",
                            part: part,
                            of: .province,
                            Self.month,
                            page: 1,
                            in: db
                        )?.count ?? 0
                }
                #expect(listed == expected)
                let departments = try insights.evidence(
                    behind: "ho-tich",
                    part: nil,
                    of: .departments,
                    Self.month,
                    page: 1,
                    in: db
                )
                #expect(departments == nil, "communes are no departments")
                #expect(try insights.board(.departments, Self.month, in: db)?.indicator("ho-tich") == nil)
            }
        }
    }

    @Test("who watches a board is told what it says now, and again when something was written")
    func live() async throws {
        try await SmallProvince.with(.memory, dossiers: 40) { small in
            let live = LiveBoards(insights: small.province.insights, database: small.province.database)
            await live.look()
            let board = LiveBoards.Board(.province, days: 30)
            var first = try #require(live.watch(board)).makeAsyncIterator()
            await live.look()
            let reading = try #require(await first.next())
            #expect(reading.total.accepted > 0)

            // A second reader gets what is known without waiting for the next look.
            let second = try #require(live.watch(board))
            var reader = second.makeAsyncIterator()
            #expect(await reader.next()?.total == reading.total)

            let (ledger, database) = (small.province.ledger, small.province.database)
            try await database.write { db in
                let event = try NewEvent(kind: "trial.written", payload: ["trial": true])
                _ = try ledger.append([event], to: "trial:1", by: .system, in: db)
            }
            await live.look()
            #expect(await first.next() != nil && live.watchers == 2)
        }
    }

    private func partsAddUp(_ whole: BoardReading, _ insights: Insights, _ db: ReadSession) throws {
        let tree = try insights.tree(on: Self.month.last, in: db)
        var sum = Figures.none
        let departments = try #require(try insights.board(.departments, Self.month, in: db))
        sum += departments.total
        for district in tree.districtNames.keys {
            sum += try #require(try insights.board(.district(district), Self.month, in: db)).total
        }
        #expect(sum == whole.total)
        let agency = try #require(whole.byAgency.max { $0.value.accepted < $1.value.accepted })
        let board = try #require(try insights.board(.agency(agency.key), Self.month, in: db))
        #expect(board.total == agency.value)
        #expect(board.indicator("xep-hang-dti") == nil, "a rank of the province is none of an office")
        #expect(
            try insights.board(.agency(AgencyID(at: Instant(milliseconds: 0), random: (1, 2))), Self.month, in: db)
                == nil
        )
        let procedures = try Counters.rows(.init(Self.month, by: [.procedure]), in: db)
        let first = try #require(procedures.first)
        let one = try #require(try insights.board(.procedure(first.key[0]), Self.month, in: db))
        #expect(one.total == first.figures)
    }
}
