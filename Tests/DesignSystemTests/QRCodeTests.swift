import DesignSystem
import HTML
import QRCodes
import Testing

struct QRCodeTests {
    @Test("the drawing has a quiet zone of four modules and a label")
    func drawing() throws {
        let code = try #require(QRCode("HELLO WORLD", correction: .low, label: Phrase("<mã>")))
        var html = HTMLWriter()

        html.add(code)

        #expect(html.string.contains("viewBox=\"0 0 29 29\""))
        #expect(html.string.contains("aria-label=\"&lt;mã&gt;\""))
        #expect(html.string.contains("d=\"M4 4.5h7"))
    }
}
