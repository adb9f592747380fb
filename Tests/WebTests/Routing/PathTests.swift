import Testing

@testable import Web

@Suite("Addresses inside the portal")
struct PathTests {
    @Test("encode whatever is put into them")
    func encoded() {
        let path: WebPath = "/ho-so/\("a/b?c#d é")/rut"

        #expect(path.string == "/ho-so/a%2Fb%3Fc%23d%20%C3%A9/rut")
        #expect(path.adding("q", "a&b=c").adding("trang", 2).string == path.string + "?q=a%26b%3Dc&trang=2")
        #expect(path.fragment("ghi chú").adding("q", "1").string == path.string + "?q=1#ghi%20ch%C3%BA")
        #expect(path.adding("q", nil as String?) == path)
    }

    @Test("change one parameter and keep the others")
    func replaced() {
        let path = ("/thu-tuc" as WebPath).adding("q", "x").adding("trang", 3).adding("q2", "y")

        #expect(path.replacing("trang", "4").string == "/thu-tuc?q=x&q2=y&trang=4")
        #expect(path.replacing("q", "z").string == "/thu-tuc?trang=3&q2=y&q=z")
    }

    static let foreign = [
        "", "dang-nhap", "//evil.vn", "///evil.vn", "/\\evil.vn", "\\\\evil.vn", "https://evil.vn",
        "javascript:alert(1)",
        "/a\u{9}b", "/\u{9}/evil.vn", "/\n/evil.vn", "/a b", "/%0a\r\nSet-Cookie: x=1", " /ho-so", "/ho-sơ",
        "http:/evil.vn", "?q=1", "/" + String(repeating: "a", count: 2000),
    ]

    @Test("to return to are never on another site", arguments: foreign)
    func refused(_ text: String) {
        #expect(ReturnPath(text) == nil)
    }

    @Test("to return to are places of ours", arguments: ["/", "/ho-so/1?a=b%20c", "/a//b", "/@evil.vn", "/:80"])
    func taken(_ text: String) {
        #expect(ReturnPath(text)?.path.string == text)
    }

    @Test("decoding undoes encoding, for every character")
    func roundTrip() {
        for text in ["Nguyễn Thị Hoa", "100% + 5 = x&y", "\u{10FFFF}\u{0}", "日本", ""] {
            #expect(PercentCoding.decode(PercentCoding.encode(text).utf8, plusIsBlank: false) == text)
            #expect(PercentCoding.decode(PercentCoding.encode(text).utf8, plusIsBlank: true) == text)
        }
    }

    @Test("a pattern takes one part for a name and the rest for stars")
    func patterns() {
        let pattern = RoutePattern("/ho-so/{ma}/rut")

        #expect(pattern.matches("/ho-so/1/rut"))
        #expect(pattern.matches("/ho-so/1/rut/"))
        #expect(!pattern.matches("/ho-so/1"))
        #expect(!pattern.matches("/ho-so/1/rut/2"))
        #expect(RoutePattern("/assets/**").matches("/assets/a/b.css"))
        #expect(!RoutePattern("/assets/**").matches("/assets"))
    }
}
