import App
import Foundation
import Insights
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Simulation

@Suite("The facts of dossiers for a warehouse")
struct FactExportTests {
    @Test(
        "stand in a file for each day, as in the tables, and are written again only where they changed",
        arguments: TestEngine.all
    )
    func export(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 60) { small in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("facts-" + UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: folder) }
            let database = small.province.database
            let first = try await FactExport.run(database, to: folder.path)
            let (count, finished, supplements) = try await database.read { db in
                let row = try #require(
                    try db.row(
                        """
                        SELECT COUNT(*), COUNT(finished_at), CAST(COALESCE(SUM(supplements), 0) AS BIGINT)
                        FROM insight_fact
                        """
                    )
                )
                return (try row[0] as Int, try row[1] as Int, try row[2] as Int)
            }
            let sheets = try Self.sheets(in: folder)
            let rows = sheets.values.flatMap(\.rows)
            #expect(first.rows == count && first.days == sheets.count && first.written == first.days)
            #expect(rows.count == count && Set(rows.compactMap { $0["dossier_id"] }).count == count)
            #expect(rows.count { $0["finished_at"] != "" } == finished)
            #expect(rows.compactMap { $0["supplements"].flatMap { Int($0) } }.reduce(0, +) == supplements)
            for (day, sheet) in sheets { #expect(sheet.rows.allSatisfy { $0["submitted_at"]?.hasPrefix(day) == true }) }
            let counts = try CSV(
                try String(contentsOf: folder.appendingPathComponent("facts.counts.csv"), encoding: .utf8)
            )
            #expect(
                counts.rows.allSatisfy { row in
                    row["day"].flatMap { sheets[$0] }.map { String($0.rows.count) } == row["rows"]
                }
            )
            let schema = try Data(contentsOf: folder.appendingPathComponent("facts.schema.json"))
            let read = try #require(try JSONSerialization.jsonObject(with: schema) as? [String: Any])
            #expect(
                (read["fields"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
                    == sheets.values.first?.header
            )

            let second = try await FactExport.run(database, to: folder.path)
            #expect(second.written == 0 && second.removed == 0 && second.rows == count)

            let day = try #require(sheets.keys.sorted().first)
            let facts = folder.appendingPathComponent("facts")
            try Data("x".utf8).write(to: facts.appendingPathComponent("day=\(day).csv"))
            try Data("x".utf8).write(to: facts.appendingPathComponent("day=1999-01-01.csv"))
            let third = try await FactExport.run(database, to: folder.path)
            #expect(third.written == 1 && third.removed == 1)
            #expect(try Self.sheets(in: folder)[day]?.rows.count == sheets[day]?.rows.count)
        }
    }

    private static func sheets(in folder: URL) throws -> [String: CSV] {
        let facts = folder.appendingPathComponent("facts")
        var found: [String: CSV] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: facts.path) where name.hasPrefix("day=") {
            let text = try String(contentsOf: facts.appendingPathComponent(name), encoding: .utf8)
            found[String(name.dropFirst(4).dropLast(4))] = try CSV(text)
        }
        return found
    }
}
