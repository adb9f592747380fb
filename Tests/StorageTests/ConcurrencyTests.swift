import Dispatch
import Foundation
import Storage
import StorageTesting
import Testing

@Suite("Many writers, several servers")
struct ConcurrencyTests {
    private static let count: SQL = "SELECT COUNT(*) FROM note"

    /// Reads a number and writes the next: loses one where two do it side by side.
    private func add(_ times: Int, to databases: [Database]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<times {
                group.addTask {
                    try await databases[number % databases.count].write { db in
                        let last = try db.value("SELECT MAX(id) FROM note", as: Int.self) ?? 0
                        try db.run("INSERT INTO note (id) VALUES (\(last + 1))")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(
        "several servers on one PostgreSQL never write side by side",
        .enabled(if: TestEngine.all.contains(.postgresql))
    )
    func severalServers() async throws {
        try await TestEngine.postgresql.with([DatabaseTests.table]) { database in
            let name = try await database.read {
                try $0.value("SELECT CAST(current_database() AS TEXT)", as: String.self)
            }
            let others = (0..<3).map { _ in Database.postgresql(TestEngine.address(name ?? ""), readers: 1) }
            try await add(200, to: [database] + others)

            #expect(try await database.read { try $0.value(Self.count, as: Int.self) } == 200)
            for other in others { try await other.close() }
        }
    }

    @Test("hundreds of writers at once lose nothing", arguments: TestEngine.all)
    func manyWriters(engine: TestEngine) async throws {
        try await engine.with([DatabaseTests.table]) { database in
            try await add(700, to: [database])

            #expect(try await database.read { try $0.value(Self.count, as: Int.self) } == 700)
        }
    }

    @Test("more statements than the cache holds are answered all the same", arguments: TestEngine.all)
    func manyStatements(engine: TestEngine) async throws {
        try await engine.with([DatabaseTests.table]) { database in
            let sum = try await database.read { db in
                try (1...1200).reduce(0) { sum, number in
                    let list: SQL = "SELECT COUNT(*) FROM note WHERE id IN \(values: Array(1...(number % 700 + 1)))"
                    return sum + (try db.value(list, as: Int.self) ?? -1)
                }
            }
            #expect(sum == 0)
        }
    }

    @Test("a file is flushed before a write is acknowledged")
    func durable() async throws {
        try await TestEngine.file.with([DatabaseTests.table]) { database in
            let settings = try await database.write { db in
                [
                    try db.value("PRAGMA synchronous", as: Int.self), try db.value("PRAGMA foreign_keys", as: Int.self),
                ]
            }
            let mode = try await database.read { try $0.value("PRAGMA journal_mode", as: String.self) }
            #expect(settings == [2, 1])
            #expect(mode == "wal")
        }
    }

    @Test("who only reads a file cannot write it, and sees what the other wrote")
    func reader() async throws {
        let path = TestEngine.path("reader_" + UUID().uuidString)
        defer { for tail in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + tail) } }
        let writer = try Database.sqlite(path: path)
        try await writer.migrate([DatabaseTests.table])
        let reader = try Database.sqliteReader(path: path)
        try await add(3, to: [writer])

        #expect(try await reader.read { try $0.value(Self.count, as: Int.self) } == 3)
        await #expect(throws: StorageError.self) { try await reader.write { db in try db.run("DELETE FROM note") } }
        try await reader.close()
        try await writer.close()
    }

    @Test("a folder belongs to one process")
    func lock() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lock_" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var first: FileLock? = try FileLock(folder: folder.path)
        #expect(throws: FolderInUse.self) { try FileLock(folder: folder.path) }
        #expect(first != nil)
        first = nil
        #expect(throws: Never.self) { try FileLock(folder: folder.path) }
    }
}
