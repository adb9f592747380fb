public import Catalogue
public import Dossiers
public import Kernel

/// Words and times as official papers write them.
public enum PaperWords {
    /// `15 giờ 30 phút, ngày 23/11/2026`.
    public static func moment(_ moment: Instant?) -> String {
        guard let moment else { return "" }
        let minutes = moment.time.minutes
        return "\(two(minutes / 60)) giờ \(two(minutes % 60)) phút, ngày \(moment.date.vietnamese)"
    }

    /// `03 ngày làm việc`, `trong ngày (nhận sau 15:00 trả vào ngày làm việc tiếp theo)`.
    public static func limit(_ rule: TimeRule?) -> String {
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
    public static func handover(_ dossier: Dossier, at counter: String) -> String {
        switch dossier.handover {
        case .online: "Trực tuyến, qua Cổng Dịch vụ công"
        case .counter: counter
        case .post: "Qua dịch vụ bưu chính công ích"
        }
    }

    /// `Trước hạn`, `Đúng hạn`, `Quá hạn`, by the day and the minute.
    public static func punctuality(ended: Instant?, due: Instant?) -> String {
        guard let ended, let due else { return "" }
        if ended > due { return "Quá hạn" }
        return ended.date < due.date ? "Trước hạn" : "Đúng hạn"
    }

    /// At least two digits, against later additions.
    public static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

    /// How a paper came.
    public static func source(_ source: HandedIn.Source) -> String {
        switch source {
        case .file: "Tệp đính kèm"
        case .paper: "Bản giấy"
        case .shown: "Xuất trình khi nhận"
        case .registry: "Có sẵn trong cơ sở dữ liệu"
        case .result: "Dùng lại kết quả trước"
        }
    }

    /// `1 tệp điện tử`, `1 bản chính, 2 bản sao`; a dash where nothing was to be handed in.
    public static func count(of part: HandedIn) -> String {
        if part.blob != nil { return "1 tệp điện tử" }
        let sheets = sheets(originals: part.originals, copies: part.copies)
        return sheets.isEmpty ? "–" : sheets
    }

    /// `1 bản chính, 2 bản sao`; empty where there is none of either.
    public static func sheets(originals: Int, copies: Int) -> String {
        [(originals, "bản chính"), (copies, "bản sao")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            .joined(separator: ", ")
    }

    /// What a defect is about.
    public static func part(_ defect: Defect, of version: ProcedureVersion) -> String {
        switch defect.target {
        case .whole: "Cả hồ sơ"
        case .field: version.formField(defect.key)?.label.vi ?? defect.key
        case .component: version.component(defect.key)?.name.vi ?? defect.key
        }
    }
}
