import Catalogue
import Dossiers
import Kernel

/// Words and times as official papers write them.
enum PrintWords {
    /// `15 giờ 30 phút, ngày 23/11/2026`.
    static func moment(_ moment: Instant?) -> String {
        guard let moment else { return "" }
        let minutes = moment.time.minutes
        return "\(two(minutes / 60)) giờ \(two(minutes % 60)) phút, ngày \(moment.date.vietnamese)"
    }

    /// `03 ngày làm việc`, `trong ngày (nhận sau 15:00 trả vào ngày làm việc tiếp theo)`.
    static func limit(_ rule: TimeRule?) -> String {
        guard let rule else { return "" }
        if let cutOff = rule.sameDayCutOff {
            return "Trong ngày làm việc; nhận sau \(cutOff) thì trả vào ngày làm việc tiếp theo"
        }
        return switch rule.limit {
        case .workingDays(let days): "\(two(days)) ngày làm việc"
        case .hours(let hours): "\(two(hours)) giờ làm việc"
        case .calendarDays(let days): "\(two(days)) ngày"
        case nil: ""
        }
    }

    /// Where the result is received.
    static func handover(_ dossier: Dossier, at counter: String) -> String {
        switch dossier.handover {
        case .online: "Trực tuyến, qua Cổng Dịch vụ công"
        case .counter: counter
        case .post: "Qua dịch vụ bưu chính công ích"
        }
    }

    /// `Trước hạn`, `Đúng hạn`, `Quá hạn`, by the day and the minute.
    static func punctuality(ended: Instant?, due: Instant?) -> String {
        guard let ended, let due else { return "" }
        if ended > due { return "Quá hạn" }
        return ended.date < due.date ? "Trước hạn" : "Đúng hạn"
    }

    /// At least two digits, against later additions.
    static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
