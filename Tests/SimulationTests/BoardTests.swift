import App
import Directory
import Insights
import Kernel
import Simulation
import Storage
import StorageTesting
import Territory
import Testing

@Suite("Boards over a simulated month")
struct BoardTests {
    private static let month = Period(CivilDate(daysSinceEpoch: 20_513), CivilDate(daysSinceEpoch: 20_542))

    @Test("a board reads its figures in a constant number of queries, and its parts add up", arguments: TestEngine.all)
    func board(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 200) { small in
            try await small.province.database.read { [insights = small.province.insights] db in
                _ = try insights.board(.province, Self.month, in: db)
                let before = db.statements
                let board = try #require(try insights.board(.province, Self.month, in: db))
                #expect(db.statements - before <= 14)
                #expect(board.daily.map(\.figures).reduce(.none, +) == board.total)
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
