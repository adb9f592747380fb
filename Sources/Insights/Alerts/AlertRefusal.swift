public import Kernel

/// Why a rule is not taken.
public enum AlertRefusal: Refusal, Hashable {
    /// There is no such rule, or it is another's.
    case unknown
    /// Nobody reports such an indicator of this subject.
    case unknownIndicator
    /// The condition needs a number.
    case boundMissing
    /// The number makes no sense for the condition.
    case boundOutside
    /// The indicator has no path of targets.
    case noPath
    /// Only what stands can grow day by day.
    case notAStock
    /// Nobody would be told.
    case receiverMissing
    /// Who wrote it works in no agency, so no role of it can be told.
    case noAgency
    /// The period or the pause is none that can be chosen.
    case noSuchChoice
    /// One person keeps no more rules.
    case tooMany

    /// The stable code.
    public var code: String {
        switch self {
        case .unknown: "ALR-001"
        case .unknownIndicator: "ALR-002"
        case .boundMissing: "ALR-003"
        case .boundOutside: "ALR-004"
        case .noPath: "ALR-005"
        case .notAStock: "ALR-006"
        case .receiverMissing: "ALR-007"
        case .noAgency: "ALR-008"
        case .noSuchChoice: "ALR-009"
        case .tooMany: "ALR-010"
        }
    }

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .unknown: 404
        case .tooMany: 409
        case .unknownIndicator, .boundMissing, .boundOutside, .noPath, .notAStock, .receiverMissing, .noAgency: 422
        case .noSuchChoice: 422
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .unknown: "Không có quy tắc cảnh báo này."
        case .unknownIndicator: "Đối tượng đã chọn không có chỉ tiêu này."
        case .boundMissing: "Điều kiện cần một con số."
        case .boundOutside: "Con số không hợp với điều kiện."
        case .noPath: "Chỉ tiêu này chưa có lộ trình mục tiêu."
        case .notAStock: "Chỉ số tồn mới theo dõi được từng ngày."
        case .receiverMissing: "Chưa chọn người nhận cảnh báo."
        case .noAgency: "Bạn chưa giữ vị trí ở cơ quan nào nên không báo theo vai trò được."
        case .noSuchChoice: "Kỳ số liệu hoặc tần suất không có trong danh sách."
        case .tooMany: "Bạn đã có \(AlertRule.most) quy tắc cảnh báo."
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .unknown: "There is no such alert rule."
        case .unknownIndicator: "This indicator is not reported for the chosen subject."
        case .boundMissing: "The condition needs a number."
        case .boundOutside: "The number does not fit the condition."
        case .noPath: "This indicator has no path of targets."
        case .notAStock: "Only what stands can be followed day by day."
        case .receiverMissing: "Nobody would receive the alert."
        case .noAgency: "You hold a post in no agency, so no role of it can be told."
        case .noSuchChoice: "The period or the frequency is not in the list."
        case .tooMany: "You keep \(AlertRule.most) alert rules already."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch self {
        case .unknown: "Mở lại danh sách quy tắc cảnh báo."
        case .unknownIndicator: "Chọn chỉ tiêu trong danh sách của đối tượng đó."
        case .boundMissing: "Ghi con số của ngưỡng, số phần trăm hoặc số ngày."
        case .boundOutside: "Số phần trăm từ 1 đến 1000; số ngày liên tục từ 2 đến 14."
        case .noPath: "Chọn điều kiện thấp hơn hoặc cao hơn một số."
        case .notAStock: "Chọn một chỉ tiêu về số đang xử lý hoặc đang quá hạn."
        case .receiverMissing: "Đánh dấu ít nhất một người nhận."
        case .noAgency: "Chọn bạn hoặc lãnh đạo cơ quan liên quan."
        case .noSuchChoice: "Chọn lại trong danh sách."
        case .tooMany: "Kết thúc quy tắc không cần nữa rồi lập quy tắc mới."
        }
    }
}
