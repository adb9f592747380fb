import Crypto
import DesignSystem
import Directory
import Foundation
import HTML
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Storage
import Testing

@testable import Web

@Suite("Files from the network into the blob store and back, over a real connection")
struct BlobUploadTests {
    static func routes(_ store: BlobStore) -> Routes {
        var routes = Routes()
        routes.page("/to", .everyone, "form") { visit in
            let security = visit.formSecurity()
            return visit.document { html in html.input(.type("hidden"), .name("_csrf"), .value(security.token)) }
        }
        routes.upload("/to", .everyone, "send") { visit, upload in
            let (form, files) = try await upload.read(into: store) { $0.field == "tep" }
            let lines = files.map {
                "\($0.name) \($0.size) \($0.hash) \(String(decoding: $0.head.prefix(4), as: UTF8.self))"
            }
            return visit.text(([form.text("ten")] + lines).joined(separator: "\n"))
        }
        routes.page("/tep/{hash}", .everyone, "file") { visit in
            guard let hash = BlobHash(try visit.parameter("hash")),
                let file = Download(hash, in: store, name: "giấy.pdf", mediaType: "application/pdf", isShown: true)
            else { throw WebRefusal.notFound }
            return try visit.download(file)
        }
        return routes
    }

    static func part(_ name: String, _ value: [UInt8], file: String? = nil) -> [UInt8] {
        let fileName = file.map { "; filename=\"\($0)\"" } ?? ""
        let head = "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n"
        return Array(head.utf8) + value + Array("\r\n".utf8)
    }

    static func live<Value: Sendable>(
        _ portal: TestPortal,
        _ body: @escaping @Sendable (any TestClientProtocol, _ cookie: String, _ seal: String) async throws -> Value
    ) async throws -> Value {
        try await portal.portal.application(host: "127.0.0.1", port: 0).test(.live) { client in
            let page = try await client.execute(uri: "/to", method: .get)
            return try await body(
                client,
                "khach=" + (try #require(page.cookie("khach"))),
                try #require(page.hidden("_csrf"))
            )
        }
    }

    @Test("a megabyte comes back byte for byte, whole and in part")
    func roundTrip() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "web-\(UInt64.random(in: 0 ... .max))"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        let portal = TestPortal(Self.routes(try BlobStore(folder: folder.path)))
        let content = Array("%PDF".utf8) + (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let hash = Hex.encode(SHA256.hash(data: content))

        try await Self.live(portal) { client, cookie, seal in
            let body =
                Self.part("_csrf", Array(seal.utf8)) + Self.part("ten", Array("Hoa".utf8))
                + Self.part("tep", content, file: "Giấy khai sinh.pdf") + Self.part("khac", content, file: "x")
                + Self.part("tep", [], file: "trống.pdf") + Array("--B--\r\n".utf8)
            let sent = try await client.execute(
                uri: "/to",
                method: .post,
                headers: [.cookie: cookie, .contentType: "multipart/form-data; boundary=B"],
                body: ByteBuffer(bytes: body)
            )
            let whole = try await client.execute(uri: "/tep/\(hash)", method: .get)
            let part = try await client.execute(
                uri: "/tep/\(hash)",
                method: .get,
                headers: [.range: "bytes=70000-140000"]
            )

            let lines = sent.text.split(separator: "\n").map(String.init)
            #expect(lines.count == 3)
            #expect(lines.first == "Hoa")
            #expect(lines.dropFirst().first == "Giấy khai sinh.pdf 1000004 \(hash) %PDF")
            #expect(lines.last?.hasPrefix("trống.pdf 0 ") == true)
            #expect(Array(whole.body.readableBytesView) == content)
            #expect(whole.headers[.contentDisposition]?.hasPrefix("inline; filename=\"giay.pdf\"") == true)
            #expect(Array(part.body.readableBytesView) == Array(content[70_000...140_000]))
        }
    }

    @Test("an upload that is too large is refused while it is sent, and the server goes on")
    func tooLarge() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "web-\(UInt64.random(in: 0 ... .max))"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        var settings = PortalSettings()
        settings.limits.file = 100_000
        let portal = TestPortal(settings: settings, Self.routes(try BlobStore(folder: folder.path)))

        try await Self.live(portal) { client, cookie, seal in
            let content = [UInt8](repeating: 65, count: 3_000_000)
            let sent = try await client.execute(
                uri: "/to",
                method: .post,
                headers: [.cookie: cookie, .contentType: "multipart/form-data; boundary=B"],
                body: ByteBuffer(bytes: Self.part("_csrf", Array(seal.utf8)) + Self.part("tep", content, file: "x"))
            )
            let next = try await client.execute(uri: "/to", method: .get)

            #expect(sent.status.code == 413)
            #expect(sent.text.contains("WEB-007"))
            #expect(next.status == .ok)
        }
    }
}
