public import Kernel
public import Storage

/// Mức độ hài lòng: how content a citizen is with the service, in the five steps of the surveys of the Ministry of Home
/// Affairs.
public enum Satisfaction: Int, CaseIterable, Codable, Hashable, Sendable, SQLConvertible {
    /// Rất không hài lòng.
    case veryBad = 1
    /// Không hài lòng.
    case bad = 2
    /// Bình thường.
    case fair = 3
    /// Hài lòng.
    case good = 4
    /// Rất hài lòng.
    case veryGood = 5

    /// Whether the citizen is content: what the share of satisfaction counts.
    public var isContent: Bool { self == .good || self == .veryGood }
    /// Whether the citizen is not content.
    public var isDiscontent: Bool { self == .bad || self == .veryBad }
}

/// Nội dung đánh giá: what a rating is about, for praise and for blame alike.
public enum RatingReason: String, CaseIterable, Codable, Hashable, Sendable {
    /// Thời gian giải quyết.
    case time
    /// Thái độ phục vụ.
    case attitude
    /// Hướng dẫn: clear, complete and once.
    case guidance
    /// Thủ tục, giấy tờ phải nộp.
    case papers
    /// Nộp và theo dõi trực tuyến.
    case online
    /// Phí, lệ phí.
    case fees
    /// Kết quả nhận được.
    case result
    /// Nơi ngồi chờ, trang thiết bị.
    case place
}

/// Đánh giá: what a citizen said of the service.
public struct DossierRating: Hashable, Sendable {
    /// How content.
    public var score: Satisfaction
    /// What it is about, in the order of the list.
    public var reasons: [RatingReason]
    /// In the citizen's own words; may be empty.
    public var remark: String

    /// Letters that a remark may have.
    public static let longestRemark = 1000
    /// Days after the end in which it is given and may be changed.
    public static let days = 30

    /// A rating; reasons come into the order of the list, each once.
    public init(_ score: Satisfaction, reasons: some Collection<RatingReason> = [], remark: String = "") {
        self.score = score
        self.reasons = RatingReason.allCases.filter(reasons.contains)
        self.remark = String(VietnameseText.cleanedLines(remark).prefix(Self.longestRemark))
    }
}

extension Dossier {
    /// When it ended for the citizen: the result or the refusal is in their hand.
    var ratableFrom: Instant? { state == .handedOver ? handedOverAt : state == .refused ? finishedAt : nil }

    /// Whether the days of rating are not over.
    func takesRatings(at moment: Instant) -> Bool {
        guard let end = ratableFrom else { return false }
        return moment.date.daysSinceEpoch - end.date.daysSinceEpoch <= DossierRating.days
    }

    /// The last day on which it can be rated; nil before its end.
    public var ratableUntil: CivilDate? { ratableFrom?.date.adding(days: DossierRating.days) }
}
