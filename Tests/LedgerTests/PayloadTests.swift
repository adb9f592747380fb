import Foundation
import Kernel
import Testing

@testable import Ledger

@Suite("Payloads of events")
struct PayloadTests {
    enum Way: String, Codable { case online, counter }

    enum Said: Codable, Equatable {
        case nothing
        case words(String, loud: Bool)
        case amounts([Int])
    }

    struct Part: Codable, Equatable {
        var key: String
        var amount: Money
        var way: Way?
    }

    struct Whole: Codable, Equatable {
        var text = "Bh’riu Liếc: \"Hồ sơ\" \\ / \u{1}\u{8}\t\n\u{C}\r😀"
        var empty = ""
        var flag = true
        var numbers: [Int64] = [.min, -1, 0, 1, .max]
        var small: UInt8 = 255
        var fraction = -12.625
        var tiny = 1e-20
        var missing: String?
        var date = CivilDate(year: 2026, month: 11, day: 29)
        var at = Instant(milliseconds: 1_795_395_600_000)
        var answers = ["họ tên": "Zơrâm Thị Nhung", "a\"b": "", "": "khoá rỗng"]
        var parts = [Part(key: "lệ phí", amount: Money(dong: 20_000), way: .online), Part(key: "", amount: .zero)]
        var nothing: [Part] = []
        var holes: [Int?] = [1, nil, 3]
        var nested = [[[1], []], []]
        var said: [Said] = [.nothing, .words("vâng", loud: true), .amounts([]), .amounts([1, 2])]
    }

    struct Little: Codable, Equatable { var flag: Bool }

    @Test("read back as they were written, and as Foundation reads them")
    func sameAsFoundation() throws {
        let written = try PayloadEncoder.encode(Whole())
        #expect(try PayloadDecoder.decode(Whole.self, from: written) == Whole())
        #expect(try JSONDecoder().decode(Whole.self, from: Data(written)) == Whole())
        // What others write has white space, its own order and its own escapes.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .prettyPrinted
        #expect(try PayloadDecoder.decode(Whole.self, from: [UInt8](encoder.encode(Whole()))) == Whole())
        let escaped = Array(#" { "text" : "\u0110\u1ed3ng \ud83d\ude00 \/" } "#.utf8)
        #expect(try PayloadDecoder.decode([String: String].self, from: escaped) == ["text": "Đồng 😀 /"])
    }

    @Test("are stepped over where nobody asks")
    func steppedOver() throws {
        let written = try PayloadEncoder.encode(Whole())
        #expect(try PayloadDecoder.decode(Little.self, from: written) == Little(flag: true))
        #expect(throws: DecodingError.self) { try PayloadDecoder.decode(Little.self, from: Array("{}".utf8)) }
        let deep = Array((#"{"a":"# + String(repeating: "[", count: 100_000)).utf8)
        #expect(throws: DecodingError.self) { try PayloadDecoder.decode(Little.self, from: deep) }
    }

    @Test(
        "that are damaged are refused",
        arguments: [
            "", " ", "{", "{\"", "{\"flag\"", "{\"flag\":", "{\"flag\":}", "{\"flag\":true", "{\"flag\":true}}",
            "[true]",
            "{\"flag\":\"true\"}", "{\"flag\":1}", "{\"flag\":null}", "{\"flag\":tru}", "{flag:true}",
            "{\"flag\":true}x",
        ]
    )
    func damaged(text: String) {
        #expect(throws: DecodingError.self) { try PayloadDecoder.decode(Little.self, from: Array(text.utf8)) }
    }

    @Test("that are cut off or changed anywhere give an error or a value, never an end of the program")
    func hostile() throws {
        let written = try PayloadEncoder.encode(Whole())
        for end in written.indices {
            #expect(throws: DecodingError.self) { try PayloadDecoder.decode(Whole.self, from: Array(written[..<end])) }
        }
        for place in written.indices {
            for byte in "\"\\{}[],:u0n \u{0}".utf8 {
                var changed = written
                changed[place] = byte
                _ = try? PayloadDecoder.decode(Whole.self, from: changed)
            }
        }
        for broken in [#""\"#, #""\u""#, #""\u12""#, #""\ud83d""#, #""\ud83d\u0041""#, #""\q""#] {
            #expect(throws: DecodingError.self) { try PayloadDecoder.decode(String.self, from: Array(broken.utf8)) }
        }
    }
}
