import Photographs
public import Storage
import Synchronization

/// Tệp đã nhận: a file that lies in the blob store, not yet belonging to anything.
public struct ReceivedFile: Sendable, Hashable {
    /// The field of the form.
    public let field: String
    /// What the client calls the file, cleaned; only for showing.
    public let name: String
    /// The type that the client claims; look at `head` before believing it.
    public let declaredType: String
    /// Where it lies.
    public let hash: BlobHash
    /// Its size in bytes; 0 is an empty file, which no dossier takes.
    public let size: Int
    /// The first bytes (at most 64), which tell what kind of file it is.
    public let head: [UInt8]
}

extension Upload {
    /// Reads the whole form, its files straight into the blob store.
    ///
    /// - Parameters:
    ///   - store: where the files go.
    ///   - isWanted: says for each file whether it is kept; others are thrown away.
    /// - Returns: the fields, and the files in the order in which they came.
    /// - Throws: as `read`. Files that had arrived whole stay in the store; what nobody refers to is swept away later.
    public func read(
        into store: BlobStore,
        where isWanted: @escaping @Sendable (IncomingFile) throws -> Bool = { _ in true }
    ) async throws -> (form: FormData, files: [ReceivedFile]) {
        let received = ReceivedFiles()
        let form = try await read { file in
            guard try isWanted(file) else { return nil }
            let incoming = try IncomingBlob(store)
            return FileSink(
                write: incoming.append,
                finish: {
                    received.add(try await incoming.finish(file.field, file.name, declaredType: file.declaredType))
                }
            )
        }
        return (form, received.all)
    }
}

/// The files of one upload.
private final class ReceivedFiles: Sendable {
    private let state = Mutex<[ReceivedFile]>([])

    var all: [ReceivedFile] { state.withLock { $0 } }

    func add(_ file: ReceivedFile) { state.withLock { $0.append(file) } }
}

/// One file on its way into the store; a photograph leaves behind where it was taken.
///
/// Used by one task at a time.
final class IncomingBlob: Sendable {
    private let writer: BlobWriter
    private let state = Mutex<(cleaner: PhotographCleaner, head: [UInt8])>((PhotographCleaner(), []))

    init(_ store: BlobStore) throws { writer = try store.writer() }

    /// Takes the next bytes.
    func append(_ bytes: [UInt8]) async throws { try await keep { $0.clean(bytes) } }

    /// Gives the file its place.
    func finish(_ field: String, _ name: String, declaredType: String) async throws -> ReceivedFile {
        try await keep { $0.finish() }
        let (hash, size) = try await writer.finish()
        return ReceivedFile(
            field: field,
            name: name,
            declaredType: declaredType,
            hash: hash,
            size: size,
            head: state.withLock { $0.head }
        )
    }

    private func keep(_ cleaned: (inout PhotographCleaner) -> [UInt8]) async throws {
        let bytes = state.withLock { state in
            let bytes = cleaned(&state.cleaner)
            if state.head.count < 64 { state.head += bytes.prefix(64 - state.head.count) }
            return bytes
        }
        if !bytes.isEmpty { try await writer.append(bytes) }
    }
}
