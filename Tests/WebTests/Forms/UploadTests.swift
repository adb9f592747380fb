import DesignSystem
import Directory
import HTML
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Web

@Suite("Uploads go on chunk by chunk")
struct UploadTests {
    /// What happened to the files, in order.
    final class Diary: Sendable {
        private let lines = Mutex<[String]>([])
        private let bytes = Mutex<[UInt8]>([])

        var all: [String] { lines.withLock { $0 } }
        var content: [UInt8] { bytes.withLock { $0 } }

        func note(_ line: String) { lines.withLock { $0.append(line) } }
        func keep(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    }

    static func routes(_ diary: Diary) -> Routes {
        var routes = Routes()
        routes.page("/to", .everyone, "form") { visit in
            let security = visit.formSecurity()
            return visit.document { html in html.input(.type("hidden"), .name("_csrf"), .value(security.token)) }
        }
        routes.upload("/to", .everyone, "send") { visit, upload in
            let form = try await upload.read { file in
                diary.note("open \(file.field) \(file.name) \(file.declaredType) after \(file.fieldsSoFar.text("ten"))")
                return FileSink(
                    write: { diary.keep($0) },
                    finish: { diary.note("finish") },
                    cancel: { diary.note("cancel") }
                )
            }
            return visit.text("\(form.text("ten"))|\(form.all("o").joined(separator: ","))")
        }
        return routes
    }

    static func part(_ name: String, _ value: String, file: String? = nil) -> String {
        let fileName = file.map { "; filename=\"\($0)\"\r\nContent-Type: image/png" } ?? ""
        return "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n\(value)\r\n"
    }

    static func send(_ portal: TestPortal, _ body: (_ seal: String) -> String) async throws -> TestResponse {
        let page = try await portal.get("/to")
        let headers: HTTPFields = [
            .contentType: "multipart/form-data; boundary=B",
            .cookie: "khach=" + (try #require(page.cookie("khach"))),
        ]
        return try await portal.send(.post, "/to", headers, body: body(try #require(page.hidden("_csrf"))))
    }

    @Test("a file larger than any buffer arrives byte for byte, with the fields before and after it")
    func whole() async throws {
        let diary = Diary()
        let content = String((0..<200_000).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })

        let answer = try await Self.send(TestPortal(Self.routes(diary))) { seal in
            Self.part("_csrf", seal) + Self.part("ten", "Nguye\u{302}\u{303}n") + Self.part("o", "1")
                + Self.part("anh", content, file: "a.png") + Self.part("trong", "", file: "") + Self.part("o", "2")
                + "--B--\r\n"
        }

        #expect(answer.status == .ok)
        #expect(Array(answer.text.utf8) == Array("Nguyễn|1,2".utf8))
        #expect(diary.all == ["open anh a.png image/png after Nguyễn", "finish"])
        #expect(diary.content == Array(content.utf8))
    }

    @Test("no file is given out before the seal is known to be right")
    func sealed() async throws {
        let diary = Diary()
        let portal = TestPortal(Self.routes(diary))

        let late = try await Self.send(portal) { seal in
            Self.part("anh", "x", file: "a.png") + Self.part("_csrf", seal) + "--B--"
        }
        let missing = try await Self.send(portal) { _ in Self.part("ten", "x") + "--B--" }

        #expect(late.status.code == 403)
        #expect(missing.status.code == 403)
        #expect(diary.all.isEmpty)
    }

    @Test("a file that is too large or cut off is cancelled")
    func cancelled() async throws {
        var settings = PortalSettings()
        settings.limits.file = 1000
        settings.limits.fileCount = 1

        for (body, status, code) in [
            (Self.part("anh", String(repeating: "x", count: 1001), file: "a.png") + "--B--", 413, "WEB-007"),
            (Self.part("anh", "x", file: "a.png") + "--C--", 400, "WEB-009"),
            ("--B\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nhalf a file", 400, "WEB-009"),
        ] {
            let diary = Diary()
            let answer = try await Self.send(TestPortal(settings: settings, Self.routes(diary))) { seal in
                Self.part("_csrf", seal) + body
            }
            #expect(answer.status.code == status)
            #expect(answer.text.contains(code))
            #expect(diary.all.last == "cancel")
        }
    }

    @Test("a packed body is not unpacked but refused, so that no bomb goes off")
    func packed() async throws {
        let portal = TestPortal(FormSealTests.routes)
        for coding in ["gzip", "deflate", "br", "GZIP, gzip"] {
            let answer = try await portal.send(
                .post,
                "/bieu-mau",
                [.contentType: "application/x-www-form-urlencoded", .contentEncoding: coding],
                body: "ten=a"
            )
            #expect(answer.status == .unsupportedMediaType)
        }
    }

    @Test("too many files, too many fields and too much in the fields are refused")
    func limits() async throws {
        var settings = PortalSettings()
        settings.limits.fileCount = 1
        settings.limits.fieldCount = 4
        settings.limits.form = 100

        for (body, code) in [
            (Self.part("a", "x", file: "a") + Self.part("b", "x", file: "b"), "WEB-008"),
            (String(repeating: Self.part("a", "x"), count: 5), "WEB-006"),
            (Self.part("a", String(repeating: "x", count: 101)), "WEB-006"),
        ] {
            let answer = try await Self.send(TestPortal(settings: settings, Self.routes(Diary()))) { seal in
                Self.part("_csrf", seal) + body + "--B--"
            }
            #expect(answer.status.code == 413)
            #expect(answer.text.contains(code))
        }
    }

    @Test("a script is told in JSON why its file was refused")
    func script() async throws {
        let answer = try await TestPortal(Self.routes(Diary())).send(
            .post,
            "/to",
            [.contentType: "multipart/form-data; boundary=B", .accept: "application/json"],
            body: "--B--"
        )

        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(answer.text.contains("\"detail\":\"Biểu mẫu đã hết hiệu lực. "))
    }
}
