import App
import Catalogue
import Directory
import Foundation
import Kernel
import Profiles
import Storage
import StorageTesting
import Territory
import Testing

@testable import Dossiers

/// Every procedure has to find its way on both maps: with three levels, and with two since July 2025.
@Suite("The ways of all procedures through the province")
struct RoutesOfProceduresTests {
    private static let now = Instant(milliseconds: 1_795_568_400_000)

    private static func with(_ name: String, _ body: @escaping @Sendable (Province) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("routes-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await TestEngine.memory.with(Province.migrations) { database in
            let province = try Province(
                profile: try Profile.named(name),
                database: database,
                blobs: try BlobStore(folder: folder),
                secret: Array(repeating: 7, count: 32),
                surroundings: Surroundings(clock: { now }, chance: SeededGenerator(seed: 7))
            )
            try await province.fill()
            try await province.stockCatalogue()
            try await body(province)
        }
    }

    @Test("each step of each procedure has an agency and a desk with a post", arguments: ["quang-nam", "da-nang"])
    func everyStep(profile: String) async throws {
        try await Self.with(profile) { province in
            let contents = try await province.catalogue.contents()
            try await province.database.read { db in
                let date = Self.now.date
                let atlas = try province.territory.atlas(in: db)
                let register = try province.directory.register(in: db)
                let communes = atlas.units(on: date, level: .commune)
                #expect(communes.count == (profile == "quang-nam" ? 241 : 78))
                #expect(contents.procedures.keys.count { !InternalProcedure.hasCode($0) } == 30)
                for procedure in contents.procedures.values {
                    let version = try #require(procedure.version(on: date), "\(procedure.code)")
                    for place in communes.indices.filter({ $0.isMultiple(of: 40) }).map({ communes[$0] }) {
                        let routing = try province.dossiers.routing(version, place: place.id, at: Self.now, in: db)
                        let receiving = try routing.receivingAgency()
                        for step in version.steps {
                            let stop = try routing.stop(at: step, receiving: receiving.id)
                            let desk = register.desk(
                                agency: stop.agency,
                                role: stop.desk,
                                field: version.field,
                                division: step.division,
                                on: date
                            )
                            #expect(!desk.isEmpty, "\(procedure.code) \(step.key) at \(place.name(on: date))")
                        }
                    }
                }
            }
        }
    }

    @Test("three levels are used, and one procedure needs province, district and commune in turn")
    func levels() async throws {
        try await Self.with("quang-nam") { province in
            let contents = try await province.catalogue.contents()
            let date = Self.now.date
            let versions = contents.procedures.values.compactMap { $0.version(on: date) }
            #expect(versions.count { $0.isOnline && $0.result != nil && !$0.components.isEmpty } >= 24)
            #expect(Set(versions.flatMap(\.levels)) == Set(GovernmentLevel.allCases))
            let land = try #require(contents.version("1.012783", on: date))
            #expect(land.course.map(\.agency).contains(.commune) && land.course.map(\.agency).contains(.district))
            #expect(land.department == "so-tai-nguyen-va-moi-truong")
        }
    }
}
