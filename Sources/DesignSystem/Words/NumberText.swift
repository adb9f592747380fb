public import HTML

/// Số viết cho người đọc: numbers as a reader of the language expects them.
public enum NumberText {
    /// `1.284.311` in Vietnamese, `1,284,311` in English.
    public static func grouped(_ number: Int, _ language: Language) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(language == .vi ? "." : ",") }
            text.append(digit)
        }
        return text
    }

    /// A share of one with one decimal: `97,4 %` in Vietnamese and `97.4%` in English.
    ///
    /// 0.9999 is `99,9 %`, not `100 %`: a share is cut, never rounded up to all.
    public static func percent(_ share: Double, _ language: Language) -> String {
        guard share.isFinite else { return "–" }
        let tenths = Int((share * 1000 + 1e-9).rounded(.down))
        let whole = grouped(tenths / 10, language)
        let rest = abs(tenths % 10)
        let sign = tenths < 0 && tenths > -10 ? "-" : ""
        let decimals = rest == 0 ? "" : (language == .vi ? "," : ".") + String(rest)
        return sign + whole + decimals + (language == .vi ? "\u{A0}%" : "%")
    }

    /// A size of a file: `340 KB`, `1,2 MB`.
    public static func size(ofBytes bytes: Int, _ language: Language) -> String {
        if bytes < 1000 { return "\(bytes)\u{A0}B" }
        if bytes < 1_000_000 { return "\((bytes + 500) / 1000)\u{A0}KB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10)\(language == .vi ? "," : ".")\(tenths % 10)\u{A0}MB"
    }
}
