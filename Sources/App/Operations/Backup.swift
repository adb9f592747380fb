import Foundation
import Kernel
import Ledger
import Storage

/// Sao lưu: everything a province is, in one folder: `thubon.sqlite`, `blobs/`, `secret.key`, and `backup.json` about them.
///
/// The folder is a data folder: `thubon serve --data` on it would serve the province as it was. It grows under a
/// temporary name and gets its own only after it was read back and found sound.
public struct Backup: Hashable, Codable, Sendable {
    /// The name of the file that says what a backup holds.
    static let file = "backup.json"

    /// When the copy of the database was taken, `2026-11-28T07:10:00+07:00`.
    public var moment: String
    /// Which province.
    public var profile: String
    /// The engine that it was taken from.
    public var engine: String
    /// Records of the ledger.
    public var records: Int64
    /// Root of the ledger's tree, base64.
    public var root: String
    /// Uploaded files.
    public var files: Int
    /// Their bytes.
    public var bytes: Int64

    /// Why there is no backup, or why it cannot be used; the sentence says what to do.
    public struct Fault: Error, Hashable, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    /// Takes a backup beside the running server, and reads all of it again.
    ///
    /// - Parameters:
    ///   - configuration: of the province.
    ///   - folder: a new one; nothing of it is visible before the backup is whole and sound.
    ///   - previous: an earlier backup on the same disk, whose files are shared instead of copied once more.
    /// - Throws: `Fault` where the folder is taken or what was read back is not sound; `StorageError`.
    /// - Returns: what the folder holds.
    @discardableResult
    public static func take(
        of configuration: Configuration,
        into folder: String,
        sharingWith previous: String? = nil
    ) async throws -> Backup {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: folder) else {
            throw Fault(description: "\(folder) is there already; a backup goes into a new folder")
        }
        let growing = folder + ".unfinished"
        try? manager.removeItem(atPath: growing)
        try manager.createDirectory(
            atPath: growing,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        do {
            let backup = try await copy(configuration, into: growing, sharingWith: previous)
            try manager.moveItem(atPath: growing, toPath: folder)
            return backup
        } catch {
            try? manager.removeItem(atPath: growing)
            throw error
        }
    }

    private static func copy(
        _ configuration: Configuration,
        into folder: String,
        sharingWith previous: String?
    ) async throws -> Backup {
        let moment = Surroundings.system.now
        let previous = try previous.map { try BlobStore(existing: $0 + "/blobs") }
        // The database first: a file that it names was in the store before it was named, and stays there.
        let source = try configuration.reader()
        try await source.backUp(to: folder + "/thubon.sqlite", migrations: Province.migrations)
        try await source.close()
        let stock = try await BlobStore(existing: configuration.data + "/blobs").copyAll(
            to: try BlobStore(folder: folder + "/blobs"),
            sharingWith: previous
        )
        let key = configuration.data + "/secret.key"
        do { try FileManager.default.copyItem(atPath: key, toPath: folder + "/secret.key") } catch {
            throw Fault(description: "\(key) cannot be copied: \(error.localizedDescription)")
        }
        let verification = try await proof(of: folder, profile: configuration.profile)
        let backup = Backup(
            moment: moment.description,
            profile: configuration.profile,
            engine: source.dialect.rawValue,
            records: verification.records,
            root: Base64.encode(verification.root.bytes),
            files: stock.files,
            bytes: stock.bytes
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try encoder.encode(backup).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
        // Linux returns when all of it is on the disk.
        sync()
        return backup
    }

    /// Reads a copy again: the ledger is verified, every file must have the content of its name, and every file that the
    /// database names must be there.
    ///
    /// - Throws: `Fault` with the first thing that is wrong.
    static func proof(of folder: String, profile: String) async throws -> Verification {
        let configuration = Configuration(data: folder, profile: profile)
        let verification = try await Province.verifyLedger(configuration, key: nil)
        if let flaw = verification.flaws.first {
            throw Fault(description: "the ledger of the copy is not sound: \(flaw). Run thubon verify on the original.")
        }
        let store = try BlobStore(existing: folder + "/blobs")
        if let damaged = try await store.damaged().first {
            throw Fault(description: "the file \(damaged) in \(folder) is damaged; look at the disk and try again")
        }
        let database = try configuration.reader()
        let named = try await database.read { try Province.namedFiles(in: $0) }
        try await database.close()
        if let missing = store.missing(of: named).first {
            throw Fault(description: "the database names the file \(missing), which is not in \(folder)/blobs")
        }
        return verification
    }
}

extension Configuration {
    /// The database for reading only; may be opened beside a server.
    ///
    /// - Throws: `StorageError.file` where there is none.
    func reader() throws -> Database {
        if let databaseAddress { return Database.postgresql(databaseAddress, readers: 4) }
        return try Database.sqliteReader(path: data + "/thubon.sqlite")
    }
}
