import Kernel

/// Why no due moment is told.
enum WorkingTimeRefusal: Refusal, Hashable {
    case from, limit, unit
    case calendar(String)

    var code: String {
        switch self {
        case .from: "CAL-001"
        case .limit: "CAL-002"
        case .unit: "CAL-003"
        case .calendar: "CAL-004"
        }
    }

    var status: Int { 422 }

    var vietnamese: String {
        switch self {
        case .from: "Thiếu thời điểm bắt đầu, hoặc viết chưa đúng."
        case .limit: "Thiếu thời hạn."
        case .unit: "Không có đơn vị hành chính mang mã này trong ngày đó."
        case .calendar: "Chưa tính được: lịch làm việc không có năm này."
        }
    }

    var english: String {
        switch self {
        case .from: "The moment to count from is missing or not RFC 3339."
        case .limit: "The limit is missing."
        case .unit: "No unit has this code on that day."
        case .calendar(let reason): "The calendar cannot tell: \(reason)."
        }
    }

    var whatNext: String {
        switch self {
        case .from: "Ghi from theo RFC 3339, ví dụ 2026-11-23T15:30:00+07:00."
        case .limit: "Ghi một trong ba: hours, working_days hoặc days."
        case .unit: "Kiểm tra mã đơn vị, hoặc bỏ tham số unit để dùng lịch chung."
        case .calendar: "Chọn thời điểm trong các năm đã có lịch nghỉ."
        }
    }
}
