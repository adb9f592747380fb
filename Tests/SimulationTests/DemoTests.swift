import App
import Foundation
import Kernel
import Simulation
import Testing
import Web

@Suite("The folder of a demo")
struct DemoTests {
    @Test("a filling that was cut off begins anew, a second start takes what is there, others are left alone")
    func folder() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("demo-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let configuration = Configuration(data: folder)
        let wish = Demo.Wish(dossiers: 100, district: "504")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write("not a database", to: folder + "/thubon.sqlite")

        await #expect(throws: Demo.Fault.self, "somebody's own province") {
            try await Demo.open(configuration, wish: wish)
        }

        let half = #"{"profile":"quang-nam","dossiers":100,"seed":1,"isFilled":false,"password":"","cast":[]}"#
        try write(half, to: folder + "/demo.json")
        let (first, filled) = try await record(configuration, wish)
        #expect(filled == 100)

        let (second, again) = try await record(configuration, wish)
        #expect(again == nil, "taken as it is")
        #expect(second == first)

        await #expect(throws: Demo.Fault.self, "another province") {
            try await Demo.open(Configuration(data: folder, profile: "da-nang"), wish: wish)
        }
    }

    @Test("Đà Nẵng is not simulated before its last reform, and the folder stays empty")
    func daNang() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("demo-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let start = try #require(CivilDate("2025-06-30"))
        let plan = Simulation.Plan(
            seed: 1,
            start: Instant(start, TimeOfDay(0, 0)),
            end: Instant(start.adding(days: 3), TimeOfDay(0, 0)),
            dossiers: 5
        )
        let fault = await #expect(throws: Demo.Fault.self) {
            try await SimulatedProvince.run(plan, Configuration(data: folder, profile: "da-nang"))
        }
        #expect(fault?.description.contains("from 2025-07-01 on") == true)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    /// Opens the demo, looks at it and lets go of the folder.
    private func record(_ configuration: Configuration, _ wish: Demo.Wish) async throws -> (Demo.Record, Int?) {
        let demo = try await Demo.open(configuration, wish: wish)
        #expect(demo.settings.isDemo)
        #expect(demo.settings.demoAccounts.contains { $0.login == "mai" && !$0.password.isEmpty })
        try await demo.province.close()
        return (demo.record, demo.tally?.submitted)
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
