import Hummingbird
import Kernel
public import Storage

extension Visit {
    /// Reads the body piece by piece, none of which is kept here.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that are taken.
    ///   - take: takes the next bytes.
    /// - Throws: `WebRefusal.fileTooLarge`, `.tooSlow`, and what `take` throws.
    public func readPieces(upTo limit: Int, _ take: ([UInt8]) async throws -> Void) async throws {
        do {
            try refuseAnnounced(over: limit)
        } catch WebRefusal.bodyTooLarge {
            throw WebRefusal.fileTooLarge(limit)
        }
        var size = 0
        for try await chunk in InTime(request.body, seconds: context.limits.uploadSeconds) {
            size += chunk.readableBytes
            guard size <= limit else { throw WebRefusal.fileTooLarge(limit) }
            try await take(Array(chunk.readableBytesView))
        }
    }

    /// Reads the body as one file, chunk by chunk into the store.
    ///
    /// - Parameters:
    ///   - field: for what it is sent.
    ///   - name: what the sender calls it.
    ///   - store: where it goes.
    /// - Returns: the file, not yet belonging to anything; what nobody refers to is swept away later.
    /// - Throws: `WebRefusal.fileTooLarge`, `.tooSlow`.
    public func readFile(for field: String, named name: String, into store: BlobStore) async throws -> ReceivedFile {
        let limit = context.limits.file
        do {
            try refuseAnnounced(over: limit)
        } catch WebRefusal.bodyTooLarge {
            throw WebRefusal.fileTooLarge(limit)
        }
        let incoming = try IncomingBlob(store)
        var size = 0
        for try await chunk in InTime(request.body, seconds: context.limits.uploadSeconds) {
            size += chunk.readableBytes
            guard size <= limit else { throw WebRefusal.fileTooLarge(limit) }
            try await incoming.append(Array(chunk.readableBytesView))
        }
        return try await incoming.finish(field, PartHeader.shownName(name), declaredType: mediaType)
    }
}
