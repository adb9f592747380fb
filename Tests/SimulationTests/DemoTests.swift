import App
import Foundation
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
        let wish = Demo.Wish(dossiers: 60, district: "504")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write("not a database", to: folder + "/thubon.sqlite")

        await #expect(throws: Demo.Fault.self, "somebody's own province") {
            try await Demo.open(configuration, wish: wish)
        }

        let half = #"{"profile":"quang-nam","dossiers":60,"seed":1,"isFilled":false,"password":"","cast":[]}"#
        try write(half, to: folder + "/demo.json")
        let first = try await Demo.open(configuration, wish: wish)
        #expect(first.tally?.submitted == 60)
        #expect(first.settings.isDemo)
        #expect(first.settings.demoAccounts.contains { $0.login == "mai" && !$0.password.isEmpty })
        try await first.province.close()

        let second = try await Demo.open(configuration, wish: wish)
        #expect(second.tally == nil)
        #expect(second.record == first.record)
        try await second.province.close()

        await #expect(throws: Demo.Fault.self, "another province") {
            try await Demo.open(Configuration(data: folder, profile: "da-nang"), wish: wish)
        }
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
