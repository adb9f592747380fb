public import Kernel

/// Ngày của văn bản, as official papers write it; a paper without number has none yet.
public struct OfficialDate: Codable, Hashable, Sendable {
    /// The day.
    public var date: CivilDate

    /// The day of a paper.
    public init(_ date: CivilDate) { self.date = date }

    /// Reads `2026-11-23`.
    public init(from decoder: any Decoder) throws { date = try CivilDate(from: decoder) }

    /// Writes `2026-11-23`.
    public func encode(to encoder: any Encoder) throws { try date.encode(to: encoder) }

    /// `ngày 05 tháng 01 năm 2026`: days below 10 and the months 1 and 2 get a zero, against later additions.
    public var words: String {
        let (year, month, day) = date.parts
        return "ngày \(day < 10 ? "0" : "")\(day) tháng \(month < 3 ? "0" : "")\(month) năm \(year)"
    }
}
