import Testing

@testable import Workbooks

@Suite("Numbers of a workbook as people see them")
struct PlainDecimalTests {
    @Test(
        "digits stay as they are, noise of floating point goes",
        arguments: [
            ("12.5", "12.5"), ("12.300000000000001", "12.3"), ("0.30000000000000004", "0.3"), ("20449", "20449"),
            ("-7", "-7"), ("+7", "7"), ("0", "0"), ("-0.0", "0"), ("1.5E3", "1500"), ("1E-3", "0.001"), (".5", "0.5"),
            ("99.999999999999999", "100"), ("123456789012345678", "123456789012346000"), ("007.50", "7.5"),
            ("1.2345678901234565E-5", "0.0000123456789012346"),
        ]
    )
    func plain(written: String, seen: String) {
        #expect(PlainDecimal.text(written) == seen)
    }

    @Test("a share in percent moves its point, without becoming another number")
    func percent() {
        #expect(PlainDecimal.text("0.936", shiftedBy: 2) == "93.6")
        #expect(PlainDecimal.text("0.07", shiftedBy: 2) == "7")
        #expect(PlainDecimal.text("1", shiftedBy: 2) == "100")
        #expect(PlainDecimal.text("0.00125", shiftedBy: 2) == "0.125")
    }

    @Test(
        "what is no number is none",
        arguments: [
            "", "-", ".", "1,5", "1.2.3", "1e", "e5", "12a", "0x10", "1e999", "∞", "1E-9223372036854775808",
            "1E9223372036854775807",
        ]
    )
    func none(text: String) {
        #expect(PlainDecimal.text(text) == nil)
    }
}
