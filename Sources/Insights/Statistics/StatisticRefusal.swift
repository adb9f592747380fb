public import Kernel
public import Workbooks

/// Why a table of statistics is not taken.
public enum StatisticRefusal: Refusal, Hashable {
    /// It is no table: a quote is not closed, or a row has another number of fields than its header.
    case unreadable(line: Int)
    /// It lacks columns.
    case columnsMissing([String])
    /// It has no row.
    case empty
    /// It has too many rows.
    case tooLong(Int)
    /// It is neither text in UTF-8 nor a workbook.
    case notText
    /// It is a workbook that cannot be read.
    case workbook(WorkbookFault)
    /// Rows are wrong.
    case faulty(Int)
    /// All that it says is known from this very file.
    case nothingNew
    /// Nobody can tell what the statistic is.
    case titleMissing
    /// There is no such indicator among those that are imported.
    case unknownIndicator(String)

    /// The stable code.
    public var code: String {
        switch self {
        case .unreadable: "STA-001"
        case .columnsMissing: "STA-002"
        case .empty: "STA-003"
        case .tooLong: "STA-004"
        case .notText: "STA-005"
        case .faulty: "STA-006"
        case .nothingNew: "STA-007"
        case .titleMissing: "STA-008"
        case .unknownIndicator: "STA-009"
        case .workbook: "STA-010"
        }
    }

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .unreadable, .columnsMissing, .empty, .faulty, .titleMissing: 422
        case .tooLong, .workbook(.tooLarge): 413
        case .notText, .workbook: 422
        case .nothingNew: 409
        case .unknownIndicator: 404
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .unreadable(let line): "Bảng sai cấu trúc ở dòng \(line): thừa hoặc thiếu cột, hoặc ngoặc kép chưa đóng."
        case .columnsMissing(let names): "Bảng thiếu cột \(names.joined(separator: ", "))."
        case .empty: "Bảng không có dòng nào."
        case .tooLong(let rows): "Bảng có \(rows) dòng, nhiều hơn \(StatisticSheet.mostRows)."
        case .notText: "Tệp không phải XLSX, cũng không phải văn bản UTF-8."
        case .workbook(let fault): fault.vietnamese
        case .faulty(let count): "Bảng có \(count) chỗ sai, chưa nhập dòng nào."
        case .nothingNew: "Mọi số liệu trong tệp này đã được nhập từ chính tệp này."
        case .titleMissing: "Chưa ghi tên của số liệu thống kê."
        case .unknownIndicator(let key): "Không có chỉ tiêu nhập từ ngoài nào mang mã \(key)."
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .unreadable(let line):
            "The table is broken in line \(line): a field too many or too few, or an open quote."
        case .columnsMissing(let names): "The table lacks the columns \(names.joined(separator: ", "))."
        case .empty: "The table has no rows."
        case .tooLong(let rows): "The table has \(rows) rows, more than \(StatisticSheet.mostRows)."
        case .notText: "The file is neither XLSX nor text in UTF-8."
        case .workbook(let fault): fault.english
        case .faulty(let count): "The table is wrong in \(count) places; no row was imported."
        case .nothingNew: "All that this file says was imported from it before."
        case .titleMissing: "The statistic has no title."
        case .unknownIndicator(let key): "No indicator that is imported is called \(key)."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch self {
        case .unreadable: "Mở tệp bằng chương trình bảng tính, sửa dòng đã nêu rồi lưu lại dạng CSV."
        case .columnsMissing: "Dòng đầu của bảng phải ghi tên năm cột: indicator, unit, first_day, last_day, value."
        case .empty: "Chọn lại tệp có số liệu."
        case .tooLong: "Chia bảng thành nhiều tệp rồi nhập từng tệp."
        case .notText: "Lưu bảng dạng XLSX hoặc CSV UTF-8."
        case .workbook(.noSheet): "Chọn lại trang tính."
        case .workbook(.legacyOrLocked): "Bỏ mật khẩu nếu có, rồi lưu bảng dạng XLSX (Excel 2007 trở đi)."
        case .workbook: "Mở tệp bằng chương trình bảng tính rồi lưu lại dạng XLSX."
        case .faulty: "Sửa từng dòng đã nêu rồi chọn lại tệp."
        case .nothingNew: "Không cần làm gì thêm; muốn đính chính, hãy chọn tệp đã sửa."
        case .titleMissing: "Ghi tên của số liệu như trên văn bản công bố, ví dụ: Niên giám thống kê 2025."
        case .unknownIndicator: "Chọn chỉ tiêu trong danh sách tại trang Số liệu thống kê."
        }
    }
}

extension WorkbookFault {
    fileprivate var vietnamese: String {
        switch self {
        case .legacyOrLocked: "Đây là tệp .xls kiểu cũ hoặc tệp có mật khẩu, không đọc được."
        case .openDocument: "Đây là tệp OpenDocument (ODS), không phải XLSX."
        case .damaged: "Tệp XLSX bị hỏng hoặc không phải bảng tính."
        case .tooLarge: "Tệp XLSX bung ra quá lớn so với một bảng số liệu."
        case .noSheet(let index): "Tệp không có trang tính thứ \(index + 1)."
        }
    }

    fileprivate var english: String {
        switch self {
        case .legacyOrLocked: "This is an old .xls file, or one with a password."
        case .openDocument: "This is an OpenDocument file (ODS) and no XLSX."
        case .damaged: "The XLSX file is damaged, or no workbook."
        case .tooLarge: "The XLSX file unpacks to more than a table of statistics can be."
        case .noSheet(let index): "The file has no sheet number \(index + 1)."
        }
    }
}
