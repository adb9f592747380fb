import App
import Foundation
import Hummingbird
import HummingbirdTesting
import PDF
import PortalTesting
import Testing
import Web

@Suite("Checking signatures of files that anybody sends")
struct SignatureCheckTests {
    /// A file as small writers write it, without a signature.
    private static func plain() -> [UInt8] {
        var bytes = Array("%PDF-1.7\n".utf8)
        var table = "xref\n0 3\n0000000000 65535 f \n"
        for (number, object) in [(1, "<</Type/Catalog/Pages 2 0 R>>"), (2, "<</Type/Pages/Kids[]/Count 0>>")] {
            table += "\(String(10_000_000_000 + bytes.count).dropFirst()) 00000 n \n"
            bytes += "\(number) 0 obj\n\(object)\nendobj\n".utf8
        }
        let start = bytes.count
        bytes += "\(table)trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8
        return bytes
    }

    @Test("the page tells a file without signatures, and what is no PDF at all")
    func page() async throws {
        try await TestProvince.with { test in
            let browser = try await test.browser()
            _ = try await browser.open("/kiem-tra-chu-ky")
            try browser.sees("Kiểm tra chữ ký số", "không được lưu lại")
            try browser.attach(
                "Tệp PDF đã ký",
                TestFile(name: "giay.pdf", type: "application/pdf", bytes: Self.plain())
            )
            _ = try await browser.press("Kiểm tra")
            try browser.sees("Tệp không có chữ ký số nào", "giay.pdf", "Kiểm tra tệp khác")

            try browser.attach(
                "Tệp PDF đã ký",
                TestFile(name: "a.pdf", type: "application/pdf", bytes: Array("xin chào".utf8))
            )
            _ = try await browser.press("Kiểm tra")
            try browser.isAt("/kiem-tra-chu-ky", status: 422)
            try browser.sees("Tệp gửi lên không phải PDF", "không phải ảnh chụp")

            _ = try await browser.open("/kiem-tra-chu-ky")
            _ = try await browser.press("Kiểm tra")
            try browser.sees("Chưa chọn tệp PDF nào")
        }
    }

    @Test("programs get the same in JSON, and problems where it cannot be checked")
    func interface() async throws {
        try await TestProvince.with { test in
            func ask(_ bytes: [UInt8], _ type: String = "application/pdf") async throws -> (HTTPResponse.Status, String)
            {
                let response = try await test.client.execute(
                    uri: "/api/v1/signature-reports",
                    method: .post,
                    headers: [.contentType: type],
                    body: ByteBuffer(bytes: bytes)
                )
                return (response.status, String(buffer: response.body))
            }
            let (status, text) = try await ask(Self.plain())
            #expect(status == .ok)
            #expect(text == #"{"indication":null,"signatures":[],"ledger":null}"#)
            for (bytes, code) in [
                (Array("abc".utf8), "VER-001"), ([], "VER-005"), (Self.plain().dropLast(40), "VER-004"),
            ] {
                let (status, text) = try await ask(Array(bytes))
                #expect(status == .unprocessableContent)
                #expect(text.contains(code), "\(text)")
            }
            #expect(try await ask(Self.plain(), "text/plain").0 == .unsupportedMediaType)
            let long = [UInt8](repeating: 32, count: 20 * 1_048_576 + 1)
            #expect(try await ask(long).0 == .contentTooLarge)
        }
    }

    @Test("whoever asks too often waits: a check takes a second of a processor")
    func pace() async throws {
        try await TestProvince.with(settings: PortalSettings(isDemo: true)) { test in
            var last = HTTPResponse.Status.ok
            for _ in 0..<40 where last != .tooManyRequests {
                last = try await test.client.execute(
                    uri: "/api/v1/signature-reports",
                    method: .post,
                    headers: [.contentType: "application/pdf"],
                    body: ByteBuffer(bytes: Self.plain())
                ).status
            }
            #expect(last == .tooManyRequests)
        }
    }

    @Test("trusted certificates lie in a folder; a file that cannot be read is told when the province opens")
    func anchors() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/anchors", withIntermediateDirectories: true)
        try Data("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".utf8)
            .write(to: URL(fileURLWithPath: folder + "/anchors/hong.pem"))
        await #expect(throws: TrustListFault.self) {
            _ = try await Province.open(Configuration(data: folder))
        }
    }
}
