import Crypto
import Hummingbird
public import Kernel

/// Tệp tĩnh: styles, scripts and pictures of the program, from memory, under addresses that contain a hash of their
/// content; so browsers keep them for ever and a new version is a new address.
public struct StaticAssets: Sendable {
    private struct Asset {
        let type: String
        let tag: String
        let plain: ByteBuffer
        let compressed: ByteBuffer?
    }

    private let byAddress: [String: Asset]
    private let addresses: [String: WebPath]

    /// The folder under which all files are found.
    public static let folder = "/tinh"

    /// Files of the rooms; each is compressed here, once.
    public init(_ files: [EmbeddedFile]) {
        var byAddress: [String: Asset] = [:]
        var addresses: [String: WebPath] = [:]
        for file in files {
            let bytes = Array(file.bytes)
            let hash = SHA256.hash(data: bytes).prefix(6).map { byte in
                let digits = String(byte, radix: 16)
                return digits.utf8.count == 1 ? "0" + digits : digits
            }.joined()
            let type = Self.mediaType(of: file.path)
            let compressed = CompressionMiddleware.isText(type) ? Gzip.compress(bytes, level: Gzip.staticLevel) : nil
            let name = Self.name(of: file.path, hash: hash)
            byAddress[name] = Asset(
                type: type,
                tag: "\"\(hash)\"",
                plain: ByteBuffer(bytes: bytes),
                compressed: compressed.flatMap { $0.count < bytes.count ? ByteBuffer(bytes: $0) : nil }
            )
            addresses[file.path] = WebPath(encoded: Self.folder + "/" + name)
        }
        self.byAddress = byAddress
        self.addresses = addresses
    }

    /// The address of a file by its path inside its room. A file that is not there is a bug.
    public func path(_ file: String) -> WebPath {
        guard let path = addresses[file] else { preconditionFailure("no such file in the program: \(file)") }
        return path
    }

    /// The route that answers all of them.
    public func routes() -> Routes {
        var routes = Routes()
        routes.asset(Self.folder + "/**", "assets") { visit in try answer(visit) }
        return routes
    }

    private func answer(_ visit: Visit) throws -> Response {
        let name = String(visit.path.dropFirst(Self.folder.count + 1))
        guard let asset = byAddress[name] else { throw WebRefusal.notFound }
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

    /// `portal.css` becomes `portal.3f2a9c1b55e0.css`.
    private static func name(of path: String, hash: String) -> String {
        guard let dot = path.lastIndex(of: ".") else { return path + "." + hash }
        return path[..<dot] + "." + hash + path[dot...]
    }

    static func mediaType(of path: String) -> String {
        switch path.split(separator: ".").last.map(String.init) ?? "" {
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "json": "application/json"
        case "webmanifest": "application/manifest+json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        case "txt": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}
