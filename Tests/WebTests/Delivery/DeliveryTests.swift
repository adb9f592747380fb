import CZlib
import DesignSystem
import Directory
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Compression, files of the program, files of people")
struct DeliveryTests {
    static let long = String(repeating: "Thu Bồn chảy ra biển. ", count: 200)

    static var routes: Routes {
        var routes = Routes()
        routes.page("/dai", .everyone, "long") { visit in visit.text(long) }
        routes.page("/ngan", .everyone, "short") { visit in visit.text("ngắn") }
        routes.page("/dong", .everyone, "stream") { _ in
            let body = ResponseBody { writer in
                for _ in 0..<200 { try await writer.write(ByteBuffer(string: "Thu Bồn chảy ra biển. ")) }
                try await writer.finish(nil)
            }
            return Response(status: .ok, headers: [.contentType: "text/csv"], body: body)
        }
        routes.page("/anh", .everyone, "picture") { visit in
            try visit.download(
                Download(name: "Ảnh thẻ 3x4.png", mediaType: "image/png", bytes: Array(long.utf8), isShown: true)
            )
        }
        routes.page("/ma", .everyone, "script") { visit in
            try visit.download(
                Download(name: "x.html", mediaType: "text/html", bytes: Array("<script>".utf8), isShown: true)
            )
        }
        return routes
    }

    /// What gzip gives back; fails where the stream is not whole.
    static func inflated(_ bytes: [UInt8]) throws -> String {
        var stream = z_stream()
        #expect(inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
        defer { inflateEnd(&stream) }
        var input = bytes
        let output = [UInt8](unsafeUninitializedCapacity: 1_000_000) { target, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                #expect(inflate(&stream, Z_FINISH) == Z_STREAM_END)
                count = target.count - Int(stream.avail_out)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    @Test("long text is compressed for who takes it, and comes out the same", arguments: ["/dai", "/dong"])
    func roundTrip(_ uri: String) async throws {
        let answer = try await TestPortal(Self.routes).get(uri, [.acceptEncoding: "br, gzip;q=0.8"])

        #expect(answer.headers[.contentEncoding] == "gzip")
        #expect(answer.headers[.vary] == "Accept-Encoding")
        #expect(answer.body.readableBytes < 400)
        #expect(answer.headers[.contentLength].map { Int($0) == answer.body.readableBytes } ?? (uri == "/dong"))
        #expect(try Self.inflated(Array(answer.body.readableBytesView)) == Self.long)
    }

    static let refusing: [(String, String)] = [
        ("/dai", ""), ("/dai", "br"), ("/dai", "gzip;q=0"), ("/dai", "gzip;q=0, *"), ("/ngan", "gzip"),
        ("/anh", "gzip"),
    ]

    @Test("short, compressed or unwanted answers stay as they are", arguments: refusing)
    func plain(_ uri: String, _ accepted: String) async throws {
        let answer = try await TestPortal(Self.routes).get(uri, accepted.isEmpty ? [:] : [.acceptEncoding: accepted])

        #expect(answer.headers[.contentEncoding] == nil)
        #expect(Int(answer.headers[.contentLength] ?? "") == answer.body.readableBytes)
    }

    @Test("compressing nothing, one byte and noise gives them back")
    func extremes() throws {
        for bytes in [[], [65], (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) & 0x7F }] {
            let compressed = try #require(Gzip.compress(bytes, level: 9))
            #expect(Array(try Self.inflated(compressed).utf8) == bytes)
        }
    }

    @Test("files of the program are kept for ever, have a tag, and know when they are known")
    func assets() async throws {
        let asset = try #require(Assets.all.first { $0.bytes.count > 3000 })
        let portal = TestPortal(StaticAssets(Assets.all).routes())

        let plain = try await portal.get(asset.address)
        let small = try await portal.get(asset.address, [.acceptEncoding: "gzip"])
        let known = try await portal.get(asset.address, [.ifNoneMatch: "\"x\", W/\(plain.headers[.eTag] ?? "")"])
        let missing = try await portal.get("/assets/../../etc/passwd")

        #expect(Array(plain.body.readableBytesView) == asset.bytes)
        #expect(plain.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(plain.headers[.contentType] == asset.contentType)
        #expect(small.headers[.contentEncoding] == "gzip")
        #expect(small.body.readableBytes < plain.body.readableBytes)
        #expect(Array(try Self.inflated(Array(small.body.readableBytesView)).utf8) == asset.bytes)
        #expect(plain.headers[.vary] == "Accept-Encoding" && small.headers[.vary] == "Accept-Encoding")
        #expect(known.status == .notModified && known.body.readableBytes == 0)
        #expect(missing.status == .notFound)
    }

    @Test("a person's picture is shown under its Vietnamese name, without power")
    func picture() async throws {
        let answer = try await TestPortal(Self.routes).get("/anh")

        #expect(
            answer.headers[.contentDisposition]
                == "inline; filename=\"anh-the-3x4.png\"; filename*=UTF-8''%E1%BA%A2nh%20th%E1%BA%BB%203x4.png"
        )
        #expect(answer.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    }

    @Test("a page that somebody sent as a file is only ever saved")
    func saved() async throws {
        #expect(
            try await TestPortal(Self.routes).get("/ma").headers[.contentDisposition]?.hasPrefix("attachment;") == true
        )
    }

    static let ranges: [(String, Int, String?, Int)] = [
        ("bytes=0-9", 206, "bytes 0-9/5600", 10), ("bytes=5590-", 206, "bytes 5590-5599/5600", 10),
        ("bytes=-5", 206, "bytes 5595-5599/5600", 5), ("bytes=-9000", 206, "bytes 0-5599/5600", 5600),
        ("bytes=5599-9999999", 206, "bytes 5599-5599/5600", 1), ("bytes=5600-", 416, "bytes */5600", 0),
        ("bytes=-0", 416, "bytes */5600", 0), ("bytes=9-5", 200, nil, 5600), ("bytes=0-1,3-4", 200, nil, 5600),
        ("bytes=a-b", 200, nil, 5600), ("lines=0-1", 200, nil, 5600), ("bytes=99999999999999999999-", 200, nil, 5600),
        ("bytes=0-9223372036854775807", 206, "bytes 0-5599/5600", 5600),
    ]

    @Test("the part that was asked for is sent, and no more", arguments: ranges)
    func range(_ header: String, _ status: Int, _ content: String?, _ count: Int) async throws {
        #expect(Self.long.utf8.count == 5600)

        let answer = try await TestPortal(Self.routes).get("/anh", [.range: header])

        #expect(answer.status.code == status)
        #expect(answer.headers[.contentRange] == content)
        #expect(status == 416 || answer.body.readableBytes == count)
    }
}
