import Hummingbird

/// Compresses answers that are text and longer than a packet, where the reader's program takes gzip.
struct CompressionMiddleware: RouterMiddleware {
    typealias Context = PortalContext

    /// Shorter answers fit into one packet anyway.
    static let smallest = 1024
    /// Longer answers are compressed while they are sent.
    static let largestAtOnce = 8 * 1_048_576

    func handle(
        _ request: Request,
        context: PortalContext,
        next: (Request, PortalContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard Self.isText(response.headers[.contentType]), response.status.code != 206,
            !response.headers.contains(.contentEncoding)
        else { return response }
        response.headers.vary(on: "Accept-Encoding")
        guard Self.takesGzip(request.headers[.acceptEncoding]) else { return response }
        if let length = response.body.contentLength, length < Self.smallest { return response }
        if let length = response.body.contentLength, length <= Self.largestAtOnce {
            let bytes = try await Self.collect(response.body)
            response.body = .init(byteBuffer: ByteBuffer(bytes: bytes))
            guard let compressed = Gzip.compress(bytes, level: Gzip.dynamicLevel), compressed.count < bytes.count
            else { return response }
            response.body = .init(byteBuffer: ByteBuffer(bytes: compressed))
        } else {
            let body = response.body
            response.headers[.contentLength] = nil
            response.body = ResponseBody { writer in
                try await body.write(DeflatingWriter(writer))
            }
        }
        response.headers[.contentEncoding] = "gzip"
        // The compressed form is another one, byte by byte; a strong tag would claim it is the same.
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
        return response
    }

    static func isText(_ type: String?) -> Bool {
        let essence = MediaRange.essence(of: type ?? "")
        // Events have to leave at once, and the compressor would hold them back.
        guard essence != "text/event-stream" else { return false }
        return essence.hasPrefix("text/") || essence.hasSuffix("+json") || essence.hasSuffix("+xml")
            || ["application/json", "application/javascript", "application/xml", "application/yaml"].contains(essence)
    }

    /// Whether the header names gzip, or everything, without refusing it (`q=0`).
    static func takesGzip(_ header: String?) -> Bool {
        var named: Bool?
        var others = false
        for part in (header ?? "").split(separator: ",") {
            let media = MediaRange(String(part))
            let isTaken = media.parameters["q"].flatMap { Double($0) } ?? 1 > 0
            switch media.essence {
            case "gzip", "x-gzip": named = isTaken
            case "*": others = isTaken
            default: break
            }
        }
        return named ?? others
    }

    private static func collect(_ body: ResponseBody) async throws -> [UInt8] {
        let collector = CollectingWriter()
        try await body.write(collector)
        return collector.bytes
    }
}

/// Keeps what is written.
///
/// Used by one task only, so nothing is locked.
private final class CollectingWriter: ResponseBodyWriter {
    var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Compresses what is written and hands it on.
private struct DeflatingWriter: ResponseBodyWriter {
    private var parent: any ResponseBodyWriter
    private let deflater = Deflater(level: Gzip.dynamicLevel)

    struct Failure: Error {}

    init(_ parent: any ResponseBodyWriter) {
        self.parent = parent
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        try await send(Array(buffer.readableBytesView), isLast: false)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await send([], isLast: true)
        try await parent.finish(trailingHeaders)
    }

    private mutating func send(_ bytes: [UInt8], isLast: Bool) async throws {
        guard let compressed = deflater.compress(bytes, isLast: isLast) else { throw Failure() }
        if !compressed.isEmpty { try await parent.write(ByteBuffer(bytes: compressed)) }
    }
}
