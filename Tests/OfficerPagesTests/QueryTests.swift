import App
import Directory
import Dossiers
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@testable import DossiersPages

@Suite("Questions to the database")
struct QueryTests {
    private static func pages(_ province: TestProvince) -> OfficerPages {
        let services = province.province
        return OfficerPages(
            database: services.database,
            dossiers: services.dossiers,
            documents: services.documents,
            catalogue: services.catalogue,
            directory: services.directory,
            territory: services.territory,
            blobs: services.blobs,
            ledger: services.openLedger
        )
    }

    @Test("a desk asks five times at most; it, the search and a dossier as often for twelve dossiers as for one")
    func constant() async throws {
        try await TestProvince.with { province in
            let pages = Self.pages(province)
            let viewer = try await province.viewer(.counter)
            let now = province.clock.now
            let id = try await province.birth().id
            let count: @Sendable () async throws -> [Int] = {
                try await province.province.database.read { db in
                    var counts: [Int] = []
                    for part in [DossierFilter.Part.mine, .desk, .waiting, .done] {
                        let before = db.statements
                        _ = try pages.desk(DossierFilter(part: part), for: viewer, now: now, in: db)
                        counts.append(db.statements - before)
                    }
                    let before = db.statements
                    _ = try pages.search(DossierFilter(part: .all), for: viewer, now: now, in: db)
                    counts.append(db.statements - before)
                    let file = db.statements
                    _ = try pages.fileModel(id, for: viewer, now: now, in: db)
                    return counts + [db.statements - file]
                }
            }
            _ = try await count()
            let one = try await count()
            for _ in 0..<11 { _ = try await province.birth() }
            let twelve = try await count()

            #expect(one == twelve)
            #expect(one.prefix(4).allSatisfy { $0 <= 5 }, "\(one)")
            #expect(one[4] <= 6 && one[5] <= 13, "\(one)")
        }
    }
}
