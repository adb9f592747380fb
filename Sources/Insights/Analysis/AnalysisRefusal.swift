public import Kernel
public import Storage

/// Why a question of an analyst is not answered.
public struct AnalysisRefusal: Refusal, Hashable {
    /// What is wrong.
    public let fault: GuardedQuery.Fault

    /// The refusal of a fault.
    public init(_ fault: GuardedQuery.Fault) { self.fault = fault }

    /// `ANA-001` … `ANA-009`.
    public var code: String {
        switch fault {
        case .empty: "ANA-001"
        case .several: "ANA-002"
        case .forbidden: "ANA-003"
        case .wrong: "ANA-004"
        case .tooSlow: "ANA-005"
        case .tooLarge: "ANA-006"
        case .tooComplex: "ANA-007"
        case .busy: "ANA-008"
        case .noTables: "ANA-009"
        }
    }

    /// The HTTP status.
    public var status: Int {
        switch fault {
        case .empty, .several, .forbidden, .wrong, .tooSlow, .tooLarge, .tooComplex: 422
        case .noTables: 409
        case .busy: 429
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch fault {
        case .empty: "Chưa viết câu truy vấn."
        case .several: "Mỗi lần chỉ chạy một câu SELECT."
        case .forbidden(let what): "Không được dùng “\(what)” ở đây: chỉ đọc các bảng đã nêu, bằng một câu SELECT."
        case .wrong(let words): "Câu truy vấn viết chưa đúng: \(words)."
        case .tooSlow: "Câu truy vấn chạy quá 5 giây nên đã dừng."
        case .tooLarge: "Một giá trị hoặc cả kết quả quá lớn."
        case .tooComplex: "Câu truy vấn quá dài hoặc lồng quá nhiều lớp."
        case .busy: "Nhiều người đang truy vấn cùng lúc."
        case .noTables: "Chưa có tệp phân tích."
        }
    }

    /// The same for an English reader.
    public var english: String {
        switch fault {
        case .empty: "There is no query."
        case .several: "One SELECT at a time."
        case .forbidden(let what): "“\(what)” is not open here: only the tables named, by one SELECT."
        case .wrong(let words): "The query is not understood: \(words)."
        case .tooSlow: "The query took more than 5 seconds and was stopped."
        case .tooLarge: "A value or the whole answer is too large."
        case .tooComplex: "The query is too long or too deeply nested."
        case .busy: "Several people are asking at the moment."
        case .noTables: "There is no file of tables yet."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch fault {
        case .empty, .several: "Viết một câu SELECT, ví dụ: SELECT level, COUNT(*) FROM agency GROUP BY level."
        case .forbidden: "Xem các bảng và cột ở cuối trang."
        case .wrong: "Sửa câu truy vấn rồi chạy lại."
        case .tooSlow: "Hỏi ít ngày hơn, hoặc dùng bảng day_count thay cho bảng dossier."
        case .tooLarge: "Chọn ít cột, ít dòng hơn, hoặc cộng gộp bằng GROUP BY."
        case .tooComplex: "Tách thành nhiều câu ngắn."
        case .busy: "Chờ vài giây rồi chạy lại."
        case .noTables: "Bấm “Tạo lại tệp”, chờ một lát rồi chạy lại."
        }
    }
}
