import Kernel
import Testing

@Suite("Reading JSON step by step")
struct JSONReaderTests {
    private func answers(_ text: String) throws -> [String: String] {
        var json = JSONReader(Array(text.utf8))
        var answers: [String: String] = [:]
        try json.object { json, key in
            if key.hasPrefix("x") { try json.skip() } else { answers[key] = try json.string() }
        }
        try json.end()
        return answers
    }

    @Test("gives what is asked for and steps over the rest")
    func reads() throws {
        #expect(try answers("{}") == [:])
        #expect(try answers(" { \"a\" : \"1\" ,\n\"b\":\"\" } ") == ["a": "1", "b": ""])
        let skipped = #"{"x1":{"a":["}",{"b":null}]},"a":"vâng","x2":-1.5e3,"x3":true,"x4":[],"x5":"\"\\"}"#
        #expect(try answers(skipped) == ["a": "vâng"])
        #expect(try answers(#"{"\u0061":"\u0110\"\\\/\b\f\n\r\t\ud83d\ude00"}"#) == ["a": "Đ\"\\/\u{8}\u{C}\n\r\t😀"])
    }

    @Test("refuses text that is no UTF-8")
    func brokenText() {
        for bytes in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]] {
            var json = JSONReader(Array("\"a".utf8) + bytes + Array("\"".utf8))
            #expect(throws: DecodingError.self) { try json.string() }
        }
    }

    @Test("gives back what the writer wrote")
    func roundTrip() throws {
        let text = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init))) + "Zơrâm 😀"
        var json = JSONWriter()
        json.object { json in
            json.field("a", text)
            json.field(text, "b")
        }
        #expect(try answers(json.text) == ["a": text, text: "b"])
    }

    @Test(
        "refuses what is broken",
        arguments: [
            "", "{", "}", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":\"}", "{\"a\":1}", "{\"a\":\"1\",}", "{\"a\":\"1\"}}",
            "{\"a\":\"1\"\"b\":\"2\"}", "{\"x\":[}", "{\"x\":{\"a\":1}", "{\"x\":", "{\"a\":\"\\", "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u00\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\u+041\"}", "{\"a\":\"\u{1}\"}",
            "{\"a\":\"\\\u{1}\"}",
        ]
    )
    func refuses(text: String) {
        #expect(throws: DecodingError.self) { try answers(text) }
    }
}
