import App
import Catalogue
import Directory
import Dossiers
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing
import Web

@Suite("The province goes on")
struct ClockTests {
    @Test(
        "when the clock goes back: by minutes, over midnight, by weeks",
        arguments: [(engine: TestEngine, minutes: Int)](
            TestEngine.all.flatMap { engine in [5, 26 * 60, 21 * 1440].map { (engine, $0) } }
        )
    )
    func clock(_ engine: TestEngine, _ minutes: Int) async throws {
        try await TestProvince.with(engine, settings: PortalSettings(isDemo: true)) { province in
            // The officers have held their posts for some weeks.
            province.clock.move(minutes: 40 * 1440)
            let mother = try await province.browser(.citizen)
            let officer = try await province.browser(.counter)
            let early = try await province.submitBirth()
            let half = try await province.submitBirth()
            try await province.work(half.id, upTo: .specialist)
            _ = try await province.province.openLedger.checkpoint()

            province.clock.move(minutes: -minutes)

            // Who was signed in still is; who sent before may go on.
            try await mother.open("/ho-so/\(early.id)")
            try mother.isAt("/ho-so/\(early.id)")
            for _ in 0..<30 { try await officer.open("/mot-cua") }
            try officer.isAt("/mot-cua")
            let late = try await province.submitBirth()
            for id in [early.id, late.id] { try await province.work(id) }
            try await province.work(half.id, from: .specialist)
            for address in ["/ho-so", "/ho-so/\(half.id)", "/hop-tin"] {
                #expect(try await mother.open(address).status == 200, "\(address)")
            }
            let leader = try await province.browser(.leader)
            for address in ["/mot-cua", "/mot-cua/ho-so/\(half.id)", "/mot-cua/thong-ke"] {
                #expect(try await leader.open(address).status == 200, "\(address)")
            }

            let codes = try await province.province.database.read { db in
                try db.rows("SELECT code FROM dossier ORDER BY code").map { try $0["code"] as String }
            }
            #expect(Set(codes).count == 3)
            for (_, day) in Dictionary(grouping: codes, by: { $0.dropLast(5) }) {
                #expect(day.map { Int($0.suffix(4)) } == Array(1...day.count), "\(day)")
            }
            _ = try await province.province.openLedger.checkpoint()
            let verifier = LedgerVerifier(database: province.province.database, key: province.province.openLedger.key)
            #expect(try await verifier.run().flaws == [])
            #expect(try await province.province.rebuild(isCheck: true).changed.map(\.before.table) == [])
        }
    }

    @Test("when a procedure file is broken: it is named with its line, all others are served")
    func brokenFile() async throws {
        try await TestProvince.with(procedures: ["2.000815"]) { province in
            var stock = try province.province.catalogueStock
            stock.files.removeAll { !$0.path.hasSuffix("/2.000815.yaml") && !$0.path.hasSuffix("/1.001193.yaml") }
            for index in stock.files.indices where stock.files[index].path.hasSuffix("/1.001193.yaml") {
                let text = stock.files[index].text
                stock.files[index] = .init(
                    path: stock.files[index].path,
                    text: text.replacing("versions:", with: "versions: [", maxReplacements: 1)
                )
            }
            stock.entries = stock.entries.split(separator: "\n").prefix(20).map { $0 + "\n" }.joined()

            try await province.province.stockCatalogue(stock)
            let report = try await province.province.catalogue.take(stock)

            let refused = try #require(report.refused.first)
            #expect(report.refused.count == 1 && refused.file.hasSuffix("1.001193.yaml"))
            let place = try #require(refused.problems.first?.english)
            #expect(place.contains("1.001193.yaml:") && place.split(separator: ":").count >= 4, "\(place)")
            let browser = try await province.browser()
            #expect(try await browser.open("/thu-tuc/2.000815").status == 200)
        }
    }
}
