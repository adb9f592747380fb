import App
import Foundation
import Kernel
import Storage
import Testing

@Suite("thubon doctor")
struct DoctorTests {
    @Test("finds nothing in a sound province, and names what is wrong in others")
    func findings() async throws {
        try await Folders.with { folders in
            let nothing = await Doctor(Configuration(data: folders.data)).examine()
            #expect(nothing.contains { $0.level == .bad && $0.text.hasPrefix("folder:") })

            try await SmallProvince.fill(folders.data)
            let configuration = Configuration(data: folders.data)
            let sound = await Doctor(configuration).examine()
            #expect(sound.filter { $0.level == .bad }.map(\.text) == [])
            #expect(sound.contains { $0.text.hasPrefix("ledger:") })

            chmod(folders.data + "/secret.key", 0o644)
            let store = try BlobStore(existing: folders.data + "/blobs")
            let file = try #require(try store.hashes().first?.description)
            try FileManager.default.removeItem(atPath: "\(folders.data)/blobs/\(file.prefix(2))/\(file)")
            let database = try Database.sqlite(path: folders.data + "/thubon.sqlite")
            let tomorrow = Surroundings.system.now.adding(minutes: 1440)
            try await database.write { db in try db.run("UPDATE ledger_head SET last_at = \(tomorrow)") }
            try await database.close()

            let wrong = await Doctor(configuration).examine().filter { $0.level == .bad }.map(\.text)
            #expect(wrong.map { $0.prefix { $0 != ":" } }.sorted() == ["clock", "files", "key"])

            let newer = try Database.sqlite(path: folders.data + "/thubon.sqlite")
            try await newer.write { db in
                try db.run("INSERT INTO schema_migration (room, number, name) VALUES ('ledger', 999, 'later')")
            }
            try await newer.close()
            try FileManager.default.removeItem(atPath: folders.data + "/blobs")
            let refused = await Doctor(configuration).examine()
            #expect(refused.contains { $0.level == .bad && $0.text.hasPrefix("files:") })
            #expect(!FileManager.default.fileExists(atPath: folders.data + "/blobs"), "doctor changes nothing")
            #expect(refused.contains { $0.level == .bad && $0.text.contains("ledger 999") })
        }
    }

    @Test("shows the settings without the password of the database")
    func settings() async {
        for address in ["postgres://thubon:bimat@127.0.0.1:1/x", "host=127.0.0.1 port=1 user=thubon password=bimat"] {
            let findings = await Doctor(Configuration(data: "/nowhere", databaseAddress: address)).examine()
            #expect(findings.contains { $0.text.contains("thubon") && $0.text.hasPrefix("settings:") })
            #expect(!findings.contains { $0.text.contains("bimat") })
        }
    }
}
