import DesignSystem
import HTML
import Testing

struct QRCodeTests {
    @Test("'HELLO WORLD' in bytes with low correction is a version 1 code of 21 modules")
    func size() throws {
        let code = try #require(QRCode("HELLO WORLD", correction: .low))

        #expect(code.size == 21)
        #expect(code.modules.count == 441)
    }

    @Test("the three finder patterns, the timing lines and the dark module are where the standard puts them")
    func patterns() throws {
        let code = try #require(QRCode("000.00.00.H47-261123-0001"))
        let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]

        for (top, left) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            for row in 0..<7 {
                let drawn = (0..<7).map { code.isDark(row: top + row, column: left + $0) ? "1" : "0" }.joined()
                #expect(drawn == finder[row])
            }
        }
        for index in 8..<(code.size - 8) {
            #expect(code.isDark(row: 6, column: index) == index.isMultiple(of: 2))
            #expect(code.isDark(row: index, column: 6) == index.isMultiple(of: 2))
        }
        #expect(code.isDark(row: code.size - 8, column: 8))
    }

    @Test("the version grows with the text: (capacity of version 5 M is 84 bytes) and too long a text gives none")
    func growth() throws {
        #expect(QRCode(String(repeating: "a", count: 84))?.size == 37)
        #expect(QRCode(String(repeating: "a", count: 85))?.size == 41)
        #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
        #expect(QRCode("") == nil)
    }

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
