import Kernel
import Testing

@testable import Web

@Suite("Fields of forms and questions")
struct FormDataTests {
    static let cases: [(String, [(String, String)])] = [
        ("", []),
        ("a=1&b=2", [("a", "1"), ("b", "2")]),
        ("a=1&&b=2&", [("a", "1"), ("b", "2")]),
        ("a", [("a", "")]),
        ("a=", [("a", "")]),
        ("=x", [("", "x")]),
        ("a=b=c", [("a", "b=c")]),
        ("a=1+2%2B3", [("a", "1 2+3")]),
        ("h%E1%BB%8D=Nguy%E1%BB%85n", [("họ", "Nguyễn")]),
        ("a=100%", [("a", "100%")]),
        ("a=%4", [("a", "%4")]),
        ("a=%zz", [("a", "%zz")]),
        ("a=1&a=2", [("a", "1"), ("a", "2")]),
    ]

    @Test("are read as the URL standard says", arguments: cases)
    func decode(_ body: String, _ fields: [(String, String)]) throws {
        let form = try URLEncodedForm.decode(Array(body.utf8), limits: BodyLimits())

        #expect(form == FormData(fields))
    }

    @Test("that are no UTF-8 are refused in a form and left out of a question")
    func invalid() throws {
        #expect(throws: WebRefusal.malformedForm) {
            try URLEncodedForm.decode(Array("a=%ff%fe".utf8), limits: BodyLimits())
        }
        #expect(throws: WebRefusal.malformedForm) {
            try URLEncodedForm.decode([UInt8(ascii: "a"), UInt8(ascii: "="), 0xC3], limits: BodyLimits())
        }
        #expect(URLEncodedForm.question("a=%ff&b=1", limit: 10) == FormData([("b", "1")]))
    }

    @Test("that are too many or too long are refused with 413")
    func limits() {
        var limits = BodyLimits()
        limits.fieldCount = 3
        limits.field = 4

        #expect(throws: WebRefusal.bodyTooLarge) { try URLEncodedForm.decode(Array("a&b&c&d".utf8), limits: limits) }
        #expect(throws: WebRefusal.bodyTooLarge) { try URLEncodedForm.decode(Array("a=12345".utf8), limits: limits) }
        #expect(throws: Never.self) { try URLEncodedForm.decode(Array("a=1234&b&c".utf8), limits: limits) }
    }

    @Test("become NFC, so the database finds what Swift finds")
    func composed() throws {
        let decomposed = "Nguye\u{302}\u{303}n"

        let form = try URLEncodedForm.decode(Array("ten=\(decomposed)".utf8), limits: BodyLimits())

        #expect(Array(form.text("ten").utf8) == Array("Nguyễn".utf8))
        #expect(Array(form.secret("ten").utf8) == Array("Nguyễn".utf8))
    }

    @Test("lose controls and invisible characters, passwords do not lose blanks")
    func cleaned() {
        let form = FormData([
            ("a", " Lê\u{0}\u{200B}  Văn\tA \u{202E}"), ("b", "dòng 1\r\ndòng 2\u{7}\n"), ("c", " mật khẩu "),
        ])

        #expect(form.text("a") == "Lê Văn A")
        #expect(form.lines("b") == "dòng 1\ndòng 2")
        #expect(form.secret("c") == " mật khẩu ")
    }

    @Test("are read as numbers, dates, ids and lists, or are nil")
    func typed() {
        let form = FormData([
            ("so", "12"), ("chu", "mười"), ("ngay", "23/11/2026"), ("iso", "2026-11-23"), ("sai", "31/02/2026"),
            ("x", "1"), ("x", ""), ("x", "2"),
            ("_csrf", "abc"), ("_key", "AAAAAAAAAAAAAAAA"),
        ])

        #expect(form.int("so") == 12)
        #expect(form.int("chu") == nil)
        #expect(form.date("ngay") == CivilDate(year: 2026, month: 11, day: 23))
        #expect(form.date("iso") == form.date("ngay"))
        #expect(form.date("sai") == nil)
        #expect(form.all("x") == ["1", "2"])
        #expect(form.isChecked("x") && !form.isChecked("y"))
        #expect(!form.fieldNames.contains { $0.hasPrefix("_") })
        #expect(form.idempotencyKey?.description == "AAAAAAAAAAAAAAAA")
    }

    @Test(
        "an idempotency key is 8 to 128 plain characters",
        arguments: ["", "short", "có dấu đó", "a b c d e f g", "x\r\ny-1234567"]
    )
    func badKeys(_ text: String) {
        #expect(IdempotencyKey(text) == nil)
        #expect(throws: WebRefusal.idempotencyKeyMissing) { try FormData([("_key", text)]).requireIdempotencyKey() }
    }
}
