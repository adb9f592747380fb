public import Hummingbird
import Kernel

/// Tải tệp về: a file for a person, sent from where it is kept without being held in memory.
public struct Download: Sendable {
    /// The name under which the reader saves it.
    public var name: String
    /// Its type, found from its content; anything but a few harmless ones is only offered for saving.
    public var mediaType: String
    /// Its size in bytes.
    public var size: Int64
    /// A word that changes with the content, such as its SHA-256 in hexadecimal.
    public var tag: String?
    /// Whether the reader may look at it in the browser (PDF and pictures) instead of saving it.
    public var isShown: Bool
    /// Sends the bytes of the range to the sink, in pieces.
    public var read: @Sendable (Range<Int64>, _ sink: (_ chunk: [UInt8]) async throws -> Void) async throws -> Void

    /// A file.
    public init(
        name: String,
        mediaType: String,
        size: Int64,
        tag: String? = nil,
        isShown: Bool = false,
        read: @escaping @Sendable (Range<Int64>, _ sink: (_ chunk: [UInt8]) async throws -> Void) async throws -> Void
    ) {
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.tag = tag
        self.isShown = isShown
        self.read = read
    }

    /// A file that was just made, such as a table of statistics.
    public init(name: String, mediaType: String, bytes: [UInt8]) {
        self.init(name: name, mediaType: mediaType, size: Int64(bytes.count)) { range, sink in
            try await sink(Array(bytes[Int(range.lowerBound)..<Int(range.upperBound)]))
        }
    }

    /// Types that a browser shows without running anything of them.
    static let shownTypes: Set<String> = ["application/pdf", "image/jpeg", "image/png", "text/plain"]
}

extension Visit {
    /// The file, or the part of it that was asked for.
    ///
    /// - Throws: `WebRefusal.rangeNotSatisfiable`.
    public func download(_ file: Download) throws -> Response {
        let essence = MediaRange(file.mediaType).essence
        let isShown = file.isShown && Download.shownTypes.contains(essence)
        var headers: HTTPFields = [
            .contentType: file.mediaType,
            .contentDisposition: ContentDisposition.header(isShown ? "inline" : "attachment", name: file.name),
            .acceptRanges: "bytes",
            .cacheControl: "private, no-store",
        ]
        // Browsers draw PDFs with a viewer of their own, which a sandbox would stop; a PDF has no power over the portal.
        if essence != "application/pdf" {
            headers[.contentSecurityPolicy] = SecurityHeadersMiddleware.filePolicy
        }
        if let tag = file.tag { headers[.eTag] = "\"\(tag)\"" }
        let range = try partAsked(of: file)
        let (start, end) = (range?.lowerBound ?? 0, range?.upperBound ?? file.size)
        if range != nil { headers[.contentRange] = "bytes \(start)-\(end - 1)/\(file.size)" }
        let body = ResponseBody(contentLength: Int(end - start)) { writer in
            // The closure of the blob store cannot hold the `inout` writer, so it works on a copy and gives it back.
            var own = writer
            try await file.read(start..<end) { try await own.write(ByteBuffer(bytes: $0)) }
            try await own.finish(nil)
        }
        return Response(status: range == nil ? .ok : .partialContent, headers: headers, body: body)
    }

    /// One part (`bytes=0-499`, `bytes=500-`, `bytes=-500`); several parts or another unit are answered with the whole.
    private func partAsked(of file: Download) throws -> Range<Int64>? {
        guard let header = request.headers[.range], header.hasPrefix("bytes="), !header.contains(",") else { return nil }
        if let condition = request.headers[.ifRange], condition != file.tag.map({ "\"\($0)\"" }) { return nil }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        switch (Int64(ends[0]), Int64(ends[1])) {
        case (let first?, let last) where ends[1].isEmpty || last.map({ $0 >= first }) == true:
            guard first < file.size else { throw WebRefusal.rangeNotSatisfiable(file.size) }
            return first..<min(file.size, (last ?? file.size - 1) + 1)
        case (nil, let count?) where ends[0].isEmpty:
            guard count > 0, file.size > 0 else { throw WebRefusal.rangeNotSatisfiable(file.size) }
            return max(0, file.size - count)..<file.size
        default: return nil
        }
    }
}

/// Writes `Content-Disposition` (RFC 6266) with the name in Vietnamese (RFC 8187) and, for old programs, folded.
enum ContentDisposition {
    static func header(_ disposition: String, name: String) -> String {
        let shown = PartHeader.shownName(name)
        let plain = plainName(shown)
        return "\(disposition); filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encode(shown))"
    }

    private static func plainName(_ name: String) -> String {
        let bytes = VietnameseText.folded(name).utf8.map { byte in
            (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "/") ? byte : UInt8(ascii: "_")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
