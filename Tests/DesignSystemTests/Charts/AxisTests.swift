import DesignSystem
import HTML
import Kernel
import Testing

struct AxisTests {
    @Test(
        "ends and steps are round: multiples of 1, 2 or 5, five steps at most; noise is no range",
        arguments: [
            ([0, 97], [0, 20, 40, 60, 80, 100]), ([0, 4710], [0, 1000, 2000, 3000, 4000, 5000]),
            ([0, 5204], [0, 2000, 4000, 6000]), ([0.12, 0.934], [0, 0.2, 0.4, 0.6, 0.8, 1]),
            ([0.869, 0.998], [0.85, 0.9, 0.95, 1]), ([0.3, 0.3000001], [0.26, 0.28, 0.3, 0.32, 0.34]),
            ([-0.062, 0.083], [-0.1, -0.05, 0, 0.05, 0.1]), ([-300, -100], [-300, -250, -200, -150, -100]),
            ([12_500_000, 31_000_000], [10e6, 15e6, 20e6, 25e6, 30e6, 35e6]),
        ] as [([Double], [Double])]
    )
    func ticks(values: [Double], expected: [Double]) {
        let axis = Axis(values)

        #expect(axis.ticks == expected)
        #expect(axis.low == expected.first && axis.high == expected.last)
    }

    @Test("nothing, one value, all equal and noise have an axis too, with room on both sides")
    func flat() {
        #expect(Axis([]).ticks == [0, 0.2, 0.4, 0.6, 0.8, 1])
        #expect(Axis([0, 0]).ticks == [0, 0.2, 0.4, 0.6, 0.8, 1])
        for values: [Double] in [[7], [7, 7, 7], [-7], [1e12, 1e12], [7, 7 + 1e-9]] {
            let axis = Axis(values)
            #expect(axis.low < values[0] && axis.high > values[0], "\(values)")
            #expect(axis.ticks.count >= 2)
        }
    }

    @Test("what is no number, or too large to be counted, has no place on the axis")
    func refusesWhatIsNoNumber() {
        #expect(Axis([.nan, .infinity, -.infinity, 1e300, 0, 4]).ticks == [0, 1, 2, 3, 4])
        #expect(Axis([.nan]).ticks == Axis([]).ticks)
        #expect(Axis([.leastNonzeroMagnitude, 1e-300]).ticks.count >= 2)
    }

    @Test("bars begin at zero, whole things have whole steps, shares end at all")
    func kinds() {
        #expect(Axis([80, 97], fromZero: true).low == 0)
        #expect(Axis([-80, -97], fromZero: true).high == 0)
        #expect(Axis([1, 2], isWhole: true).ticks == [1, 2])
        #expect(Axis([0, 3], isWhole: true).ticks == [0, 1, 2, 3])
        #expect(Axis([0.93, 0.999], limits: 0...1).high == 1)
        #expect(Axis([0.93, 1.08], limits: 0...1).high > 1)
    }

    @Test("a place is in thousandths between the ends; beyond them it is the end")
    func places() {
        let axis = Axis([0, 100])

        #expect([0, 25, 99.96, 100, 140, -3].map(axis.thousandths) == [0, 250, 1000, 1000, 1000, 0])
    }
}

struct ValueFormatTests {
    @Test("values are written as a Vietnamese reader expects them")
    func words() {
        #expect(ValueFormat.share.words(0.936, .vi) == "93,6\u{A0}%")
        #expect(ValueFormat.share.words(0.9999, .vi) == "99,9\u{A0}%")
        #expect(ValueFormat.count.words(1_234_567, .vi) == "1.234.567")
        #expect(ValueFormat.count(Phrase(vi: "hồ sơ", en: "dossiers")).words(1234, .en) == "1,234\u{A0}dossiers")
        #expect(ValueFormat.decimal(1, Phrase(vi: "ngày", en: "days")).words(12.49, .vi) == "12,5\u{A0}ngày")
        #expect(ValueFormat.money.words(12_500_000, .vi) == "12,5\u{A0}triệu\u{A0}₫")
        #expect(ValueFormat.money.words(3_200_000_000, .en) == "3.2\u{A0}billion\u{A0}₫")
        #expect(ValueFormat.money.words(-45_000, .vi) == "-45\u{A0}nghìn\u{A0}₫")
        #expect(ValueFormat.count.short(12_000, .vi) == "12\u{A0}nghìn")
        #expect(ValueFormat.decimal(1).short(0.05, .vi) == "0,05")
    }

    @Test("what is no number is written as a dash", arguments: [nil, .nan, .infinity, -.infinity, 1e300] as [Double?])
    func noNumber(value: Double?) {
        for format in [ValueFormat.share, .count, .money, .decimal(2)] { #expect(format.words(value, .vi) == "–") }
    }

    @Test("decimals are rounded away from zero, and zeros at the end are left out")
    func decimals() {
        #expect(NumberText.decimal(2.25, digits: 1, .vi) == "2,3")
        #expect(NumberText.decimal(-2.25, digits: 1, .vi) == "-2,3")
        #expect(NumberText.decimal(1.0049, digits: 2, .en) == "1")
        #expect(NumberText.decimal(1.05, digits: 2, .en) == "1.05")
        #expect(NumberText.decimal(-0.04, digits: 1, .vi) == "0")
        #expect(NumberText.decimal(1234.5, digits: 0, .vi) == "1.235")
    }

    @Test("shares move by points, other values by their own unit; an arrow never stands alone")
    func changes() {
        let month = Phrase(vi: "tháng trước", en: "last month")

        #expect(
            Change(from: 0.512, to: 0.529, since: month, format: .share).words(.vi)
                == "tăng 1,7\u{A0}điểm\u{A0}% so với tháng trước"
        )
        #expect(Change(from: 13, to: 12.5, format: .decimal(1)).words(.vi) == "giảm 0,5")
        #expect(Change(from: 4, to: 4, format: .count).words(.en) == "unchanged")
        #expect(Change(from: nil, to: 4, format: .count).words(.vi) == nil)
        #expect(Change(from: .nan, to: 4, format: .count).words(.vi) == nil)
    }
}

struct ValueClassesTests {
    @Test("quantiles hold as many values each; equal values are never torn apart")
    func quantiles() {
        #expect(ValueClasses.quantiles(4, of: [1, 2, 3, 4, 5, 6, 7, 8]).bounds == [3, 5, 7])
        #expect(ValueClasses.quantiles(5, of: [1, 1, 1, 1, 9]).bounds == [9])
        #expect(ValueClasses.quantiles(5, of: [3, 3, 3]).bounds.isEmpty)
        #expect(ValueClasses.quantiles(5, of: []).bounds.isEmpty)
        #expect(ValueClasses.quantiles(5, of: [nil, .nan, 4, 6]).bounds == [6])
    }

    @Test("a value on a bound belongs to the class above")
    func bounds() {
        let classes = ValueClasses.thresholds([0.6, 0.3, .nan, 0.9])

        #expect(classes.bounds == [0.3, 0.6, 0.9])
        #expect([0.1, 0.3, 0.59, 0.6, 0.95].map { classes.index(of: $0) } == [0, 1, 1, 2, 3])
        #expect(classes.index(of: nil) == nil && classes.index(of: .nan) == nil)
    }

    @Test("each class says its range")
    func words() {
        let classes = ValueClasses.thresholds([0.3, 0.9])

        #expect(
            (0..<3).map { classes.words($0, .share, .vi) } == [
                "dưới 30\u{A0}%", "30\u{A0}% – 90\u{A0}%", "từ 90\u{A0}%",
            ]
        )
        #expect(ValueClasses.thresholds([]).words(0, .share, .vi) == "mọi giá trị")
    }
}
