import App
import Catalogue
import Directory
import Foundation
import Kernel
import Ledger
import Profiles
import Storage
import StorageTesting

@testable import Simulation

/// Huyện Tây Giang with two communes, a ward of Tam Kỳ, and the departments: a province that is simulated in seconds.
struct SmallProvince: Sendable {
    let province: Province
    let outcome: Simulation.Outcome
    let clock: VirtualClock

    static let map = """
        code,name,kind,level,parent,lat,lon
        49,Tỉnh Quảng Nam,province,province,,,
        502,Thành phố Tam Kỳ,city,district,49,,
        504,Huyện Tây Giang,district,district,49,,
        20335,Phường Tân Thạnh,ward,commune,502,,
        20449,Xã Lăng,commune,commune,504,,
        20452,Xã A Nông,commune,commune,504,,
        """

    /// Simulates four weeks of spring on the engine, and hands the province over before it is thrown away.
    static func with<Value: Sendable>(
        _ engine: TestEngine,
        seed: UInt64 = 5,
        dossiers: Int,
        hasCast: Bool = true,
        map: String? = SmallProvince.map,
        _ body: @Sendable (SmallProvince) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await engine.with(Province.migrations) { database in
            let clock = VirtualClock(moment(3, 2))
            var accounts = DirectorySettings()
            accounts.passwords = PasswordParameters(memory: 8, passes: 1, lanes: 1)
            let province = try Province(
                profile: try Profile.named("quang-nam"),
                database: database,
                blobs: try BlobStore(folder: folder),
                secret: Array(repeating: 7, count: 32),
                surroundings: clock.surroundings(seed: seed),
                accounts: accounts
            )
            try await province.fill(map: map)
            try await province.stockCatalogue()
            let plan = Simulation.Plan(
                seed: seed,
                start: moment(3, 2),
                end: moment(3, 31),
                dossiers: dossiers,
                hasCast: hasCast
            )
            let outcome = try await province.simulation(plan, clock: clock).run()
            return try await body(SmallProvince(province: province, outcome: outcome, clock: clock))
        }
    }

    private static func moment(_ month: Int, _ day: Int) -> Instant {
        Instant(CivilDate(year: 2026, month: month, day: day) ?? CivilDate(daysSinceEpoch: 0), TimeOfDay(0, 0))
    }

    func lastLeaf() async throws -> [UInt8] {
        try await province.database.read { [ledger = province.ledger] db in try ledger.lastLeaf(in: db) }
    }
}
