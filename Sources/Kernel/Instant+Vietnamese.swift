extension Instant {
    /// As a Vietnamese reader expects: `15:30 ngày 23/11/2026`.
    public var vietnamese: String { "\(time) ngày \(date.vietnamese)" }

    /// With the day of the week: `09:10, thứ Tư, 25/11/2026`.
    public var vietnameseLong: String { "\(time), \(date.weekday.vietnamese), \(date.vietnamese)" }

    /// What an officer's list says of a due moment: `còn 2 giờ`, `quá hạn 3 ngày`.
    ///
    /// Counted by the clock on the wall, not in working time, and rounded down: minutes below an hour, hours below a
    /// day, then days.
    public func dueWords(at now: Instant) -> String {
        let (minutes, isOverdue) = Self.distance(from: now, to: self)
        return switch (isOverdue, minutes) {
        case (false, 0): "còn dưới 1 phút"
        case (true, 0): "vừa quá hạn"
        case (false, _): "còn \(Self.words(minutes: minutes))"
        case (true, _): "quá hạn \(Self.words(minutes: minutes))"
        }
    }

    /// How long ago the moment was: `vừa xong`, `5 phút trước`, `2 ngày trước`.
    public func agoWords(at now: Instant) -> String {
        let (minutes, isPast) = Self.distance(from: now, to: self)
        return isPast && minutes > 0 ? "\(Self.words(minutes: minutes)) trước" : "vừa xong"
    }

    private static func distance(from now: Instant, to moment: Instant) -> (minutes: Int64, isPast: Bool) {
        let milliseconds = moment.milliseconds - now.milliseconds
        return (abs(milliseconds) / 60_000, milliseconds < 0)
    }

    private static func words(minutes: Int64) -> String {
        switch minutes {
        case ..<60: "\(minutes) phút"
        case ..<1440: "\(minutes / 60) giờ"
        default: "\((minutes / 1440).vietnamese) ngày"
        }
    }
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
