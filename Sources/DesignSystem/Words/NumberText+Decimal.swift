public import HTML

extension NumberText {
    /// A number with at most so many decimals: `12,5` in Vietnamese, `12.5` in English; `–` where it is none.
    ///
    /// Zeros at the end are left out. Halves are rounded away from zero.
    public static func decimal(_ value: Double, digits: Int = 1, _ language: Language) -> String {
        let digits = min(max(digits, 0), 6)
        let power = (0..<digits).reduce(1) { power, _ in power * 10 }
        let scaled = (value * Double(power)).rounded()
        guard scaled.isFinite, abs(scaled) < 9e18 else { return "–" }
        let units = Int(scaled)
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt(power))
        var fraction = String(rest)
        fraction = String(repeating: "0", count: digits - min(digits, fraction.utf8.count)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = units < 0 ? "-" : ""
        return sign + grouped(Int(whole), language)
            + (fraction.isEmpty ? "" : (language == .vi ? "," : ".") + fraction)
    }

    /// A large number in few letters: `12,5 triệu`, `3,2 tỷ`; below ten thousand with all its digits.
    public static func compact(_ value: Double, _ language: Language) -> String {
        let size = abs(value)
        let steps: [(Double, Phrase)] = [
            (1e9, Phrase(vi: "\u{A0}tỷ", en: "\u{A0}billion")), (1e6, Phrase(vi: "\u{A0}triệu", en: "\u{A0}million")),
            (1e3, Phrase(vi: "\u{A0}nghìn", en: "k")),
        ]
        guard size >= 10_000, let (unit, word) = steps.first(where: { size >= $0.0 }) else {
            return decimal(value, digits: size < 10 ? 2 : 1, language)
        }
        return decimal(value / unit, digits: 1, language) + word[language]
    }
}
