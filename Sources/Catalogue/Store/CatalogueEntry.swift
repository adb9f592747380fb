import Kernel

/// Một dòng của danh mục: a procedure of the national catalogue, as imported and not repaired.
public struct CatalogueEntry: Hashable, Sendable {
    /// The row word for word.
    public struct Row: Hashable, Codable, Sendable {
        /// Mã thủ tục.
        public var code: String
        /// Tên thủ tục.
        public var name: String
        /// Lĩnh vực.
        public var field: String
        /// Cấp thực hiện, such as `Cấp tỉnh, Cấp xã`.
        public var levels: String
        /// Số quyết định công bố.
        public var decision: String
        /// Đối tượng thực hiện.
        public var subjects: String
        /// `channel/time/fee`, joined by semicolons.
        public var channels: String
        /// Mã kết quả.
        public var resultCodes: String
    }

    /// A way to hand it in, with the time and fee that the row names.
    public struct Channel: Hashable, Sendable {
        /// `Trực tuyến`, `Trực tiếp`, `Dịch vụ bưu chính`.
        public let name: String
        /// Such as `5 Ngày làm việc`.
        public let time: String
        /// Such as `8,000 Việt Nam Đồng`.
        public let fee: String
    }

    /// The row word for word.
    public let row: Row
    /// Whether the last import no longer held it.
    public let isGone: Bool

    /// Mã thủ tục.
    public var code: String { row.code }
    /// Tên thủ tục.
    public var name: String { row.name }

    /// The levels that ThuBon knows, of those that the row names.
    public var levels: [GovernmentLevel] {
        row.levels.split(separator: ",").compactMap { name in
            switch VietnameseText.trimmed(String(name)) {
            case "Cấp tỉnh": .province
            case "Cấp huyện": .district
            case "Cấp xã": .commune
            default: nil
            }
        }
    }

    /// The ways to hand it in; what cannot be told apart is left out here, and flagged.
    public var channels: [Channel] {
        row.channels.split(separator: ";").compactMap { text in
            let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
                .map { VietnameseText.trimmed(String($0)) }
            return parts.count == 3 ? Channel(name: parts[0], time: parts[1], fee: parts[2]) : nil
        }
    }
}

/// Dấu hiệu dữ liệu lạ: something in an imported row that deserves a doubt.
///
/// The row itself stays as it is.
public enum EntryFlag: String, CaseIterable, Codable, Sendable {
    /// A time such as `5`: the unit was lost; read as working days.
    case timeWithoutUnit = "time_without_unit"
    /// No time is given.
    case noTime = "no_time"
    /// ‘Miễn phí’ in a field whose fees the provincial council sets: no amount was typed, rather than none due.
    case freeButSetByCouncil = "free_but_set_by_council"
    /// An amount below 1.000 đồng: the thousands were lost.
    case oddAmount = "odd_amount"
    /// An amount in another currency.
    case foreignCurrency = "foreign_currency"
    /// No fee is given.
    case noFee = "no_fee"
    /// No channel is given, or one that cannot be told apart.
    case noChannel = "no_channel"
    /// No result is named.
    case noResult = "no_result"

    /// What to make of it.
    public var explanation: Bilingual {
        switch self {
        case .timeWithoutUnit:
            say("Thời hạn không ghi đơn vị, tạm hiểu là ngày làm việc", "Time without a unit, taken as working days")
        case .noTime: say("Nguồn không ghi thời hạn", "The source gives no time")
        case .freeButSetByCouncil:
            say(
                "Ghi miễn phí nhưng mức thu do Hội đồng nhân dân tỉnh quy định",
                "Shown as free, but the provincial council sets the fee"
            )
        case .oddAmount:
            say("Số tiền nhỏ bất thường, có thể thiếu hàng nghìn", "Oddly small amount; thousands may be missing")
        case .foreignCurrency: say("Số tiền ghi bằng ngoại tệ", "Amount in a foreign currency")
        case .noFee: say("Nguồn không ghi phí, lệ phí", "The source gives no fee")
        case .noChannel: say("Nguồn không ghi cách nộp hồ sơ", "The source gives no channel")
        case .noResult: say("Nguồn không ghi mã kết quả", "The source names no result")
        }
    }
}

extension CatalogueEntry {
    /// What deserves a doubt in the row.
    public var flags: [EntryFlag] {
        var flags: Set<EntryFlag> = []
        let channels = channels
        if channels.isEmpty || channels.count != row.channels.split(separator: ";").count { flags.insert(.noChannel) }
        if VietnameseText.trimmed(row.resultCodes).isEmpty { flags.insert(.noResult) }
        for channel in channels {
            if channel.time == Self.nothing { flags.insert(.noTime) }
            if !channel.time.isEmpty, channel.time.utf8.allSatisfy({ (48...57).contains($0) }) {
                flags.insert(.timeWithoutUnit)
            }
            if channel.fee == Self.nothing { flags.insert(.noFee) }
            if let dong = Self.dong(channel.fee) {
                if dong > 0, dong < 1000 { flags.insert(.oddAmount) }
            } else if channel.fee.utf8.contains(where: { (48...57).contains($0) }) {
                flags.insert(.foreignCurrency)
            }
        }
        if !channels.isEmpty, channels.allSatisfy({ $0.fee == "Miễn phí" }), Self.setsByCouncil(row.field) {
            flags.insert(.freeButSetByCouncil)
        }
        return EntryFlag.allCases.filter(flags.contains)
    }

    private static let nothing = "Không có thông tin"

    /// `8,000 VNĐ`, `8,000 Việt Nam Đồng`; nil for anything else.
    private static func dong(_ fee: String) -> Int64? {
        for unit in [" VNĐ", " Việt Nam Đồng"] where fee.hasSuffix(unit) {
            return WrittenNumber.money(String(fee.dropLast(unit.count)))
        }
        return nil
    }

    /// Fees that the provincial council sets (Thông tư 85/2019/TT-BTC, Điều 2 and 3), by words in the field's name.
    private static func setsByCouncil(_ field: String) -> Bool {
        let folded = " \(VietnameseText.folded(field)) "
        return councilFields.contains { folded.contains(" \($0) ") }
    }

    private static let councilFields = [
        "ho tich", "dat dai", "hoat dong xay dung", "dang ky quan ly cu tru", "ho kinh doanh", "moi truong",
        "tai nguyen nuoc", "dia chat va khoang san", "thu vien", "lao dong nuoc ngoai", "dang ky bien phap bao dam",
        "quan ly lao dong ngoai nuoc", "viec lam",
    ]
}
