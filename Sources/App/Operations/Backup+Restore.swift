import Foundation
import Kernel
import Ledger
import Storage

extension Backup {
    /// Khôi phục: puts a backup into an empty data folder, or its rows into an empty PostgreSQL database.
    ///
    /// The backup is read and proved first, and only then is anything written. A restore that was cut off leaves at most
    /// files in `blobs/`, and may be asked for again.
    ///
    /// - Parameters:
    ///   - folder: that of the backup, which stays as it is.
    ///   - configuration: where to; the data folder must not hold a database yet.
    /// - Throws: `Fault` where the target is taken or the backup is not sound or of another province; `StorageError`.
    /// - Returns: what was restored.
    @discardableResult
    public static func restore(_ folder: String, into configuration: Configuration) async throws -> Backup {
        let backup = try read(folder)
        guard backup.profile == configuration.profile else {
            throw Fault(description: "\(folder) is a backup of \(backup.profile), not of \(configuration.profile)")
        }
        let data = configuration.data
        let manager = FileManager.default
        // A journal that was left alone would be played into the restored file.
        for name in ["thubon.sqlite", "thubon.sqlite-wal", "secret.key"]
        where manager.fileExists(atPath: "\(data)/\(name)") {
            throw Fault(description: "\(data) holds a province already (\(name)); restore into an empty folder")
        }
        let verification = try await proof(of: folder, profile: backup.profile)
        guard verification.records == backup.records, Base64.encode(verification.root.bytes) == backup.root else {
            throw Fault(description: "\(folder)/thubon.sqlite is not the one of \(file): the ledger has another root")
        }
        try manager.createDirectory(atPath: data, withIntermediateDirectories: true)
        let lock = try FileLock(folder: data)
        defer { withExtendedLifetime(lock) {} }
        _ = try await BlobStore(existing: folder + "/blobs").copyAll(
            to: try BlobStore(folder: data + "/blobs"),
            sharingWith: nil
        )
        let growing = data + "/restoring"
        try? manager.removeItem(atPath: growing)
        defer { try? manager.removeItem(atPath: growing) }
        try manager.createDirectory(
            atPath: growing,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        var names = ["secret.key", "thubon.sqlite"]
        for name in names { try manager.copyItem(atPath: "\(folder)/\(name)", toPath: "\(growing)/\(name)") }
        if let address = configuration.databaseAddress {
            try await fill(address, from: growing + "/thubon.sqlite")
            names.removeLast()
        }
        sync()
        // The key and the file get their places only now that nothing can fail any more.
        for name in names { try manager.moveItem(atPath: "\(growing)/\(name)", toPath: "\(data)/\(name)") }
        sync()
        return backup
    }

    /// What a folder says of itself.
    static func read(_ folder: String) throws -> Backup {
        guard let text = FileManager.default.contents(atPath: "\(folder)/\(file)"),
            let backup = try? JSONDecoder().decode(Backup.self, from: text)
        else {
            throw Fault(description: "\(folder) is no backup: its \(file) is missing or cannot be read")
        }
        return backup
    }

    /// Brings the copy's tables up to date with this program, and fills the server's with its rows.
    private static func fill(_ address: String, from path: String) async throws {
        let file = try Database.sqlite(path: path)
        try await file.migrate(Province.migrations)
        try await file.close()
        let server = Database.postgresql(address, readers: 1)
        do {
            try await server.migrate(Province.migrations)
            try await server.restore(from: path)
        } catch {
            try? await server.close()
            guard case .constraint = error as? StorageError else { throw error }
            throw Fault(description: "the database is not empty; give the restored province one of its own")
        }
        try await server.close()
    }
}
