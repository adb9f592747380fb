import App
import Directory
import Insights
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Composing boards")
struct BoardDeskTests {
    private static func plan(_ blocks: [String], of subject: BoardSubject, _ sharing: BoardSharing = .mine) -> BoardPlan
    {
        BoardPlan(name: "Đúng hạn", subject: subject, blocks: blocks.compactMap { BoardBlock($0) }, sharing: sharing)
    }

    @Test(
        "a board is changed, shared and removed; its versions stay, and a rebuild gives the same",
        arguments: TestEngine.all
    )
    func life(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let leader = try await province.viewer(.leader)
            let (desk, subject) = (province.province.boardDesk, BoardSubject.agency(province.committee))
            let database = province.province.database
            let id = try await database.write { db in
                try desk.compose(Self.plan(["card:dung-han", "map", "card:dung-han"], of: subject), by: leader, in: db)
            }
            let first = try await database.read { try desk.own(id, of: leader, in: $0) }
            #expect(first.plan.blocks.map(\.description) == ["card:dung-han", "map"], "none stands twice")

            try await database.write { db in
                try desk.change(id, to: Self.plan(["map"], of: subject, .role(.leader)), seen: 1, by: leader, in: db)
                try desk.change(id, to: Self.plan(["map"], of: subject, .role(.leader)), seen: 2, by: leader, in: db)
            }
            let (board, versions) = try await database.read { db in
                let board = try desk.own(id, of: leader, in: db)
                return (board, try desk.versions(of: board, in: db))
            }
            #expect(board.version == 2 && board.plan.sharing == .role(.leader), "what did not change is no version")
            #expect(versions.map(\.number) == [2, 1])
            #expect(versions.last?.plan.blocks.count == 2)
            await #expect(throws: BoardRefusal.changedMeanwhile) {
                try await database.write { try desk.change(id, to: board.plan, seen: 1, by: leader, in: $0) }
            }

            let tables = try await province.rebuildsTheSame()
            #expect(tables["insight_board"] == 1)

            try await database.write { try desk.remove(id, by: leader, in: $0) }
            #expect(try await database.read { try desk.boards(for: leader, in: $0) }.isEmpty)
            await #expect(throws: BoardRefusal.unknown) {
                try await database.write { try desk.remove(id, by: leader, in: $0) }
            }
        }
    }

    @Test("sharing never shows what oversight does not allow, and only the owner changes")
    func sharing() async throws {
        try await TestProvince.with { province in
            let leader = try await province.viewer(.leader)
            let (administrator, counter) = (
                try await province.viewer(.administrator), try await province.viewer(.counter)
            )
            let (stranger, citizen) = (try await province.viewer(.stranger), try await province.viewer(.citizen))
            let (desk, database) = (province.province.boardDesk, province.province.database)
            let own = BoardSubject.agency(province.committee)
            let (mine, shared, whole) = try await database.write { db in
                (
                    try desk.compose(Self.plan(["map"], of: own), by: leader, in: db),
                    try desk.compose(Self.plan(["map"], of: own, .agency(province.committee)), by: leader, in: db),
                    try desk.compose(Self.plan(["map"], of: .province, .role(.leader)), by: administrator, in: db)
                )
            }
            func seen(_ viewer: Viewer) async throws -> Set<ComposedBoardID> {
                Set(try await database.read { try desk.boards(for: viewer, in: $0) }.map(\.id))
            }
            #expect(try await seen(leader) == [mine, shared], "the province is not Lăng's to oversee")
            #expect(try await seen(administrator) == [whole])
            #expect(try await seen(counter).isEmpty, "an officer who oversees nothing")
            #expect(try await seen(stranger).isEmpty, "another commune")
            #expect(try await seen(citizen).isEmpty)
            await #expect(throws: BoardRefusal.unknown) {
                try await database.read { _ = try desk.board(whole, for: leader, in: $0) }
            }
            await #expect(throws: BoardRefusal.unknown) {
                try await database.write { db in
                    try desk.change(shared, to: Self.plan([], of: own), seen: nil, by: administrator, in: db)
                }
            }
        }
    }

    @Test("what cannot be composed is refused with its reason")
    func refusals() async throws {
        try await TestProvince.with { province in
            let leader = try await province.viewer(.leader)
            let (desk, database) = (province.province.boardDesk, province.province.database)
            let own = BoardSubject.agency(province.committee)
            func refusal(_ plan: BoardPlan) async throws -> BoardRefusal? {
                do {
                    try await database.write { _ = try desk.compose(plan, by: leader, in: $0) }
                    return nil
                } catch let refusal as BoardRefusal {
                    return refusal
                }
            }
            #expect(try await refusal(BoardPlan(name: "", subject: own, blocks: [])) == .nameMissing)
            let long = String(repeating: "ắ", count: 81)
            #expect(try await refusal(BoardPlan(name: long, subject: own, blocks: [])) == .nameTooLong)
            let many = (0..<49).map { "card:khong-co-\($0)" }
            #expect(try await refusal(Self.plan(many, of: own)) == .tooLarge(49))
            #expect(try await refusal(Self.plan([], of: .province)) == .subjectUnknown)
            #expect(try await refusal(Self.plan([], of: .agency(province.elsewhere))) == .subjectUnknown)
            #expect(try await refusal(Self.plan([], of: own, .agency(province.elsewhere))) == .sharingUnknown)
            #expect(try await refusal(Self.plan(["card:khong-co"], of: own)) == .blockUnknown("card:khong-co"))
            for _ in 0..<BoardDesk.mostBoards { #expect(try await refusal(Self.plan([], of: own)) == nil) }
            #expect(try await refusal(Self.plan([], of: own)) == .tooMany)
        }
    }

    @Test("a block is a word, and what is none is not read")
    func words() throws {
        for word in ["map", "calendar", "card:dung-han", "districts:tiep-nhan"] {
            #expect(BoardBlock(word)?.description == word)
        }
        for word in ["", "map:dung-han", "card", "card:", "card:Đúng", "card:a b", "pie:dung-han", "card:a:b"] {
            #expect(BoardBlock(word) == nil, "\(word)")
        }
        for word in ["mine", "role:head", "agency:\(AgencyID(at: Instant(milliseconds: 0), random: (1, 2)))"] {
            #expect(BoardSharing(word: word)?.word == word)
        }
        for word in ["", "mine:x", "role:clerk", "role:", "agency:1", "everybody"] {
            #expect(BoardSharing(word: word) == nil, "\(word)")
        }
    }
}
