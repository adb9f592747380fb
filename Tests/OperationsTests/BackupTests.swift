import App
import Directory
import Foundation
import Kernel
import Ledger
import Simulation
import Storage
import StorageTesting
import Testing

@Suite("Backup and restore")
struct BackupTests {
    /// It comes to nothing, and the words say why.
    private static func refuses(_ words: String, _ body: () async throws -> Void) async {
        let fault = await #expect(throws: Backup.Fault.self) { try await body() }
        #expect(fault?.description.contains(words) == true, "\(fault?.description ?? "")")
    }

    @Test("a backup restores to the same ledger and the same tables, and goes from one engine to the other")
    func roundTrip() async throws {
        try await Folders.with { folders in
            try await SmallProvince.fill(folders.data)
            let before = try await SmallProvince.prints(Configuration(data: folders.data))

            let backup = try await Backup.take(of: Configuration(data: folders.data), into: folders.backup)
            #expect(backup.records > 1000)
            #expect(backup.files > 0)
            let restored = Configuration(data: folders.new())
            #expect(try await Backup.restore(folders.backup, into: restored) == backup)
            #expect(try await SmallProvince.prints(restored) == before)

            guard TestEngine.all.contains(.postgresql) else { return }
            try await ServerDatabase.with { address in
                let server = Configuration(data: folders.new(), databaseAddress: address)
                try await Backup.restore(folders.backup, into: server)
                #expect(try await SmallProvince.prints(server) == before)
                await Self.refuses("the database is not empty") {
                    let other = Configuration(data: folders.new(), databaseAddress: address)
                    try await Backup.restore(folders.backup, into: other)
                }

                let fromServer = folders.new()
                let second = try await Backup.take(of: server, into: fromServer)
                #expect(second.engine == "postgresql")
                #expect(second.root == backup.root)
                let back = Configuration(data: folders.new())
                try await Backup.restore(fromServer, into: back)
                #expect(try await SmallProvince.prints(back) == before)
            }
        }
    }

    @Test("a backup beside a writing server is one moment of it")
    func besideWriter() async throws {
        try await Folders.with { folders in
            try await SmallProvince.fill(folders.data)
            let province = try await Province.open(Configuration(data: folders.data))
            let writing = Task {
                var count = 0
                while !Task.isCancelled {
                    _ = try await province.directory.register(PersonDetails(name: "Alăng Văn Bình"), by: .system)
                    count += 1
                }
                return count
            }
            let backup = try await Backup.take(of: Configuration(data: folders.data), into: folders.backup)
            writing.cancel()
            #expect(try await writing.value > 0)
            try await province.close()

            let later = try await SmallProvince.records(Configuration(data: folders.data))
            #expect(later >= backup.records)
            let restored = Configuration(data: folders.new())
            try await Backup.restore(folders.backup, into: restored)
            #expect(try await SmallProvince.records(restored) == backup.records)
        }
    }

    @Test("uploaded files of an earlier backup are shared, not copied once more")
    func shared() async throws {
        try await Folders.with { folders in
            try await SmallProvince.fill(folders.data)
            let configuration = Configuration(data: folders.data)
            try await Backup.take(of: configuration, into: folders.backup)
            let second = folders.new()
            try await Backup.take(of: configuration, into: second, sharingWith: folders.backup)

            let file = try #require(try BlobStore(existing: second + "/blobs").hashes().first?.description)
            let path = "\(second)/blobs/\(file.prefix(2))/\(file)"
            let links = try FileManager.default.attributesOfItem(atPath: path)[.referenceCount] as? Int
            #expect(links == 2)
        }
    }

    @Test("what is damaged is no backup and is not restored")
    func damaged() async throws {
        try await Folders.with { folders in
            try await SmallProvince.fill(folders.data)
            let configuration = Configuration(data: folders.data)
            try await Backup.take(of: configuration, into: folders.backup)
            await Self.refuses("is there already") {
                try await Backup.take(of: configuration, into: folders.backup)
            }

            let file = try #require(try BlobStore(existing: folders.backup + "/blobs").hashes().first?.description)
            let path = "\(folders.backup)/blobs/\(file.prefix(2))/\(file)"
            let content = try Data(contentsOf: URL(fileURLWithPath: path))
            try Data("something else".utf8).write(to: URL(fileURLWithPath: path))
            let target = Configuration(data: folders.new())
            await Self.refuses("is damaged") {
                try await Backup.restore(folders.backup, into: target)
            }
            try FileManager.default.removeItem(atPath: path)
            await Self.refuses("which is not in") {
                try await Backup.restore(folders.backup, into: target)
            }
            try content.write(to: URL(fileURLWithPath: path))

            let database = try Database.sqlite(path: folders.backup + "/thubon.sqlite")
            try await database.write { db in
                try db.run("UPDATE ledger_payload SET actor_name = 'Ai đó' WHERE sequence = 900")
            }
            try await database.close()
            await Self.refuses("900") { try await Backup.restore(folders.backup, into: target) }
            #expect(!FileManager.default.fileExists(atPath: target.data + "/thubon.sqlite"))
        }
    }

    @Test("a restore that broke off in the middle leaves nothing in the way of the next")
    func retried() async throws {
        try await Folders.with { folders in
            try await SmallProvince.fill(folders.data)
            let backup = try await Backup.take(of: Configuration(data: folders.data), into: folders.backup)
            let target = Configuration(data: folders.new())

            // A file lies where a folder of files is to be.
            let file = try #require(try BlobStore(existing: folders.backup + "/blobs").hashes().last?.description)
            let place = "\(target.data)/blobs/\(file.prefix(2))"
            try FileManager.default.createDirectory(atPath: target.data + "/blobs", withIntermediateDirectories: true)
            try Data().write(to: URL(fileURLWithPath: place))
            await #expect(throws: StorageError.self) { try await Backup.restore(folders.backup, into: target) }
            // A power cut can leave a file without its bytes.
            try FileManager.default.removeItem(atPath: place)
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try Data().write(to: URL(fileURLWithPath: "\(place)/\(file)"))

            if TestEngine.all.contains(.postgresql) {
                // All of it is there but the rows: the database belongs to somebody else.
                try await ServerDatabase.with { address in
                    let owner = Configuration(data: folders.new(), databaseAddress: address)
                    try await Backup.restore(folders.backup, into: owner)
                    var taken = target
                    taken.databaseAddress = address
                    await Self.refuses("the database is not empty") {
                        try await Backup.restore(folders.backup, into: taken)
                    }
                }
                let left = try FileManager.default.contentsOfDirectory(atPath: target.data).sorted()
                #expect(left == ["blobs", "thubon.lock"])
            }
            #expect(try await Backup.restore(folders.backup, into: target) == backup)
            #expect(try await BlobStore(existing: target.data + "/blobs").damaged().isEmpty)
        }
    }

    @Test("a folder that was mistyped is told and not made")
    func mistyped() async throws {
        try await Folders.with { folders in
            try await SmallProvince.fill(folders.data)
            let previous = folders.new()
            await #expect(throws: StorageError.self) {
                try await Backup.take(
                    of: Configuration(data: folders.data),
                    into: folders.backup,
                    sharingWith: previous
                )
            }
            #expect(!FileManager.default.fileExists(atPath: previous))
            #expect(!FileManager.default.fileExists(atPath: folders.backup))
        }
    }

    @Test("nothing is restored over a province that is there, or from another one")
    func taken() async throws {
        try await Folders.with { folders in
            try await SmallProvince.fill(folders.data)
            try await Backup.take(of: Configuration(data: folders.data), into: folders.backup)
            await Self.refuses("holds a province already") {
                try await Backup.restore(folders.backup, into: Configuration(data: folders.data))
            }
            await Self.refuses("is a backup of quang-nam, not of da-nang") {
                let other = Configuration(data: folders.new(), profile: "da-nang")
                try await Backup.restore(folders.backup, into: other)
            }
            await Self.refuses("holds a province already (thubon.sqlite-wal)") {
                let left = folders.new()
                try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
                try Data([1]).write(to: URL(fileURLWithPath: left + "/thubon.sqlite-wal"))
                try await Backup.restore(folders.backup, into: Configuration(data: left))
            }
            await Self.refuses("is no backup") {
                try await Backup.restore(folders.data, into: Configuration(data: folders.new()))
            }
        }
    }
}
