import HTML
import Testing

struct EscapingTests {
    @Test("text cannot become markup")
    func hostileText() {
        var html = HTMLWriter()

        html.p("<script>alert('1' & \"2\")</script>")

        #expect(html.string == "<p>&lt;script&gt;alert('1' &amp; \"2\")&lt;/script&gt;</p>")
    }

    @Test("an attribute's value cannot leave its quotes")
    func hostileAttribute() {
        var html = HTMLWriter()

        html.div(.class("a"), .title("\" onmouseover='x' <&>"), .data("name", "'\"")) { _ in }

        #expect(
            html.string
                == "<div class=\"a\" title=\"&quot; onmouseover=&#39;x&#39; &lt;&amp;&gt;\" data-name=\"&#39;&quot;\"></div>"
        )
    }

    @Test(
        "an address that runs a script becomes #",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " \u{1}javascript:alert(1)", "java\nscript:alert(1)",
            "\tjava\tscript\r:x",
            "data:text/html,<script>", "vbscript:x", "blob:x", "file:///etc/passwd", "java script:x",
        ]
    )
    func hostileAddress(address: String) {
        var html = HTMLWriter()

        html.a("x", .href(address))
        html.form(.action(address)) { _ in }
        html.img(.src(address))
        html.div(.data("upload", address: address)) { _ in }

        #expect(
            html.string == "<a href=\"#\">x</a><form action=\"#\"></form><img src=\"#\"><div data-upload=\"#\"></div>"
        )
    }

    @Test(
        "harmless addresses stay as they are",
        arguments: [
            "/ho-so/000.00.00.H47-261123-0001", "?q=a:b", "#ngay-sinh", "https://dichvucong.gov.vn/", "HTTPS://x.vn",
            "mailto:a@b.vn",
            "tel:+84235123", "a/b:c", "", "//x.vn/a",
        ]
    )
    func harmlessAddress(address: String) {
        var html = HTMLWriter()

        html.a("x", .href(address))

        #expect(html.string == "<a href=\"\(address)\">x</a>")
    }

    @Test("quotes and ampersands in an address are escaped")
    func addressIsQuoted() {
        var html = HTMLWriter()

        html.a("x", .href("/tim?q=\"a\"&trang=2"))

        #expect(html.string == "<a href=\"/tim?q=&quot;a&quot;&amp;trang=2\">x</a>")
    }

    @Test("a field of several lines keeps a leading line end and cannot be closed from inside")
    func hostileTextArea() {
        var html = HTMLWriter()

        html.textarea("\n</textarea><b>", .name("x"))

        #expect(html.string == "<textarea name=\"x\">\n\n&lt;/textarea&gt;&lt;b&gt;</textarea>")
    }

    @Test("Vietnamese, minority languages and emoji pass byte by byte")
    func otherLetters() {
        let text = "Bhling Thị Mai Ánh, Zơrâm Bươi, ĐẶNG, ꨀꨇꩉ, 🇻🇳"
        var html = HTMLWriter()

        html.text(text)

        #expect(html.bytes == Array(text.utf8))
    }

    @Test("forbidden control characters become the replacement character, line ends and tabs stay")
    func controlCharacters() {
        var html = HTMLWriter()

        html.text("a\u{0}b\u{8}c\u{7F}d\te\nf")

        #expect(html.string == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\te\nf")
    }

    @Test("every ASCII character is either harmless or escaped in both contexts")
    func allOfASCII() {
        for byte in UInt8(0x20)..<0x7F {
            let character = String(UnicodeScalar(byte))
            var text = HTMLWriter()
            var attribute = HTMLWriter()

            text.text(character)
            attribute.div(.id(character)) { _ in }

            #expect(
                !text.string.dropFirst(character.count).contains(character) || character == "&"
                    || character.first?.isLetter == true
            )
            #expect("<>".contains(character) ? !text.string.contains(character) : true)
            let value = attribute.string.dropFirst("<div id=\"".count).dropLast("\"></div>".count)
            #expect("<>\"'".contains(character) ? !value.contains(character) : true)
        }
    }
}
