import App
import Foundation
import Kernel
import Ledger
import Simulation
import Storage
import StorageTesting
import Testing

/// A district with a few weeks of simulated work in a folder, files included.
enum SmallProvince {
    static func fill(_ folder: String) async throws {
        let plan = Simulation.Plan(
            seed: 7,
            start: try #require(Instant(rfc3339: "2026-03-02T00:00:00+07:00")),
            end: try #require(Instant(rfc3339: "2026-03-28T00:00:00+07:00")),
            dossiers: 40,
            district: "504",
            hasCast: false
        )
        _ = try await SimulatedProvince.run(plan, Configuration(data: folder))
    }

    static func records(_ configuration: Configuration) async throws -> Int64 {
        try await Province.verifyLedger(configuration, key: nil).records
    }

    /// Rows and content of every projection, to be compared.
    static func prints(_ configuration: Configuration) async throws -> [TablePrint] {
        let province = try await Province.open(configuration)
        let prints = try await province.database.read { [ledger = province.ledger] db in
            try ledger.fingerprints(in: db)
        }
        try await province.close()
        return prints
    }
}

/// Folders of one test, removed after it.
struct Folders: Sendable {
    let root: String

    var data: String { root + "/data" }
    var backup: String { root + "/backup" }

    /// The path of one that is not there yet.
    func new() -> String { root + "/" + UUID().uuidString }

    static func with(_ body: (Folders) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        try await body(Folders(root: root))
    }
}

/// An empty database of the test server.
enum ServerDatabase {
    static func with(_ body: (String) async throws -> Void) async throws {
        let name = "thubon_" + UUID().uuidString.lowercased().replacing("-", with: "_")
        let server = TestEngine.address("postgres")
        try await Database.administerPostgres(server, statement: "CREATE DATABASE \(name) TEMPLATE template0")
        do { try await body(TestEngine.address(name)) } catch {
            try await Database.administerPostgres(server, statement: "DROP DATABASE \(name) WITH (FORCE)")
            throw error
        }
        try await Database.administerPostgres(server, statement: "DROP DATABASE \(name) WITH (FORCE)")
    }
}
