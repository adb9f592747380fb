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

    /// Copies all files into another store that lacks them; one that was cut off goes on where it was.
    ///
    /// - Parameters:
    ///   - other: the store of the backup.
    ///   - previous: the store of an earlier backup on the same disk: what it has is linked instead of copied. A file of
    ///     the store is never changed, so both backups may share it.
    /// - Throws: `StorageError.file` with the reason; `.noRoom` where the disk is full.
    /// - Returns: all that the other store holds afterwards.
    public func copyAll(to other: BlobStore, sharingWith previous: BlobStore?) async throws -> Stock {
        try await onQueue(queue) { [self] in
            var stock = Stock()
            for hash in try hashes() {
                if other.size(of: hash) != size(of: hash) { try copy(hash, to: other, sharingWith: previous) }
                stock.files += 1
                stock.bytes += Int64(other.size(of: hash) ?? 0)
            }
            return stock
        }
    }

    private func copy(_ hash: BlobHash, to other: BlobStore, sharingWith previous: BlobStore?) throws {
        let manager = FileManager.default
        let target = other.place(of: hash)
        let action = "copy a file into \(target.path)"
        try BlobWriter.attempt(action) {
            try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            if let previous, previous.contains(hash) {
                try manager.linkItem(at: previous.place(of: hash), to: target)
            } else {
                // Beside, then renamed, as an upload; what a power cut made of an earlier try is replaced.
                let growing = other.unfinished.appendingPathComponent(hash.description)
                try? manager.removeItem(at: growing)
                try manager.copyItem(at: place(of: hash), to: growing)
                guard rename(growing.path, target.path) == 0 else {
                    throw StorageError.writing(action, errno: errno)
                }
            }
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
