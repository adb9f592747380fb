public import Hummingbird
import Kernel
public import Storage

/// Tải tệp về: a file for a person, sent from where it is kept without being held in memory.
public struct Download: Sendable {
    /// The name under which the reader saves it.
    public var name: String
    /// Its type, found from its content; anything but a few harmless ones is only offered for saving.
    public var mediaType: String
    /// Its size in bytes.
    public var size: Int
    /// A word that changes with the content.
    public var tag: String?
    /// Whether the reader may look at it in the browser (PDF and pictures) instead of saving it.
    public var isShown: Bool
    let pieces: @Sendable () throws -> AsyncThrowingStream<[UInt8], any Error>

    /// A file of the blob store; nil where it is not there.
    public init?(_ hash: BlobHash, in store: BlobStore, name: String, mediaType: String, isShown: Bool = false) {
        guard let size = store.size(of: hash) else { return nil }
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.isShown = isShown
        tag = hash.description
        pieces = { try store.read(hash) }
    }

    /// A file that was just made, such as a table of statistics.
    public init(name: String, mediaType: String, bytes: [UInt8], isShown: Bool = false) {
        self.name = name
        self.mediaType = mediaType
        self.isShown = isShown
        size = bytes.count
        pieces = {
            AsyncThrowingStream { stream in
                stream.yield(bytes)
                stream.finish()
            }
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
        let essence = MediaRange.essence(of: file.mediaType)
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
        let part = try partAsked(of: file)
        let range = part ?? 0..<file.size
        if part != nil { headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)" }
        let pieces = file.pieces
        let body = ResponseBody(contentLength: range.count) { writer in
            var position = 0
            for try await piece in try pieces() {
                let next = position + piece.count
                let wanted = range.clamped(to: position..<next)
                if !wanted.isEmpty {
                    let slice = piece[(wanted.lowerBound - position)..<(wanted.upperBound - position)]
                    try await writer.write(ByteBuffer(bytes: slice))
                }
                if next >= range.upperBound { break }
                position = next
            }
            try await writer.finish(nil)
        }
        return Response(status: part == nil ? .ok : .partialContent, headers: headers, body: body)
    }

    /// One part (`bytes=0-499`, `bytes=500-`, `bytes=-500`); several parts or another unit are answered with the whole.
    private func partAsked(of file: Download) throws -> Range<Int>? {
        guard let header = request.headers[.range], header.hasPrefix("bytes="), !header.contains(",") else {
            return nil
        }
        if let condition = request.headers[.ifRange], condition != file.tag.map({ "\"\($0)\"" }) { return nil }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        if ends[0].isEmpty {
            guard let count = Int(ends[1]), count >= 0 else { return nil }
            guard count > 0, file.size > 0 else { throw WebRefusal.rangeNotSatisfiable(file.size) }
            return max(0, file.size - count)..<file.size
        }
        guard let first = Int(ends[0]) else { return nil }
        let last = ends[1].isEmpty ? file.size - 1 : Int(ends[1])
        guard let last, ends[1].isEmpty || last >= first else { return nil }
        guard first < file.size else { throw WebRefusal.rangeNotSatisfiable(file.size) }
        return first..<(min(file.size - 1, last) + 1)
    }
}

/// Writes `Content-Disposition` (RFC 6266): the name in Vietnamese (RFC 8187), and without tones for old programs.
enum ContentDisposition {
    static func header(_ disposition: String, name: String) -> String {
        let shown = PartHeader.shownName(name)
        return "\(disposition); filename=\"\(plainName(shown))\"; filename*=UTF-8''\(PercentCoding.encode(shown))"
    }

    /// `Giấy khai sinh.pdf` becomes `giay-khai-sinh.pdf`.
    private static func plainName(_ name: String) -> String {
        let parts = name.split(separator: ".").map { VietnameseText.folded(String($0)) }.filter { !$0.isEmpty }
        let plain = parts.joined(separator: ".").utf8.map { byte in
            byte == UInt8(ascii: " ") ? UInt8(ascii: "-") : byte < 0x80 ? byte : UInt8(ascii: "_")
        }
        return plain.isEmpty ? "tep" : String(decoding: plain, as: UTF8.self)
    }
}
