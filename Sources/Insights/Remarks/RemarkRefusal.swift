public import Kernel

/// Why a remark or an instruction about a figure is not taken.
public enum RemarkRefusal: Refusal, Hashable {
    /// There is no such figure, remark or instruction, or the reader may not see it.
    case unknown
    /// Nothing is said.
    case wordsMissing
    /// More is said than fits.
    case tooLong(Int)
    /// One person said too much in a day.
    case tooMany
    /// Only leaders order.
    case notLeader
    /// The agency lies outside of what the leader oversees, or is no more.
    case wrongAgency
    /// The deadline is no day, is past or too far away.
    case badDeadline
    /// The agency does not work on that day.
    case restDay(String)

    /// The stable code.
    public var code: String {
        switch self {
        case .unknown: "FIG-001"
        case .wordsMissing: "FIG-002"
        case .tooLong: "FIG-003"
        case .tooMany: "FIG-004"
        case .notLeader: "FIG-005"
        case .wrongAgency: "FIG-006"
        case .badDeadline: "FIG-007"
        case .restDay: "FIG-008"
        }
    }

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .unknown: 404
        case .notLeader: 403
        case .tooMany: 409
        case .wordsMissing, .tooLong, .wrongAgency, .badDeadline, .restDay: 422
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .unknown: "Không có số liệu, ý kiến hoặc chỉ đạo này."
        case .wordsMissing: "Chưa ghi nội dung."
        case .tooLong(let count): "Nội dung dài \(count) chữ, nhiều hơn \(RemarkDesk.mostWords)."
        case .tooMany: "Bạn đã ghi \(RemarkDesk.mostADay) ý kiến trong ngày."
        case .notLeader: "Chỉ lãnh đạo cơ quan mới giao nhiệm vụ được."
        case .wrongAgency: "Cơ quan thực hiện không thuộc phạm vi bạn theo dõi."
        case .badDeadline: "Hạn hoàn thành phải sau hôm nay và trong vòng một năm."
        case .restDay(let day): "Ngày \(day) cơ quan thực hiện không làm việc."
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .unknown: "There is no such figure, remark or instruction."
        case .wordsMissing: "Nothing is said."
        case .tooLong(let count): "The text has \(count) characters, more than \(RemarkDesk.mostWords)."
        case .tooMany: "You wrote \(RemarkDesk.mostADay) remarks today."
        case .notLeader: "Only leaders of agencies give instructions."
        case .wrongAgency: "The agency is not among those that you oversee."
        case .badDeadline: "The deadline is after today and within a year."
        case .restDay(let day): "The agency does not work on \(day)."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch self {
        case .unknown: "Mở lại trang chỉ tiêu."
        case .wordsMissing: "Ghi nội dung rồi gửi lại."
        case .tooLong: "Rút gọn nội dung."
        case .tooMany: "Ghi tiếp vào ngày mai."
        case .notLeader: "Ghi ý kiến, hoặc đề nghị lãnh đạo giao nhiệm vụ."
        case .wrongAgency: "Chọn cơ quan trong danh sách."
        case .badDeadline: "Ghi ngày theo dạng ngày/tháng/năm."
        case .restDay: "Chọn một ngày làm việc."
        }
    }
}
