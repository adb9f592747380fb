import App
import Catalogue
import Directory
import Dossiers
import Hummingbird
import Insights
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

/// A dossier of an internal procedure is nobody's but the agencies': here is each door at which it stays outside.
@Suite("Internal dossiers stay inside")
struct InternalDossierTests {
    @Test("the catalogue neither lists nor finds an internal procedure, and no citizen can send or draft one")
    func catalogue() async throws {
        try await TestProvince.with { test in
            let today = test.clock.now.date
            let contents = try await test.province.catalogue.contents()
            #expect(contents.version("nv-01", on: today)?.isInternal == true)
            #expect(contents.listing(on: today).item("nv-01") == nil)
            #expect(
                contents.listing(on: today).search("Thực hiện nhiệm vụ được giao").allSatisfy {
                    $0.item.code != "nv-01"
                }
            )
            #expect(throws: CatalogueRefusal.unknownProcedure("nv-01")) { try contents.open("nv-01", on: today) }

            let mother = try await test.browser(.citizen)
            for address in ["/thu-tuc/nv-01", "/api/v1/procedures/nv-01"] {
                #expect(try await mother.request(.get, address).status == 404, "\(address)")
            }
            #expect(try await mother.request(.get, "/nop/nv-01").status == 409)
            let found = try await mother.request(.get, "/api/v1/procedures?q=nhiem+vu+duoc+giao")
            #expect(!found.source.contains("nv-01"))
            let viewer = try await test.viewer(.citizen)
            await #expect(throws: DossierRefusal.notOpen("nv-01")) {
                try await test.command { try $0.beginDraft(of: "nv-01", fresh: true, by: viewer, in: $1).id }
            }
            let counter = try await test.viewer(.counter)
            let applicant = try test.person(.citizen).person
            await #expect(throws: DossierRefusal.self) {
                try await test.command { try $0.beginCounterDraft(of: "nv-01", for: applicant, by: counter, in: $1) }
            }
        }
    }

    @Test(
        "no counter, indicator, statutory table, register, open data or public answer counts it",
        arguments: TestEngine.all
    )
    func statistics(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            let id = try await InstructionTests.instruct(test)
            try await InstructionTests.carryOut(id, in: test)
            let browser = try await test.browser()
            let (page, table) = ("/so-lieu", "/du-lieu-mo/tiep-nhan/so-lieu.csv")
            let before = (try await browser.request(.get, page), try await browser.request(.get, table))
            #expect(before.0.status == 200 && before.1.status == 200)
            _ = try await InstructionTests.instruct(test)
            let after = (try await browser.request(.get, page), try await browser.request(.get, table))
            #expect(after.0.status == 200 && after.0.text == before.0.text)
            #expect(after.1.status == 200 && after.1.source == before.1.source)
            #expect(!after.0.source.contains("nv-01") && !after.1.source.contains("nv-01"))
            let (province, day) = (test.province, test.clock.now.date)
            let counter = try await test.viewer(.counter)
            let period = Period(days: 30, until: day)
            try await province.database.read { db in
                #expect(try db.value("SELECT COUNT(*) FROM insight_fact", as: Int.self) == 0)
                #expect(try db.value("SELECT COUNT(*) FROM insight_count", as: Int.self) == 0)
                let board = try #require(try province.insights.board(.province, period, in: db))
                #expect(board.total == .none && board.standing.unfinished == 0)
                #expect(board.indicator("tiep-nhan")?.value == 0)
                #expect(try province.dossiers.statistics(from: period.first, to: period.last, in: db).isEmpty)
                #expect(try province.dossiers.recentFigures(in: db).byAgency.isEmpty)
                let book = try province.dossiers.receptionBook(
                    of: test.committee,
                    from: period.first,
                    to: period.last,
                    for: counter,
                    in: db
                )
                #expect(book.isEmpty)
                let row = try #require(try db.row("SELECT code, pin FROM dossier WHERE id = \(id)"))
                let (code, pin): (String, String) = (try row[0], try row[1])
                #expect(throws: DossierRefusal.unknown) { try province.dossiers.track(code: code, pin: pin, in: db) }
            }
        }
    }

    @Test("nobody is written to as an applicant, nobody has it among their own, and no form for citizens is printed")
    func quiet() async throws {
        try await TestProvince.with { test in
            let id = try await InstructionTests.instruct(test)
            try await InstructionTests.carryOut(id, in: test)
            let count = try await test.province.database.read { db in
                try db.value("SELECT COUNT(*) FROM notice WHERE dossier_id = \(id)", as: Int.self)
            }
            #expect(count == 0)
            let leader = try await test.browser(.leader)
            try await leader.open("/ho-so")
            #expect(try leader.page.status == 200)
            try leader.doesNotSee("Thực hiện nhiệm vụ được giao")
            #expect(try await leader.request(.get, "/bieu-mau/\(id)/01").status == 404)
            #expect(try await leader.request(.get, "/bieu-mau/\(id)/05").status == 200)
        }
    }
}
