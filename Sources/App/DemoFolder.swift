import Foundation
import Storage

/// Thư mục của bản trình diễn.
struct DemoFolder {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    private var recordPath: String { path + "/demo.json" }
    private var databasePath: String { path + "/thubon.sqlite" }

    /// What the folder says of itself; nil where it holds no demo.
    func record() throws -> Demo.Record? {
        guard let data = FileManager.default.contents(atPath: recordPath) else { return nil }
        return try JSONDecoder().decode(Demo.Record.self, from: data)
    }

    /// Written beside and renamed, so that it always says one thing or the other.
    func write(_ record: Demo.Record) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try encoder.encode(record).write(to: URL(fileURLWithPath: recordPath), options: .atomic)
    }

    /// Throws half a demo away; leaves everything else alone.
    func clear(isDemo: Bool, isElsewhere: Bool) throws {
        guard isDemo else {
            guard !FileManager.default.fileExists(atPath: databasePath) else {
                throw Demo.Fault(
                    description: "\(path) holds a province that is no demo; choose another folder with --data"
                )
            }
            return
        }
        guard !isElsewhere else {
            throw Demo.Fault(
                description: "the filling of the database was cut off; give the demo an empty database, and remove"
                    + " \(recordPath)"
            )
        }
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: databasePath + suffix) {
            try FileManager.default.removeItem(atPath: databasePath + suffix)
        }
    }

    /// What was filled without waiting for the disk is on it now.
    func flush() throws {
        guard let file = FileHandle(forUpdatingAtPath: databasePath) else { return }
        try file.synchronize()
        try file.close()
    }
}
