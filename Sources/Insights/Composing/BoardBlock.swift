/// Khối của bảng: one card or picture of a board that somebody composed.
public struct BoardBlock: Hashable, Sendable {
    /// What is drawn; the raw value stands in events and addresses.
    public enum Picture: String, CaseIterable, Sendable {
        /// Thẻ chỉ tiêu.
        case card
        /// Diễn biến theo tháng of an indicator.
        case trend
        /// Xếp hạng: the next smaller parts by an indicator.
        case ranking
        /// Đường nhỏ theo huyện: an indicator by district.
        case districts
        /// Đường nhỏ theo cơ quan: an indicator by office.
        case offices
        /// Bản đồ.
        case map
        /// Kênh nộp hồ sơ theo tháng.
        case channels
        /// Từ nộp đến trả kết quả.
        case funnel
        /// Tiếp nhận và xử lý theo ngày.
        case daily
        /// Lịch nhiệt: what was taken in on each day of twelve months.
        case calendar

        /// Whether it draws an indicator.
        public var needsIndicator: Bool {
            switch self {
            case .card, .trend, .ranking, .districts, .offices: true
            case .map, .channels, .funnel, .daily, .calendar: false
            }
        }
    }

    /// What is drawn.
    public let picture: Picture
    /// Of which indicator; empty where the picture needs none.
    public let indicator: String

    /// A picture; nil where an indicator is missing or none is needed.
    public init?(_ picture: Picture, of indicator: String = "") {
        guard picture.needsIndicator != indicator.isEmpty else { return nil }
        self.picture = picture
        self.indicator = indicator
    }
}

extension BoardBlock: LosslessStringConvertible {
    /// The block in forms, in events and for programs: `map`, `card:dung-han`.
    public var description: String {
        indicator.isEmpty ? picture.rawValue : picture.rawValue + ":" + indicator
    }

    /// Reads a block; nil where it is none.
    ///
    /// Whether there is such an indicator is asked where the block is drawn: one that ends later must not break a board.
    public init?(_ word: String) {
        let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let key = parts.count == 2 ? parts[1] : ""
        guard let picture = parts.first.flatMap({ Picture(rawValue: $0) }), key.utf8.count <= 60,
            key.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || (97...122).contains($0) })
        else { return nil }
        self.init(picture, of: key)
    }
}

extension BoardBlock: Codable {
    /// Reads the word of a block.
    public init(from decoder: any Decoder) throws {
        let word = try decoder.singleValueContainer().decode(String.self)
        guard let block = BoardBlock(word) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no block"))
        }
        self = block
    }

    /// Writes the word of a block.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
