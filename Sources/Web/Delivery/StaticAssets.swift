public import DesignSystem
import Hummingbird
import Kernel

/// Tệp tĩnh: styles, scripts and pictures of the program, from memory, under addresses that change with the content; so
/// browsers keep them for ever.
public struct StaticAssets: Sendable {
    private struct Entry {
        let type: String
        let tag: String
        let plain: ByteBuffer
        let compressed: ByteBuffer?
    }

    private let entries: [String: Entry]

    /// The folder under which all files are found.
    static let folder = "/assets"

    /// These files; each is compressed here, once.
    public init(_ assets: [Asset]) {
        var entries: [String: Entry] = [:]
        for asset in assets {
            let isText = CompressionMiddleware.isText(asset.contentType)
            let compressed = isText ? Gzip.compress(asset.bytes, level: Gzip.staticLevel) : nil
            entries[asset.address] = Entry(
                type: asset.contentType,
                tag: "\"\(asset.hash)\"",
                plain: ByteBuffer(bytes: asset.bytes),
                compressed: compressed.flatMap { $0.count < asset.bytes.count ? ByteBuffer(bytes: $0) : nil }
            )
        }
        self.entries = entries
    }

    /// The route that answers all of them.
    public func routes() -> Routes {
        var routes = Routes()
        routes.asset(Self.folder + "/**", "assets") { visit in try answer(visit) }
        return routes
    }

    private func answer(_ visit: Visit) throws -> Response {
        guard let asset = entries[visit.path] else { throw WebRefusal.notFound }
        var headers: HTTPFields = [
            .contentType: asset.type, .eTag: asset.tag, .cacheControl: "public, max-age=31536000, immutable",
        ]
        if asset.compressed != nil { headers.vary(on: "Accept-Encoding") }
        let known = visit.header(.ifNoneMatch)?.split(separator: ",").map { trimmedBlanks($0) } ?? []
        if known.contains(where: { $0 == asset.tag || $0 == "W/" + asset.tag || $0 == "*" }) {
            return Response(status: .notModified, headers: headers)
        }
        if let compressed = asset.compressed, CompressionMiddleware.takesGzip(visit.header(.acceptEncoding)) {
            headers[.contentEncoding] = "gzip"
            headers[.eTag] = "W/" + asset.tag
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: compressed))
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: asset.plain))
    }
}
