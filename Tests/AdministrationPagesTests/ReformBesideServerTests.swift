import App
import Directory
import Dossiers
import Foundation
import Kernel
import Ledger
import PortalTesting
import Profiles
import Storage
import StorageTesting
import Territory
import Testing

@Suite("A reform beside a running server on PostgreSQL")
struct ReformBesideServerTests {
    @Test(
        "another process applies it while citizens send in; the server sees the new map, and nothing is left behind",
        arguments: TestEngine.all.filter { $0 == .postgresql }
    )
    func beside(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.browser()
            try await browser.open("/dia-gioi?q=lang+tay+giang")
            try browser.sees("Xã Lăng, huyện Tây Giang")
            let mother = try await province.viewer(.citizen)
            let birth = try province.birthSubmission()
            for _ in 0..<5 { try await province.command { _ = try $0.submit(birth, by: mother, in: $1) } }
            let name = try await province.province.database.read {
                try $0.value("SELECT current_database()", as: String.self)
            }
            let other = try Self.secondProcess(try #require(name), province.clock)

            let sent = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    let reform = try Reform(yaml: UnitPagesTests.reform, file: "thu.yaml")
                    let choices = try ReformChoices(lines: "officers -")
                    try await other.database.write { db in
                        _ = try other.dossiers.apply(reform, choices: choices, by: .system, in: db)
                    }
                    return 0
                }
                for _ in 0..<20 {
                    group.addTask {
                        // Before the reform it is taken, after it the form asks for a unit that is there.
                        do {
                            try await province.command { _ = try $0.submit(birth, by: mother, in: $1) }
                            return 1
                        } catch is DossierRefusal {
                            return 0
                        }
                    }
                }
                return try await group.reduce(5, +)
            }
            try await other.database.close()

            try await browser.open("/dia-gioi?q=lang+tay+giang")
            try browser.sees("Sắp xếp thử")
            let register = try await province.province.directory.register()
            let today = province.clock.now.date
            let agencies = try await province.province.database.read { db in
                try db.rows("SELECT receiving_agency_id FROM dossier").map { try $0[0] as AgencyID }
            }
            #expect(agencies.count == sent)
            #expect(agencies.allSatisfy { register.agency($0)?.exists(on: today) == true })
            let counter = try await province.browser(.counter)
            try await counter.open("/mot-cua")
            try counter.sees("xã Tây Giang")
            let (database, key) = (province.province.database, province.province.openLedger.key)
            #expect(try await LedgerVerifier(database: database, key: key).run().isSound)
        }
    }

    /// The province as another process opens it: connections, copies in memory and chance of its own.
    private static func secondProcess(_ database: String, _ clock: TestHands) throws -> Province {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-" + UUID().uuidString).path
        return try Province(
            profile: try Profile.named("quang-nam"),
            database: Database.postgresql(TestEngine.address(database), readers: 2),
            blobs: try BlobStore(folder: folder),
            secret: Array(repeating: 7, count: 32),
            surroundings: Surroundings(clock: { clock.now }, chance: SeededGenerator(seed: 99))
        )
    }
}
