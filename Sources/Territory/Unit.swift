public import Kernel
public import Storage

/// Names the ids of units.
public enum UnitTag {}
/// Mã của một đơn vị hành chính trong hệ thống.
///
/// The state's code is another thing: it is used again for other units (20335 was phường Tân Thạnh, is Bàn Thạch).
public typealias UnitID = Identifier<UnitTag>

/// Cấp hành chính.
public enum Level: String, CaseIterable, Codable, Sendable, SQLConvertible {
    /// Cấp tỉnh.
    case province
    /// Cấp huyện.
    case district
    /// Cấp xã.
    case commune
}

/// Đơn vị hành chính: a province, district or commune, from its first day to its last.
public struct Unit: Hashable, Sendable, Identifiable {
    /// The unit's identity, whatever it is called and coded.
    public let id: UnitID
    /// Mã của Tổng cục Thống kê; means something only on a date.
    public let code: String
    /// Cấp hành chính; a unit that changes it is another unit.
    public let level: Level
    /// The first day.
    public let validFrom: CivilDate
    /// The first day after its end; nil while it exists.
    public let validTo: CivilDate?
    /// Latitude and longitude of its centre (WGS 84), as written in the source.
    public let centre: (latitude: String, longitude: String)?
    /// What is said of it, oldest first.
    public let spans: [Span]

    /// Name, kind and parent for a time.
    public struct Span: Hashable, Codable, Sendable {
        /// The first day on which this holds.
        public var validFrom: CivilDate
        /// With its kind: `Xã Lăng`.
        public var name: String
        /// `province`, `city`, `town`, `district`, `ward`, `township`, `commune`, `special_zone`.
        public var kind: String
        /// The unit above; nil for a province.
        public var parent: UnitID?
        /// Square kilometres, as written in the source.
        public var area: String?
    }

    /// Whether it exists on the day.
    public func exists(on date: CivilDate) -> Bool { validFrom <= date && (validTo.map { date < $0 } ?? true) }

    /// What holds on the day; the nearest there is for a day before its birth or after its end.
    public func span(on date: CivilDate) -> Span { spans.last { $0.validFrom <= date } ?? spans[0] }

    /// Its name on the day.
    public func name(on date: CivilDate) -> String { span(on: date).name }

    /// The same unit, and both know whether it has ended: names in time do not count.
    public static func == (left: Unit, right: Unit) -> Bool { left.id == right.id && left.validTo == right.validTo }

    /// By the id alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension UnitID {
    /// The id of the unit that carries a code from a day on: the same on every node that knows the same facts.
    ///
    /// - Parameters:
    ///   - code: the state's code, five digits for a commune, three for a district, two for a province.
    ///   - date: its first day with the code.
    ///   - turn: 0; more where the code was given again on the same day.
    /// - Returns: a UUIDv7 of that day whose rest is made of the code, not of chance.
    public static func unit(code: String, from date: CivilDate, turn: UInt64 = 0) -> UnitID {
        let word = code.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return UnitID(at: Instant(date, TimeOfDay(0, 0)), random: (0x5448 + turn, word))
    }
}
