import Foundation

extension BlobStore {
    /// What lies in the store, or was copied.
    public struct Stock: Hashable, Sendable {
        /// How many files.
        public var files = 0
        /// Their bytes.
        public var bytes: Int64 = 0
    }

    /// All files that are whole, by their hash; those still on their way are not among them.
    public func hashes() throws -> [BlobHash] {
        let manager = FileManager.default
        return try manager.contentsOfDirectory(atPath: folder.path).sorted().filter { $0.utf8.count == 2 }
            .flatMap { name in try manager.contentsOfDirectory(atPath: folder.path + "/" + name).sorted() }
            .compactMap { BlobHash($0) }
    }

    /// Copies all files into another store that lacks them.
    ///
    /// - Parameters:
    ///   - other: the store of the backup.
    ///   - previous: the store of an earlier backup on the same disk: what it has is linked instead of copied. A file of
    ///     the store is never changed, so both backups may share it.
    /// - Throws: `StorageError.file` with the reason, such as a full disk.
    /// - Returns: all that the other store holds afterwards.
    public func copyAll(to other: BlobStore, sharingWith previous: BlobStore?) async throws -> Stock {
        try await onQueue(queue) { [self] in
            var stock = Stock()
            for hash in try hashes() {
                let target = other.place(of: hash)
                do {
                    try FileManager.default.createDirectory(
                        at: target.deletingLastPathComponent(),
                        withIntermediateDirectories: true
                    )
                    if let previous, previous.contains(hash) {
                        try FileManager.default.linkItem(at: previous.place(of: hash), to: target)
                    } else {
                        try FileManager.default.copyItem(at: place(of: hash), to: target)
                    }
                } catch {
                    throw StorageError.file("copy a file into \(target.path)", reason: error.localizedDescription)
                }
                stock.files += 1
                stock.bytes += Int64(other.size(of: hash) ?? 0)
            }
            return stock
        }
    }

    /// Reads every file again; the hashes of those whose content is not what their name says.
    public func damaged() async throws -> [BlobHash] {
        var damaged: [BlobHash] = []
        for hash in try await onQueue(queue, { [self] in try hashes() }) where try await !isIntact(hash) {
            damaged.append(hash)
        }
        return damaged
    }
}
