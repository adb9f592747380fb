import Crypto
import Dispatch
import Foundation
import Synchronization

/// Kho tệp: files by the hash of their content, each kept once, on disk.
///
/// A file is written beside, flushed, and then renamed into its place: a half-written file is never visible, and a
/// cut-off upload leaves nothing but a temporary file that `sweepUnfinished` removes.
public final class BlobStore: Sendable {
    let folder: URL
    let queue = DispatchQueue(label: "thubon.blobs", attributes: .concurrent)

    /// Opens the store in the folder, and makes it where it is missing.
    public init(folder path: String) throws {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        } catch {
            throw StorageError.file("make the folder \(path)", reason: error.localizedDescription)
        }
    }

    /// Opens a store that is there, and makes nothing: a mistyped folder is told instead of found empty.
    ///
    /// - Throws: `StorageError.file` where there is no such folder.
    public init(existing path: String) throws {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        guard (try? folder.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true else {
            throw StorageError.file("open the folder \(path)", reason: "there is none")
        }
    }

    var unfinished: URL { folder.appendingPathComponent("unfinished", isDirectory: true) }

    func place(of hash: BlobHash) -> URL { URL(fileURLWithPath: path(of: hash)) }

    private func path(of hash: BlobHash) -> String { "\(folder.path)/\(hash.description.prefix(2))/\(hash)" }

    /// Begins a new file.
    public func writer() throws -> BlobWriter { try BlobWriter(store: self) }

    /// Keeps bytes that are already in memory.
    public func put(_ bytes: [UInt8]) async throws -> BlobHash {
        let writer = try writer()
        try await writer.append(bytes)
        return try await writer.finish().hash
    }

    /// Whether the file is there.
    public func contains(_ hash: BlobHash) -> Bool {
        FileManager.default.fileExists(atPath: place(of: hash).path)
    }

    /// Which of the files are not there, in the order of their names.
    public func missing(of named: Set<BlobHash>) -> [BlobHash] {
        named.filter { !contains($0) }.sorted { $0.description < $1.description }
    }

    /// The file's length in bytes; nil where it is not there.
    public func size(of hash: BlobHash) -> Int? {
        var facts = stat()
        guard stat(path(of: hash), &facts) == 0 else { return nil }
        return Int(facts.st_size)
    }

    /// The file piece by piece, each at most 64 KiB.
    public func read(_ hash: BlobHash) throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard let handle = FileHandle(forReadingAtPath: place(of: hash).path) else {
            throw StorageError.file("read a file", reason: "it is not in the store")
        }
        let queue = queue
        return AsyncThrowingStream {
            try await onQueue(queue) {
                guard let piece = try handle.read(upToCount: 65536), !piece.isEmpty else {
                    try handle.close()
                    return nil
                }
                return [UInt8](piece)
            }
        }
    }

    /// Reads the whole file again and tells whether its content still has the hash.
    public func isIntact(_ hash: BlobHash) async throws -> Bool {
        var digest = SHA256()
        for try await piece in try read(hash) { digest.update(data: piece) }
        return BlobHash(digest: digest.finalize()) == hash
    }

    /// Removes what cut-off uploads left behind and is older than the given seconds.
    public func sweepUnfinished(olderThan seconds: Double) async throws {
        try await onQueue(queue) { [self] in try removeUnfinished(olderThan: seconds) }
    }

    private func removeUnfinished(olderThan seconds: Double) throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: unfinished,
            includingPropertiesForKeys: [.contentModificationDateKey]
        )
        for file in files {
            let changed = try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            if let changed, -changed.timeIntervalSinceNow > seconds { try FileManager.default.removeItem(at: file) }
        }
    }
}

/// One file on its way into the store.
///
/// Used by one task at a time.
public final class BlobWriter: Sendable {
    private let store: BlobStore
    private let place: URL
    private let state: Mutex<State>

    private struct State {
        var handle: FileHandle?
        var digest = SHA256()
        var size = 0
    }

    fileprivate init(store: BlobStore) throws {
        self.store = store
        var template = Array(store.unfinished.appendingPathComponent("XXXXXX").path.utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw StorageError.writing("begin a file", errno: errno)
        }
        place = URL(fileURLWithPath: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
        state = Mutex(State(handle: FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)))
    }

    deinit {
        // A writer that was not finished leaves nothing.
        if state.withLock({ $0.handle != nil }) { try? FileManager.default.removeItem(at: place) }
    }

    /// How many bytes came so far.
    public var size: Int { state.withLock { $0.size } }

    /// Adds a piece.
    public func append(_ bytes: [UInt8]) async throws {
        try await onQueue(store.queue) { [self] in
            try state.withLock { state in
                try Self.attempt("write a file") { try state.handle?.write(contentsOf: bytes) }
                state.digest.update(data: bytes)
                state.size += bytes.count
            }
        }
    }

    /// Flushes the file and gives it its place; the same content is kept once.
    public func finish() async throws -> (hash: BlobHash, size: Int) {
        try await onQueue(store.queue) { [self] in
            try state.withLock { state in
                let hash = BlobHash(digest: state.digest.finalize())
                try Self.attempt("keep a file") {
                    try state.handle?.synchronize()
                    try state.handle?.close()
                    let final = store.place(of: hash)
                    let folder = final.deletingLastPathComponent()
                    if !FileManager.default.fileExists(atPath: folder.path) {
                        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                        Self.flush(folder: folder.deletingLastPathComponent())
                    }
                    // rename replaces: two uploads of the same content end as one file.
                    guard rename(place.path, final.path) == 0 else {
                        throw StorageError.writing("keep a file", errno: errno)
                    }
                    Self.flush(folder: folder)
                }
                state.handle = nil
                return (hash, state.size)
            }
        }
    }

    /// The new name is durable only when the folder is.
    private static func flush(folder: URL) {
        let descriptor = open(folder.path, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    static func attempt(_ action: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError.writing(action, error)
        }
    }
}

/// Runs blocking work beside the cooperative pool.
func onQueue<Value: Sendable>(
    _ queue: DispatchQueue,
    _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        queue.async { continuation.resume(with: Result { try work() }) }
    }
}
