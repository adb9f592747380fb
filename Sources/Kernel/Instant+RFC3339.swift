extension Instant: CustomStringConvertible {
    /// RFC 3339 in Vietnamese time, `2026-11-23T15:30:00+07:00`; milliseconds are written only where there are any.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(29)
        appendRFC3339(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the moment as `description` writes it.
    func appendRFC3339(to bytes: inout [UInt8]) {
        let date = date
        let local = milliseconds + Self.vietnamOffset
        let rest = Int(local - Int64(date.daysSinceEpoch) * Self.day)
        date.appendISO8601(to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        appendDecimal(rest / 3_600_000, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDecimal(rest / 60_000 % 60, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDecimal(rest / 1000 % 60, width: 2, to: &bytes)
        if rest % 1000 != 0 {
            bytes.append(UInt8(ascii: "."))
            appendDecimal(rest % 1000, width: 3, to: &bytes)
        }
        bytes.append(contentsOf: "+07:00".utf8)
    }

    /// The moment written as RFC 3339 says, with any offset: `2026-11-23T08:30:00Z`, `2026-11-23T15:30:00.5+07:00`.
    ///
    /// Accepts `t`, `z` and a blank for `T` (RFC 3339, 5.6), any number of digits of a second (cut to milliseconds) and
    /// the leap second 60, which is the start of the next minute. Nil where it is anything else.
    public init?(rfc3339 text: some StringProtocol) {
        var scanner = Scanner(rest: Array(text.utf8)[...])
        guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
            let day = scanner.number(2), let date = CivilDate(year: year, month: month, day: day),
            scanner.take("T") || scanner.take("t") || scanner.take(" "),
            let hour = scanner.number(2), hour < 24, scanner.take(":"),
            let minute = scanner.number(2), minute < 60, scanner.take(":"),
            let second = scanner.number(2), second <= 60,
            let fraction = scanner.milliseconds(), let offset = scanner.offset(), scanner.rest.isEmpty
        else { return nil }
        let minutes = date.daysSinceEpoch * 1440 + hour * 60 + minute - offset
        self.init(milliseconds: Int64(minutes) * 60_000 + Int64(second * 1000 + fraction))
    }
}

extension CivilDate {
    /// Appends `2026-11-23`.
    func appendISO8601(to bytes: inout [UInt8]) {
        let (year, month, day) = parts
        appendDecimal(year, width: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendDecimal(month, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendDecimal(day, width: 2, to: &bytes)
    }
}

/// Appends a number in decimal, with zeros before it up to the width.
func appendDecimal(_ number: Int, width: Int = 1, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    if width == 2, rest < 100 {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        return
    }
    let start = bytes.count
    repeat {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
    } while rest > 0 || bytes.count - start < width
    var (low, high) = (start, bytes.count - 1)
    while low < high {
        bytes.swapAt(low, high)
        (low, high) = (low + 1, high - 1)
    }
}

/// Reads the fixed parts of a moment.
private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var number = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// The digits after a point, cut to three; 0 without a point, nil where no digit follows it.
    mutating func milliseconds() -> Int? {
        guard take(".") else { return 0 }
        guard var fraction = digit() else { return nil }
        var count = 1
        while let digit = digit() {
            if count < 3 { fraction = fraction * 10 + digit }
            count += 1
        }
        return count == 1 ? fraction * 100 : count == 2 ? fraction * 10 : fraction
    }

    /// Minutes ahead of UTC.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isBehind = take("-")
        guard isBehind || take("+"), let hours = number(2), hours < 24, take(":"), let minutes = number(2), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (isBehind ? -1 : 1)
    }

    private mutating func digit() -> Int? {
        guard let first = rest.first, (48...57).contains(first) else { return nil }
        rest.removeFirst()
        return Int(first) - 48
    }
}
