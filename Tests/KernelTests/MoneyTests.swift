import Kernel
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "is written with points and the sign of the đồng",
        arguments: [
            (0, "0 ₫"), (999, "999 ₫"), (1000, "1.000 ₫"), (1_234_567, "1.234.567 ₫"), (-150_000, "-150.000 ₫"),
            (Int64.max, "9.223.372.036.854.775.807 ₫"), (Int64.min, "-9.223.372.036.854.775.808 ₫"),
        ]
    )
    func writing(dong: Int64, text: String) {
        #expect(Money(dong: dong).description == text.replacing(" ", with: "\u{A0}"))
    }

    @Test(
        "numbers carry points between thousands",
        arguments: [(0, "0"), (-1, "-1"), (1601, "1.601"), (-20_000, "-20.000")]
    )
    func numbers(number: Int, text: String) {
        #expect(number.vietnamese == text)
    }

    @Test("adds, takes away, multiplies and compares")
    func arithmetic() {
        let fee = Money(dong: 8000)

        #expect(fee * 3 == Money(dong: 24_000))
        #expect(fee + fee - fee == fee)
        #expect(Money.zero < fee)
    }

    @Test(
        "is spelled in words",
        arguments: [
            (0, "không"), (1, "một"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"),
            (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"), (25, "hai mươi lăm"),
            (31, "ba mươi mốt"), (55, "năm mươi lăm"), (91, "chín mươi mốt"), (100, "một trăm"),
            (101, "một trăm lẻ một"),
            (104, "một trăm lẻ bốn"), (105, "một trăm lẻ năm"), (110, "một trăm mười"), (115, "một trăm mười lăm"),
            (121, "một trăm hai mươi mốt"), (555, "năm trăm năm mươi lăm"), (1000, "một nghìn"),
            (1001, "một nghìn không trăm lẻ một"), (1015, "một nghìn không trăm mười lăm"),
            (8000, "tám nghìn"), (21_000, "hai mươi mốt nghìn"), (100_000, "một trăm nghìn"),
            (150_000, "một trăm năm mươi nghìn"), (1_000_005, "một triệu không trăm lẻ năm"),
            (1_005_000, "một triệu không trăm lẻ năm nghìn"),
            (2_345_678, "hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám"),
            (1_000_000_000, "một tỷ"), (1_000_000_005, "một tỷ không trăm lẻ năm"),
            (25_000_000_000, "hai mươi lăm tỷ"), (3_000_000_000_000, "ba nghìn tỷ"),
            (1_050_000_000_000, "một nghìn không trăm năm mươi tỷ"), (1_000_000_000_000_000_000, "một tỷ tỷ"),
            (-70_000, "âm bảy mươi nghìn"),
        ] as [(Int64, String)]
    )
    func words(dong: Int64, words: String) {
        #expect(Money(dong: dong).spelled == words + " đồng")
    }

    @Test("spells the largest amounts without a fault")
    func extremes() {
        #expect(
            Money(dong: .max).spelled.hasPrefix(
                "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ"
            )
        )
        #expect(Money(dong: .min).spelled.hasPrefix("âm chín tỷ"))
    }
}
