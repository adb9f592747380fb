import Foundation
import Kernel
import Testing

private enum Thing {}

@Suite("JSONWriter")
struct JSONWriterTests {
    @Test("writes objects and arrays in the order of the calls, without white space")
    func structure() throws {
        var json = JSONWriter()

        json.object { json in
            json.field("z", 1)
            json.object("empty") { _ in }
            json.array("items", [1, 2]) { json, item in
                json.object { $0.field("n", item) }
            }
            json.field("a", [true, false])
            json.key("list")
            json.array { json in
                json.array { _ in }
                json.null()
                json.string("")
            }
        }

        #expect(json.text == #"{"z":1,"empty":{},"items":[{"n":1},{"n":2}],"a":[true,false],"list":[[],null,""]}"#)
    }

    @Test("writes every kind of value")
    func values() throws {
        var json = JSONWriter()
        let moment = try #require(Instant(rfc3339: "2026-11-23T15:30:00+07:00"))
        let id = Identifier<Thing>(at: Instant(milliseconds: 0x017F_22E2_79B0), random: (0xCC3, 0x18C4_DC0C_0C07_398F))

        json.array { json in
            json.value(Int.min)
            json.value(Int64.max)
            json.value(moment)
            json.value(moment.date)
            json.value(Money(dong: -8000))
            json.value(id)
            json.value(nil as String?)
            json.value("x" as String?)
            json.value(0.1)
            json.value(Double.nan)
            json.raw(Array(#"{"k":[]}"#.utf8))
        }

        #expect(
            json.text
                == #"[-9223372036854775808,9223372036854775807,"2026-11-23T15:30:00+07:00","2026-11-23",-8000,"#
                + #""017f22e2-79b0-7cc3-98c4-dc0c0c07398f",null,"x",0.1,null,{"k":[]}]"#
        )
    }

    @Test(
        "escapes what JSON requires and nothing else",
        arguments: [
            ("\"", #"\""#), ("\\", #"\\"#), ("\u{8}\t\n\u{C}\r", #"\b\t\n\f\r"#), ("\u{0}\u{1F}", #"\u0000\u001f"#),
            ("/<>&'", "/<>&'"), ("\u{7F}\u{2028}", "\u{7F}\u{2028}"), ("Đặng Thị Ê-đê ₫", "Đặng Thị Ê-đê ₫"),
            ("𠀀😀ꨀ", "𠀀😀ꨀ"), ("a\nb\"c", #"a\nb\"c"#), ("\r\n", #"\r\n"#),
        ]
    )
    func escaping(text: String, escaped: String) {
        var json = JSONWriter()

        json.string(text)

        #expect(json.text == "\"\(escaped)\"")
    }

    @Test("escapes the names of fields as well")
    func names() {
        var json = JSONWriter()

        json.object { $0.field("a\"b", 1) }

        #expect(json.text == #"{"a\"b":1}"#)
    }

    @Test("is read by another program's parser as what was written, for every character up to U+2FFFF")
    func parsing() throws {
        var text = ""
        for value in stride(from: 0 as UInt32, to: 0x30000, by: 7) {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        for value in 0..<0x100 as Range<UInt32> {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        var json = JSONWriter()

        json.value([text])

        let read = try JSONDecoder().decode([String].self, from: Data(json.bytes))
        #expect(read.map { Array($0.utf8) } == [Array(text.utf8)])
    }

    @Test("appends to what is there already")
    func appending() {
        var json = JSONWriter(appendingTo: Array("data: ".utf8))

        json.value(1)

        #expect(json.text == "data: 1")
    }

    @Test("lets a failure of the body through")
    func failing() {
        struct Failure: Error {}
        var json = JSONWriter()

        #expect(throws: Failure.self) {
            try json.object { _ in throw Failure() }
        }
    }
}
