import Catalogue
import Kernel
import Profiles
import Territory
import Testing
import Workbooks

@testable import Insights

@Suite("Tables of statistics")
struct StatisticSheetTests {
    private static let head = "indicator,unit,first_day,last_day,value\n"

    private static func check(_ rows: String) throws -> StatisticCheck {
        let files = try Profile.named("quang-nam").files(below: "indicators")
        return StatisticCheck(
            try StatisticSheet(head + rows),
            shelf: IndicatorShelf(files: files.map { ($0.path, $0.text) }),
            atlas: Atlas(units: [], successions: []),
            today: try #require(CivilDate("2026-11-25"))
        )
    }

    @Test(
        "are read with commas or semicolons, a mark of byte order, quotes, Windows line ends and names in Vietnamese",
        arguments: [
            "indicator,unit,first_day,last_day,value\nkinh-te-so,,2025-01-01,2025-12-31,14.2\n",
            "\u{FEFF}indicator;unit;first_day;last_day;value\r\nkinh-te-so;;01/01/2025;31/12/2025;14,2\r\n",
            "value,last_day,first_day,unit,indicator\n\"14,2\",31/12/2025,1/1/2025,,kinh-te-so",
            "Chỉ tiêu;Đơn vị;Từ ngày;Đến ngày;Giá trị\nkinh-te-so; ;01/01/2025;31/12/2025;\"14,2\"",
        ]
    )
    func shapes(text: String) throws {
        let sheet = try StatisticSheet(text)
        let row = try #require(sheet.rows.first)
        #expect(sheet.rows.count == 1 && row.indicator == "kinh-te-so" && row.unit.isEmpty && row.line == 2)
        #expect(CivilDate(written: row.first) == CivilDate("2025-01-01"))
        #expect(CivilDate(written: row.last) == CivilDate("2025-12-31"))
        #expect(DecimalText(row.value)?.canonical == "14.2")
    }

    @Test("that are no tables are refused as a whole")
    func noTables() {
        #expect(throws: StatisticRefusal.columnsMissing(["last_day", "value"])) {
            _ = try StatisticSheet("indicator,unit,first_day\na,b,c\n")
        }
        #expect(throws: StatisticRefusal.empty) { _ = try StatisticSheet(Self.head) }
        #expect(throws: StatisticRefusal.unreadable(line: 3)) {
            _ = try StatisticSheet(Self.head + "a,,2025-01-01,2025-01-02,1\na,b\n")
        }
        #expect(throws: StatisticRefusal.unreadable(line: 1)) { _ = try StatisticSheet("") }
        #expect(throws: StatisticRefusal.tooLong(5001)) {
            _ = try StatisticSheet(Self.head + String(repeating: "a,,b,c,1\n", count: 5001))
        }
    }

    @Test(
        "name what is wrong in a row",
        arguments: [
            ("khong-co,,2025-01-01,2025-12-31,1", "không có chỉ tiêu"),
            ("dung-han,,2025-01-01,2025-12-31,1", "tính từ sổ cái"),
            ("kinh-te-so,,2001-01-01,2001-12-31,1", "không áp dụng"),
            ("kinh-te-so,20449,2025-01-01,2025-12-31,1", "không có đơn vị mã 20449"),
            ("kinh-te-so,,2025-13-01,2025-12-31,1", "“2025-13-01” không phải là ngày"),
            ("kinh-te-so,,30/02/2025,2025-12-31,1", "“30/02/2025” không phải là ngày"),
            ("kinh-te-so,,2025-12-31,2025-01-01,1", "ngày đầu kỳ sau"),
            ("kinh-te-so,,2026-01-01,2026-12-31,1", "chưa kết thúc"),
            ("kinh-te-so,,2025-01-01,2025-12-31,", "không phải là số"),
            ("kinh-te-so,,2025-01-01,2025-12-31,1e9", "không phải là số"),
            ("kinh-te-so,,2025-01-01,2025-12-31,1.234.567", "không phải là số"),
            ("kinh-te-so,,2025-01-01,2025-12-31,1.234", "đọc theo hai cách"),
            ("xep-hang-dti,,2025-01-01,2025-12-31,0", "không thể là giá trị"),
            ("xep-hang-dti,,2025-01-01,2025-12-31,2.5", "không thể là giá trị"),
        ]
    )
    func problems(row: String, words: String) throws {
        let check = try Self.check(row)
        #expect(check.problems.count == 1 && check.problems.first?.line == 2)
        #expect(check.problems.first?.what.vi.contains(words) == true, "\(check.problems)")
    }

    @Test("may not say a thing twice or mix their decimal marks")
    func acrossRows() throws {
        let twice = try Self.check(
            "kinh-te-so,,2025-01-01,2025-12-31,1\nkinh-te-so,,01/01/2025,31/12/2025,2\ncap-quang,,2025-01-01,2025-12-31,3"
        )
        #expect(twice.values.count == 2)
        #expect(twice.problems.map(\.what.vi) == ["cùng chỉ tiêu, đơn vị và kỳ với dòng 2"])
        let mixed = try Self.check(
            "kinh-te-so,,2025-01-01,2025-12-31,14.5\ncap-quang,,2025-01-01,2025-12-31,\"96,5\""
        )
        #expect(mixed.problems.map(\.line) == [3])
        let clear = try Self.check(
            "kinh-te-so,,2025-01-01,2025-12-31,14.512\ncap-quang,,2025-01-01,2025-12-31,96.5\n"
                + "nang-suat-lao-dong,,2025-01-01,2025-12-31,-2.25"
        )
        #expect(clear.problems.isEmpty && clear.values.map(\.number.canonical) == ["14.512", "96.5", "-2.25"])
    }

    @Test("a sheet of a workbook is a table: days are days, and no point of a number is a question")
    func workbook() throws {
        func row(_ number: Int, _ cells: [WorkbookTable.Cell]) -> WorkbookTable.Row {
            .init(number: number, cells: Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($0, $1) }))
        }
        let head = ["Chỉ tiêu", "Đơn vị", "Từ ngày", "Đến ngày", "Giá trị", "Ghi chú"].map { WorkbookTable.Cell($0) }
        let table = WorkbookTable(
            name: "2025",
            rows: [
                row(2, head),
                row(
                    3,
                    [
                        .init("kinh-te-so"), .init(""), .init("2025-01-01"), .init("31/12/2025"),
                        .init("1.234", isNumber: true),
                    ]
                ),
                .init(number: 5, cells: [5: .init("chỉ là ghi chú")]),
                row(
                    6,
                    [
                        .init("kinh-te-so"), .init("20449", isNumber: true), .init("2025-01-01"), .init("2025-12-31"),
                        .init("7,5"),
                    ]
                ),
            ],
            formulas: 1
        )
        let sheet = try StatisticSheet(table)
        #expect(sheet.rows.map(\.line) == [3, 6] && sheet.rows.map(\.isTyped) == [true, false])
        #expect(sheet.rows[1].unit == "20449" && sheet.formulas == 1 && sheet.name == "2025")
        #expect(DecimalText(typed: "1.234")?.looksGrouped == false && DecimalText(typed: "1,5") == nil)
        #expect(throws: StatisticRefusal.empty) {
            try StatisticSheet(WorkbookTable(name: "", rows: [row(1, head)], formulas: 0))
        }
        #expect(throws: StatisticRefusal.empty) { try StatisticSheet(WorkbookTable(name: "", rows: [], formulas: 0)) }
    }
}
