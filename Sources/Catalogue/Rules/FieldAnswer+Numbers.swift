import Kernel

extension FieldAnswer {
    /// A number written the Vietnamese way (1.234,5), stored as `1234.5`.
    func number(_ text: String) throws(AnswerProblem) -> String {
        guard let number = WrittenNumber(text) else {
            throw must(.notANumber, "là một số, như 12", "be a number, like 12")
        }
        let allowed = field.rule.decimals ?? 0
        if number.decimals > allowed {
            throw allowed == 0
                ? must(.notWhole, "là số nguyên, như 12", "be a whole number, like 12")
                : must(.notWhole, "có không quá \(allowed) chữ số sau dấu phẩy", "have \(allowed) decimals or fewer")
        }
        try checkRange(number.value, unit: "")
        return number.text
    }

    /// An amount in đồng (1.234.000, 1 234 000 đ), stored in digits.
    func money(_ text: String) throws(AnswerProblem) -> String {
        guard let dong = WrittenNumber.money(text) else {
            throw must(.notMoney, "là số tiền bằng đồng, như 1.234.000", "be an amount in đồng, like 1.234.000")
        }
        try checkRange(Double(dong), unit: " ₫")
        return String(dong)
    }

    private func checkRange(_ value: Double, unit: String) throws(AnswerProblem) {
        let (low, high) = (field.rule.min, field.rule.max)
        if let low, let high, value < low || value > high {
            let (from, to) = (WrittenNumber.vietnamese(low) + unit, WrittenNumber.vietnamese(high) + unit)
            throw must(value < low ? .tooSmall : .tooLarge, "từ \(from) đến \(to)", "be between \(from) and \(to)")
        }
        if let low, value < low {
            let from = WrittenNumber.vietnamese(low) + unit
            throw must(.tooSmall, "từ \(from) trở lên", "be \(from) or more")
        }
        if let high, value > high {
            let to = WrittenNumber.vietnamese(high) + unit
            throw must(.tooLarge, "không quá \(to)", "be \(to) or less")
        }
    }
}

/// A number as Vietnamese people write it: full stops part the thousands, a comma the decimals.
struct WrittenNumber {
    /// Digits with a point before the decimals, no zeros around.
    let text: String
    let value: Double
    /// How many digits stand behind the comma.
    let decimals: Int

    init?(_ written: String) {
        var rest = Substring(written.filter { $0 != " " })
        let isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        guard let (whole, fraction) = Self.halves(rest), whole.utf8.count <= 15, fraction.utf8.count <= 9 else {
            return nil
        }
        let digits = String(whole.drop { $0 == "0" })
        let behind = String(fraction.reversed().drop { $0 == "0" }.reversed())
        let plain = (digits.isEmpty ? "0" : digits) + (behind.isEmpty ? "" : ".\(behind)")
        text = isNegative && plain != "0" ? "-\(plain)" : plain
        decimals = behind.utf8.count
        guard let value = Double(text) else { return nil }
        self.value = value
    }

    /// Digits before and behind the comma.
    ///
    /// A full stop that parts no thousands (`85.5`) is taken for a comma.
    private static func halves(_ text: Substring) -> (String, String)? {
        let byComma = text.split(separator: ",", omittingEmptySubsequences: false)
        if byComma.count > 2 { return thousands(byComma).map { ($0, "") } }
        guard let first = byComma.first else { return nil }
        let groups = first.split(separator: ".", omittingEmptySubsequences: false)
        if let whole = thousands(groups) {
            guard byComma.count == 2 else { return (whole, "") }
            return isDigits(byComma[1]) ? (whole, String(byComma[1])) : nil
        }
        guard byComma.count == 1, groups.count == 2, groups.allSatisfy(isDigits) else { return nil }
        return (String(groups[0]), String(groups[1]))
    }

    /// One run of digits, or groups of three behind a first group of one to three.
    private static func thousands(_ groups: [Substring]) -> String? {
        guard let first = groups.first, groups.allSatisfy(isDigits) else { return nil }
        if groups.count == 1 { return String(first) }
        guard first.utf8.count <= 3, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
        return groups.joined()
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Whole đồng; both separators part thousands, since đồng has no decimals.
    static func money(_ written: String) -> Int64? {
        var text = written.lowercased().filter { $0 != " " }
        for word in ["vnđ", "vnd", "đồng", "dong", "đ", "₫"] where text.hasSuffix(word) {
            text.removeLast(word.count)
            break
        }
        let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let digits = thousands(groups), digits.utf8.count <= 15 else { return nil }
        return Int64(digits)
    }

    /// `1.234,5` for a stored `1234.5`.
    static func vietnamese(_ stored: String) -> String {
        let halves = stored.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = halves.first else { return stored }
        let isNegative = whole.hasPrefix("-")
        let digits = Array(isNegative ? whole.dropFirst() : whole)
        var text = isNegative ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(".") }
            text.append(digit)
        }
        return halves.count == 2 ? "\(text),\(halves[1])" : text
    }

    static func vietnamese(_ value: Double) -> String {
        if let whole = Int(exactly: value) { return vietnamese(String(whole)) }
        return vietnamese("\(value)")
    }
}
