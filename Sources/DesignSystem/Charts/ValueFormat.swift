public import HTML
import Kernel

/// Cách viết số liệu: how the values of an indicator are written, in a figure, in a table and on an axis.
///
/// ```swift
/// ValueFormat.share.words(0.936, .vi)                                       // 93,6 %
/// ValueFormat.count(Phrase(vi: "hồ sơ", en: "dossiers")).words(1234, .vi)   // 1.234 hồ sơ
/// ValueFormat.decimal(1, Phrase(vi: "ngày", en: "days")).words(12.5, .vi)   // 12,5 ngày
/// ValueFormat.money.words(12_500_000, .vi)                                  // 12,5 triệu ₫
/// ```
public struct ValueFormat: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case count, share, money
        case decimal(Int)
    }

    let kind: Kind
    let unit: Phrase?

    /// Whole things.
    public static let count = ValueFormat(kind: .count, unit: nil)

    /// Whole things of a name.
    public static func count(_ unit: Phrase) -> ValueFormat { ValueFormat(kind: .count, unit: unit) }

    /// A share of one, written in percent; cut, never rounded up to all.
    public static let share = ValueFormat(kind: .share, unit: nil)

    /// Đồng, in millions and milliards where they are many.
    public static let money = ValueFormat(kind: .money, unit: nil)

    /// A measure with at most so many decimals.
    public static func decimal(_ digits: Int, _ unit: Phrase? = nil) -> ValueFormat {
        ValueFormat(kind: .decimal(digits), unit: unit)
    }

    /// The value with its unit; `–` where there is none.
    public func words(_ value: Double?, _ language: Language) -> String {
        let (number, unit) = parts(value, language)
        return unit.isEmpty ? number : number + "\u{A0}" + unit
    }

    /// Number and unit, to be set in two sizes; percent and đồng belong to the number.
    public func parts(_ value: Double?, _ language: Language) -> (number: String, unit: String) {
        guard let value = value?.number else { return ("–", "") }
        return (number(value, language), unit?[language] ?? "")
    }

    /// The value on an axis: without its unit, in few letters.
    public func short(_ value: Double, _ language: Language) -> String {
        switch kind {
        case .share: NumberText.percent(value, language)
        case .money, .count: NumberText.compact(value, language)
        case .decimal(let digits):
            abs(value) < 10_000
                ? NumberText.decimal(value, digits: max(digits, 2), language) : NumberText.compact(value, language)
        }
    }

    /// Whether values between whole numbers make no sense.
    var isWhole: Bool { kind == .count }

    private func number(_ value: Double, _ language: Language) -> String {
        switch kind {
        case .count: NumberText.decimal(value, digits: 0, language)
        case .share: NumberText.percent(value, language)
        case .decimal(let digits): NumberText.decimal(value, digits: digits, language)
        case .money: NumberText.compact(value, language) + "\u{A0}₫"
        }
    }
}

extension Double {
    /// The value where it can be drawn and written: finite, and not beyond what an axis can count.
    var number: Double? { isFinite && abs(self) < 1e15 ? self : nil }
}
