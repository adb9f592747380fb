import Directory
import Dossiers
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Ratings by citizens")
struct RatingTests {
    /// A dossier of the mother that the counter has refused.
    private func refused(_ commune: Commune) async throws -> DossierID {
        let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
        let position = try await commune.position(receipt.id)
        try await commune.command {
            try $0.refuse(
                receipt.id,
                defects: [],
                explanation: "Không thuộc thẩm quyền.",
                position: position,
                by: commune.officer(.counter),
                in: $1
            )
        }
        return receipt.id
    }

    @Test("are taken after the end, replaced by later ones, and closed after 30 days", arguments: TestEngine.all)
    func course(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let open = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            await #expect(throws: DossierRefusal.wrongState(.submitted)) {
                try await commune.command { try $0.rate(open.id, DossierRating(.good), by: commune.mother, in: $1) }
            }

            let id = try await refused(commune)
            let bad = DossierRating(.bad, reasons: [.guidance, .time, .time], remark: "  Không ai nói rõ. ")
            try await commune.command { try $0.rate(id, bad, by: commune.mother, in: $1) }
            #expect(bad.reasons == [.time, .guidance] && bad.remark == "Không ai nói rõ.")
            let position = try await commune.position(id)
            try await commune.command { try $0.rate(id, bad, by: commune.mother, in: $1) }
            #expect(try await commune.position(id) == position, "the same said again is no event")

            commune.clock.move(minutes: 29 * 1440)
            try await commune.command { try $0.rate(id, DossierRating(.fair), by: commune.mother, in: $1) }
            #expect(try await database.read { try commune.dossiers.rating(of: id, in: $0) } == DossierRating(.fair))
            let dossier = try await commune.file(id).dossier
            #expect(commune.dossiers.openActions(on: dossier, for: commune.mother) == [.rated])

            commune.clock.move(minutes: 2 * 1440)
            #expect(commune.dossiers.openActions(on: dossier, for: commune.mother).isEmpty)
            await #expect(throws: DossierRefusal.ratingClosed) {
                try await commune.command { try $0.rate(id, DossierRating(.good), by: commune.mother, in: $1) }
            }
        }
    }

    @Test("are the citizen's: no officer and no stranger gives one, code and PIN do")
    func whose() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let id = try await refused(commune)
            let dossier = try await commune.file(id).dossier
            await #expect(throws: DossierRefusal.notYourDesk) {
                try await commune.command {
                    try $0.rate(id, DossierRating(.veryGood), by: commune.officer(.counter), in: $1)
                }
            }
            await #expect(throws: DossierRefusal.unknown) {
                try await commune.command { try $0.rate(id, DossierRating(.veryGood), by: .stranger, in: $1) }
            }
            await #expect(throws: DossierRefusal.unknown) {
                try await commune.command {
                    try $0.rate(code: dossier.reference, pin: "000000", DossierRating(.veryGood), in: $1)
                }
            }
            try await commune.command {
                try $0.rate(code: dossier.reference, pin: dossier.pin, DossierRating(.veryBad), in: $1)
            }
            #expect(
                try await database.read { try commune.dossiers.rating(of: id, in: $0) } == DossierRating(.veryBad)
            )
        }
    }

    @Test("are read by the agency that goes on with the work of one that ended")
    func heirs() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database, wholeProvince: true)
            let id = try await refused(commune)
            try await commune.command { try $0.rate(id, DossierRating(.bad), by: commune.mother, in: $1) }
            try await commune.reform("2025-01-01")
            try await commune.reform("2025-07-01")
            let today = commune.clock.now.date
            let register = try await commune.directory.register()
            let heir = try #require(register.heirs(of: commune.agency, on: today).first)
            #expect(heir.id != commune.agency)
            let post = try #require(register.posts(of: heir.id, on: today).first { $0.role == .leader })
            let leader = Viewer(
                account: commune.surroundings.newID(),
                person: nil,
                name: "Lãnh đạo xã mới",
                posts: [ViewerPost(id: post.id, agency: heir.id, role: .leader, title: post.title)]
            )
            let found = try await database.read {
                try commune.dossiers.ratings(from: today, to: today, for: leader, limit: 10, in: $0)
            }
            #expect(found.counts == [.bad: 1] && found.ratings.map(\.agency) == [commune.agency])
        }
    }

    @Test("reach the office without a name, and leave no words after an erasure", arguments: TestEngine.all)
    func office(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let id = try await refused(commune)
            let said = DossierRating(.veryGood, reasons: [.attitude], remark: "Cảm ơn chị Hoa.")
            try await commune.command { try $0.rate(id, said, by: commune.mother, in: $1) }
            let today = commune.clock.now.date
            func told(_ viewer: Viewer) async throws -> AgencyRatings {
                try await database.read {
                    try commune.dossiers.ratings(from: today, to: today, for: viewer, limit: 10, in: $0)
                }
            }
            let found = try await told(commune.officer(.leader))
            #expect(found.total == 1 && found.counts == [.veryGood: 1] && found.reasons[.attitude]?.content == 1)
            #expect(found.ratings.first?.rating == said && found.ratings.first?.isOfRefusal == true)
            #expect(try await told(commune.mother).total == 0)

            try await database.write { db in
                let records = try commune.ledger.erasable(of: Dossiers.stream(id), in: db)
                try commune.ledger.erase(records, ground: "Thử", by: .system, in: db)
            }
            let left = try await told(commune.officer(.leader))
            #expect(left.counts == [.veryGood: 1] && left.ratings.first?.rating.remark.isEmpty == true)
        }
    }
}
