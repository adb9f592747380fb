public import Catalogue
import Kernel

/// Bảng phân tích: a table that analysts may ask with SQL, with what its columns mean.
public struct AnalysisTable: Sendable {
    /// A column.
    public struct Column: Sendable {
        /// What it holds.
        public enum Meaning: Sendable {
            /// In words.
            case words(Bilingual)
            /// What is counted by day.
            case measure(Measure)
        }

        /// Its name in SQL.
        public let name: String
        /// `INTEGER` or `TEXT`.
        public let type: String
        /// What it means.
        public let meaning: Meaning
    }

    /// Its name in SQL.
    public let name: String
    /// What a row is.
    public let meaning: Bilingual
    /// Its columns in their order.
    public let columns: [Column]
    /// The columns by which it is found fast, a list for each index.
    let indexes: [[String]]

    /// All tables.
    public static let all = [dossier, dayCount, cause, agency, procedure, unit, statistic, about]

    /// The statement that makes it.
    var definition: String {
        let columns = columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
        return "CREATE TABLE \(name) (\(columns))"
    }

    /// The statements that make its indexes.
    var indexDefinitions: String {
        indexes.map { "CREATE INDEX \(name)_\($0.joined(separator: "_")) ON \(name) (\($0.joined(separator: ", ")))" }
            .joined(separator: "; ")
    }
}

extension AnalysisTable {
    private static func text(_ name: String, _ vi: String, _ en: String) -> Column {
        Column(name: name, type: "TEXT", meaning: .words(Bilingual(vi: vi, en: en)))
    }

    private static func number(_ name: String, _ vi: String, _ en: String) -> Column {
        Column(name: name, type: "INTEGER", meaning: .words(Bilingual(vi: vi, en: en)))
    }

    /// The lane of a dossier, as all tables of dossiers begin.
    private static let lane = [
        text("agency_id", "cơ quan, như agency.id", "agency, as agency.id"),
        text("place_id", "địa bàn giải quyết, như unit.id", "unit for which it is decided, as unit.id"),
        text("procedure_code", "mã thủ tục, như procedure.code", "procedure, as procedure.code"),
        text("channel", "kênh nộp: online, counter, post", "online, counter, post"),
    ]

    /// Hồ sơ: a row each, without its code and without what its citizen said of the service.
    static let dossier = AnalysisTable(
        name: "dossier",
        meaning: Bilingual(
            vi: "Mỗi dòng một hồ sơ, không có gì về người nộp",
            en: "A dossier a row, nothing of its citizen"
        ),
        columns: lane + [
            text("submitted_at", "lúc nộp, giờ Việt Nam, 2026-11-23 08:30:00", "sent in, Vietnam's time"),
            text("accepted_at", "lúc tiếp nhận", "taken in"),
            text("due_at", "hẹn trả, đã dời vì tạm dừng hoặc hẹn lại", "promised, as moved since"),
            text("finished_at", "lúc có kết quả, bị từ chối, dừng hoặc rút", "result, refusal, stop or withdrawal"),
            text("handed_over_at", "lúc trả kết quả", "handed over"),
            text("paused_at", "đang tạm dừng từ", "the clock stands since"),
            number("paused_minutes", "số phút các lần tạm dừng trước", "minutes of earlier pauses"),
            number("supplements", "số lần yêu cầu bổ sung", "how often papers were asked for"),
            text("overdue_since", "yêu cầu bổ sung lần hai, tính là quá hạn", "second request for papers"),
            text("outcome", "result, refused, stopped, withdrawn; trống: chưa kết thúc", "empty: not ended"),
            number("with_fee", "1: có phí, lệ phí", "1: something to pay"),
            number("on_paper", "1: có giấy tờ bản giấy", "1: something on paper"),
            number("reused", "1: dùng lại dữ liệu đã có", "1: something known already"),
            number("paid_online", "1: nộp phí trực tuyến", "1: paid online"),
            number("signed_result", "1: kết quả có đủ chữ ký số", "1: result with all signatures"),
            number("unattended", "1: có bước không có sự kiện của cán bộ", "1: a step without an officer's event"),
        ],
        indexes: [["accepted_at"], ["finished_at"], ["agency_id", "accepted_at"]]
    )

    /// Bộ đếm theo ngày.
    static let dayCount = AnalysisTable(
        name: "day_count",
        meaning: Bilingual(
            vi: "Số đếm theo ngày, cơ quan, địa bàn, thủ tục, kênh; như trên bảng điều hành",
            en: "Counts by day, agency, place, procedure and channel, as on the boards"
        ),
        columns: [text("day", "ngày, 2026-11-23", "day")] + lane
            + Measure.allCases.map { Column(name: $0.rawValue, type: "INTEGER", meaning: .measure($0)) },
        indexes: [["day"], ["agency_id", "day"], ["procedure_code", "day"]]
    )

    /// Nguyên nhân.
    static let cause = AnalysisTable(
        name: "cause",
        meaning: Bilingual(
            vi: "Mỗi lần một giấy tờ hoặc mục khai bị nêu khi yêu cầu bổ sung, từ chối",
            en: "Each time a place was named in a request for papers or a refusal"
        ),
        columns: [text("day", "ngày", "day")] + lane + [
            text("deed", "supplement: bổ sung, refusal: từ chối", "supplement or refusal"),
            text("target", "component: giấy tờ, field: mục khai, whole: cả hồ sơ", "component, field, whole"),
            text("key", "khóa của giấy tờ hoặc mục khai trong thủ tục", "its key in the procedure"),
        ],
        indexes: [["day"]]
    )

    /// Cơ quan.
    static let agency = AnalysisTable(
        name: "agency",
        meaning: Bilingual(vi: "Cơ quan, cả cơ quan đã sắp xếp", en: "Agencies, also those that ended"),
        columns: [
            text("id", "định danh", "id"), text("code", "mã", "code"), text("name", "tên", "name"),
            text("level", "cấp: province, district, commune", "level"),
            text("district", "huyện, thị xã, thành phố", "district"),
            text("valid_from", "từ ngày", "from"), text("valid_to", "đến trước ngày; trống: đang hoạt động", "until"),
        ],
        indexes: [["id"]]
    )

    /// Thủ tục.
    static let procedure = AnalysisTable(
        name: "procedure",
        meaning: Bilingual(vi: "Thủ tục hành chính", en: "Procedures"),
        columns: [
            text("code", "mã", "code"), text("name", "tên", "name"), text("field", "lĩnh vực, theo khóa", "field"),
            number("is_online", "1: trực tuyến toàn trình", "1: fully online"),
        ],
        indexes: [["code"]]
    )

    /// Đơn vị hành chính.
    static let unit = AnalysisTable(
        name: "unit",
        meaning: Bilingual(vi: "Đơn vị hành chính của hôm nay và trước đây", en: "Units of today and before"),
        columns: [
            text("id", "định danh", "id"), text("code", "mã", "code"), text("name", "tên đầy đủ", "full name"),
            text("level", "cấp", "level"), text("valid_from", "từ ngày", "from"),
            text("valid_to", "đến trước ngày; trống: đang có", "until"),
        ],
        indexes: [["id"]]
    )

    /// Số liệu nhập.
    static let statistic = AnalysisTable(
        name: "statistic",
        meaning: Bilingual(
            vi: "Số liệu nhập từ ngoài, phiên bản mới nhất",
            en: "Imported statistics, the newest version"
        ),
        columns: [
            text("indicator", "khóa chỉ tiêu", "indicator"),
            text("unit_id", "đơn vị; trống: toàn tỉnh", "unit, or empty"),
            text("first_day", "từ ngày", "from"), text("last_day", "đến hết ngày", "to"),
            text("value", "giá trị, như đã nhập", "value as imported"), text("title", "nguồn", "source"),
        ],
        indexes: []
    )

    /// Về tệp này.
    static let about = AnalysisTable(
        name: "about",
        meaning: Bilingual(vi: "Tệp được tạo lúc nào", en: "When the file was made"),
        columns: [text("made_at", "lúc tạo, giờ Việt Nam", "made, Vietnam's time")],
        indexes: []
    )
}
