/// Số như người đọc thấy: a number of a workbook as plain decimal text.
///
/// Workbooks keep binary numbers, written with up to 17 digits: 12.3 may stand there as 12.300000000000001. A spreadsheet
/// program shows 15 digits, so no more are taken. All in digits: no number goes through floating point here.
enum PlainDecimal {
    /// Digits that are shown.
    private static let mostDigits = 15

    /// A number such as `12.5`, `1.2E-3` in plain digits.
    ///
    /// - Parameters:
    ///   - written: the number as the file has it.
    ///   - shift: places by which the point moves to the right: 2 for a share shown in percent.
    /// - Returns: nil where it is no number.
    static func text(_ written: String, shiftedBy shift: Int = 0) -> String? {
        let halves = written.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
        guard (1...2).contains(halves.count), var exponent = halves.count == 2 ? Int(halves[1]) : 0,
            (-400...400).contains(exponent)
        else { return nil }
        var mantissa = halves[0]
        let isNegative = mantissa.first == "-"
        if isNegative || mantissa.first == "+" { mantissa = mantissa.dropFirst() }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        exponent += shift - (parts.count == 2 ? parts[1].count : 0)
        var digits = parts.joined().utf8.map { Int($0) - 48 }
        digits.removeFirst(digits.prefix { $0 == 0 }.count)
        exponent += round(&digits)
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        guard !digits.isEmpty else { return "0" }
        return (isNegative ? "-" : "") + plain(digits, exponent)
    }

    /// Cuts to the digits that are shown; how many were cut off.
    private static func round(_ digits: inout [Int]) -> Int {
        let extra = digits.count - mostDigits
        guard extra > 0 else { return 0 }
        let isUp = digits[mostDigits] >= 5
        digits.removeLast(extra)
        guard isUp else { return extra }
        var index = digits.count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
        } else {
            digits.insert(1, at: 0)
        }
        return extra
    }

    private static func plain(_ digits: [Int], _ exponent: Int) -> String {
        let text = digits.map(String.init).joined()
        if exponent >= 0 { return text + String(repeating: "0", count: exponent) }
        let point = digits.count + exponent
        guard point <= 0 else { return "\(text.prefix(point)).\(text.dropFirst(point))" }
        return "0." + String(repeating: "0", count: -point) + text
    }
}
