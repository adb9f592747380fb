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
            let writer = try store.writer()
            let head = FileHead()
            return FileSink(
                write: { bytes in
                    head.add(bytes)
                    try await writer.append(bytes)
                },
                finish: {
                    let (hash, size) = try await writer.finish()
                    received.add(
                        ReceivedFile(
                            field: file.field,
                            name: file.name,
                            declaredType: file.declaredType,
                            hash: hash,
                            size: size,
                            head: head.bytes
                        )
                    )
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

/// The first bytes of a file.
private final class FileHead: Sendable {
    private let state = Mutex<[UInt8]>([])

    var bytes: [UInt8] { state.withLock { $0 } }

    func add(_ bytes: [UInt8]) {
        state.withLock { head in
            if head.count < 64 { head += bytes.prefix(64 - head.count) }
        }
    }
}
