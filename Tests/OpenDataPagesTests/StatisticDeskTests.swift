import App
import Insights
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Importing statistics")
struct StatisticDeskTests {
    private static func take(_ text: String, _ title: String, in province: TestProvince) async throws {
        let file = try await province.province.blobs.put(Array(text.utf8))
        let desk = province.province.statistics
        try await province.province.database.write { db in
            try desk.take(
                try StatisticSheet(text),
                file: file,
                title: title,
                signer: "Trần Thị Quản",
                by: .system,
                in: db
            )
        }
    }

    @Test("a correction is the next version, the old one stays, a rebuild gives the same", arguments: TestEngine.all)
    func versions(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let text =
                "indicator,unit,first_day,last_day,value\nkinh-te-so,,2025-01-01,2025-12-31,14.2\n"
                + "kinh-te-so,20449,2025-01-01,2025-12-31,3.1\n"
            try await Self.take(text, "Niên giám", in: province)
            try await Self.take(text.replacing("14.2", with: "14.35"), "Đính chính", in: province)
            let (desk, insights) = (province.province.statistics, province.province.insights)
            let (ledger, database) = (province.province.ledger, province.province.database)
            let day = province.clock.now.date
            let (all, latest, before) = try await database.read { db in
                (
                    try desk.versions(of: "kinh-te-so", in: db), try insights.latestStatistics(on: day, in: db),
                    try ledger.fingerprints(in: db)
                )
            }

            #expect(all.map(\.version).sorted() == [1, 1, 2, 2])
            #expect(Set(all.filter { $0.unit == nil }.map(\.value)) == ["14.2", "14.35"])
            #expect(latest["kinh-te-so"]?.map(\.value) == [14.35])
            #expect(latest["kinh-te-so"]?.first?.origin.signer == "Trần Thị Quản")

            try await database.write { try ledger.rebuild(in: $0) }
            let after = try await database.read { try ledger.fingerprints(in: $0) }
            #expect(before.map(\.hash) == after.map(\.hash))
            #expect(after.contains { $0.table == "insight_statistic" && $0.rows == 4 })
            await #expect(throws: StatisticRefusal.nothingNew) {
                try await Self.take(text.replacing("14.2", with: "14.35"), "Đính chính", in: province)
            }
            await #expect(throws: StatisticRefusal.titleMissing) { try await Self.take(text, "", in: province) }
        }
    }
}
