extension Instant {
    /// As a Vietnamese reader expects: `15:30 ngày 23/11/2026`.
    public var vietnamese: String { "\(time) ngày \(date.vietnamese)" }
}

extension Weekday {
    /// The day in words, as NĐ 30/2020 writes it: `thứ Hai` … `thứ Bảy`, `Chủ nhật`.
    public var vietnamese: String {
        switch self {
        case .monday: "thứ Hai"
        case .tuesday: "thứ Ba"
        case .wednesday: "thứ Tư"
        case .thursday: "thứ Năm"
        case .friday: "thứ Sáu"
        case .saturday: "thứ Bảy"
        case .sunday: "Chủ nhật"
        }
    }
}

extension FixedWidthInteger {
    /// The number as Vietnamese people write it, with a point between thousands: `1.234.567`.
    public var vietnamese: String {
        let digits = Array(String(magnitude).utf8)
        var bytes: [UInt8] = self < 0 ? [UInt8(ascii: "-")] : []
        bytes.reserveCapacity(digits.count * 4 / 3 + 2)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
