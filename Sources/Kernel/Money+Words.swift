extension Money {
    /// Bằng chữ: the amount in words, in lower case, as receipts and contracts repeat it: `một trăm nghìn đồng`.
    ///
    /// Of the ways that are all correct, one: `nghìn` (not ngàn), `lẻ` (not linh; so says Quảng Nam), `tỷ` (not tỉ),
    /// `tư` for 4 after twenty (hai mươi tư), `mốt` for 1 after twenty, `lăm` for 5 after ten.
    public var spelled: String {
        let amount = dong.magnitude
        let words = amount == 0 ? ["không"] : NumberWords.words(UInt64(amount))
        return ((dong < 0 ? ["âm"] : []) + words + ["đồng"]).joined(separator: " ")
    }
}

/// Whole numbers in Vietnamese words.
private enum NumberWords {
    private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

    /// The words of a number above 0.
    static func words(_ number: UInt64) -> [String] { words(number, isContinued: false) }

    /// The words, group by group.
    ///
    /// Groups of nine digits end in `tỷ`, within them groups of three in `triệu` and `nghìn`; a group of zeros is silent.
    /// A number that continues a larger one says its hundreds even where they are none: một triệu không trăm lẻ năm.
    private static func words(_ number: UInt64, isContinued: Bool) -> [String] {
        let billions = number / 1_000_000_000
        var result: [String] = []
        if billions > 0 { result = words(billions, isContinued: isContinued) + ["tỷ"] }
        for (unit, name) in [(1_000_000 as UInt64, "triệu"), (1000, "nghìn"), (1, "")] {
            let group = Int(number / unit % 1000)
            guard group > 0 else { continue }
            result += words(group: group, isContinued: isContinued || !result.isEmpty)
            if !name.isEmpty { result.append(name) }
        }
        return result
    }

    private static func words(group: Int, isContinued: Bool) -> [String] {
        let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10)
        let saysHundreds = hundreds > 0 || isContinued
        var result = saysHundreds ? [digits[hundreds], "trăm"] : []
        switch tens {
        case 0: if saysHundreds, ones > 0 { result.append("lẻ") }
        case 1: result.append("mười")
        default: result += [digits[tens], "mươi"]
        }
        switch (tens, ones) {
        case (_, 0): break
        case (2..., 1): result.append("mốt")
        case (2..., 4): result.append("tư")
        case (1..., 5): result.append("lăm")
        default: result.append(digits[ones])
        }
        return result
    }
}
