public import Catalogue

/// Chỗ sai trong bảng số liệu: a row and what is wrong with it.
public struct StatisticProblem: Hashable, Sendable {
    /// The line of the file, from 1; the header is line 1.
    public let line: Int
    /// What is wrong, and how it is mended.
    public let what: Bilingual
}

extension StatisticProblem {
    static func unknownIndicator(_ line: Int, _ key: String) -> Self {
        .init(line, vi: "không có chỉ tiêu “\(key)”", en: "there is no indicator “\(key)”")
    }

    static func counted(_ line: Int, _ key: String) -> Self {
        .init(
            line,
            vi: "chỉ tiêu “\(key)” do hệ thống tính từ sổ cái, không nhập tay",
            en: "the indicator “\(key)” is counted from the ledger and never typed in"
        )
    }

    static func notReported(_ line: Int, _ key: String, _ day: String) -> Self {
        .init(
            line,
            vi: "chỉ tiêu “\(key)” không áp dụng vào ngày \(day)",
            en: "the indicator “\(key)” is not reported on \(day)"
        )
    }

    static func unknownUnit(_ line: Int, _ code: String, _ day: String) -> Self {
        .init(
            line,
            vi: "không có đơn vị mã \(code) vào ngày \(day)",
            en: "there is no unit \(code) on \(day)"
        )
    }

    static func noDate(_ line: Int, _ text: String) -> Self {
        .init(
            line,
            vi: "“\(text)” không phải là ngày; ghi như 31/12/2025 hoặc 2025-12-31",
            en: "“\(text)” is no date; write it like 31/12/2025 or 2025-12-31"
        )
    }

    static func backwards(_ line: Int) -> Self {
        .init(line, vi: "ngày đầu kỳ sau ngày cuối kỳ", en: "the period ends before it begins")
    }

    static func notOver(_ line: Int, _ day: String) -> Self {
        .init(
            line,
            vi: "kỳ đến ngày \(day) chưa kết thúc",
            en: "the period until \(day) is not over"
        )
    }

    static func noNumber(_ line: Int, _ text: String) -> Self {
        .init(
            line,
            vi: "“\(text)” không phải là số; ghi như 12,5 hoặc 12.5, không chấm giữa các hàng nghìn",
            en: "“\(text)” is no number; write it like 12.5 or 12,5, with nothing between thousands"
        )
    }

    static func formulaWithoutValue(_ line: Int) -> Self {
        .init(
            line,
            vi: "ô công thức chưa có giá trị; mở tệp bằng chương trình bảng tính rồi lưu lại",
            en: "a formula was saved without its value; open the file in a spreadsheet program and save it"
        )
    }

    static func twoMeanings(_ line: Int, _ text: String) -> Self {
        .init(
            line,
            vi: "“\(text)” có thể đọc theo hai cách; bỏ dấu giữa các hàng nghìn, hoặc thêm số 0 sau phần thập phân",
            en: "“\(text)” can be read in two ways; take the sign between thousands away, or add a zero to the fraction"
        )
    }

    static func twoMarks(_ line: Int, _ text: String) -> Self {
        .init(
            line,
            vi: "“\(text)” dùng dấu thập phân khác các dòng trước",
            en: "“\(text)” has another decimal mark than the rows before"
        )
    }

    static func outOfRange(_ line: Int, _ text: String) -> Self {
        .init(
            line,
            vi: "\(text) không thể là giá trị của chỉ tiêu này",
            en: "\(text) cannot be a value of this indicator"
        )
    }

    static func duplicate(_ line: Int, of other: Int) -> Self {
        .init(
            line,
            vi: "cùng chỉ tiêu, đơn vị và kỳ với dòng \(other)",
            en: "the same indicator, unit and period as line \(other)"
        )
    }

    private init(_ line: Int, vi: String, en: String) {
        self.init(line: line, what: Bilingual(vi: vi, en: en))
    }
}
