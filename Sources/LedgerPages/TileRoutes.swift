import Directory
import Hummingbird
import Kernel
public import Ledger
public import Web

/// `/tlog/…`: the ledger as existing tools of transparency logs read it (C2SP tlog-tiles).
public struct TileRoutes: Sendable {
    private let ledger: OpenLedger

    /// A checkpoint that is not older is served again: whoever asks often must not make the node sign often.
    private static let checkpointSeconds = 2

    /// Serves this ledger.
    public init(ledger: OpenLedger) {
        self.ledger = ledger
    }

    /// `/tlog/checkpoint`, `/tlog/tile/…` and `/tlog/key`.
    public func routes() -> Routes {
        var routes = Routes()
        routes.asset("/tlog/checkpoint", "tlog.checkpoint") { visit in
            let checkpoint = try await ledger.checkpoint(notOlderThan: Self.checkpointSeconds)
            return answer(Array(checkpoint.note.description.utf8), "text/plain; charset=utf-8", keptFor: "max-age=2")
        }
        routes.asset("/tlog/key", "tlog.key") { visit in
            answer(Array("\(ledger.key)\n".utf8), "text/plain; charset=utf-8", keptFor: "max-age=3600")
        }
        routes.asset("/tlog/tile/**", "tlog.tile") { visit in try await tile(visit) }
        return routes
    }

    private func tile(_ visit: Visit) async throws -> Response {
        guard let address = TileAddress(visit.path.dropFirst("/tlog/tile/".utf8.count)),
            let bytes = try await ledger.tile(address)
        else { throw WebRefusal.notFound }
        // A tile, full or partial, never changes: what it covers is signed.
        return answer(bytes, "application/octet-stream", keptFor: "max-age=31536000, immutable")
    }

    private func answer(_ bytes: [UInt8], _ type: String, keptFor policy: String) -> Response {
        var response = Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentType] = type
        response.headers[.cacheControl] = "public, " + policy
        // The ledger is for everybody: pages of others may read it too.
        response.headers[.accessControlAllowOrigin] = "*"
        return response
    }
}
