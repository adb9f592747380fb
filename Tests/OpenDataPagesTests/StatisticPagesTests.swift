import App
import Foundation
import Hummingbird
import Insights
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Importing statistics on the pages")
struct StatisticPagesTests {
    private static func table(_ text: String) -> TestFile {
        TestFile(name: "so-lieu.csv", type: "text/csv", bytes: Array(text.utf8))
    }

    private static let good = """
        \u{FEFF}indicator;unit;first_day;last_day;value
        kinh-te-so;;01/01/2025;31/12/2025;14,2
        cap-quang;20449;2025-01-01;2025-12-31;96,5

        """

    private static func values(in province: TestProvince) async throws -> [StatisticVersion] {
        try await province.province.database.read { db in
            try province.province.statistics.newest(of: ["kinh-te-so", "cap-quang"], in: db)
        }
    }

    @Test("an administrator sees what a table would write, signs, and finds every version with its file")
    func imports() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/so-lieu")
            try browser.sees("chỉ tiêu nhập từ ngoài", "Chưa có số liệu")
            try browser.fill("Tên của số liệu", "Niên giám thống kê 2025")
            try browser.attach("Bảng số liệu (XLSX hoặc CSV)", Self.table(Self.good))
            try await browser.press("Kiểm tra và xem trước")
            try browser.sees("2 giá trị sẽ được ghi", "14,2 %", "Xã Lăng", "01/01/2025 – 31/12/2025")
            #expect(try await Self.values(in: province).isEmpty)

            try await browser.press("Ký và nhập")
            try browser.isAt("/quan-tri/so-lieu")
            try browser.sees("Đã nhập 2 giá trị", "14,2 %", "Niên giám thống kê 2025")

            try browser.fill("Tên của số liệu", "Niên giám thống kê 2025, đính chính")
            try browser.attach("Bảng số liệu (XLSX hoặc CSV)", Self.table(Self.good.replacing("14,2", with: "14,35")))
            try await browser.press("Kiểm tra và xem trước")
            try browser.sees("là đính chính", "Phiên bản 2")
            try await browser.press("Ký và nhập")
            try await browser.open("/quan-tri/so-lieu/kinh-te-so")
            try browser.sees("14,2 %", "14,35 %", "đính chính")

            let hash = BlobHash(of: Array(Self.good.utf8))
            let file = try await browser.request(.get, "/quan-tri/so-lieu/tep/\(hash)")
            #expect(file.status == 200 && file.source.contains("cap-quang;20449"))
            let unknown = try await browser.request(.get, "/quan-tri/so-lieu/tep/\(BlobHash(of: [1]))")
            #expect(unknown.status == 404)
        }
    }

    @Test("the same file twice is told so, a form sent twice imports once")
    func repeats() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            for attempt in 1...2 {
                try await browser.open("/quan-tri/so-lieu")
                try browser.fill("Tên của số liệu", "Niên giám")
                try browser.attach("Bảng số liệu (XLSX hoặc CSV)", Self.table(Self.good))
                let form = try await browser.press("Kiểm tra và xem trước")
                guard attempt == 1 else {
                    try browser.isAt("/quan-tri/so-lieu/kiem-tra", status: 422)
                    try browser.sees("đã được nhập từ chính tệp này")
                    continue
                }
                try await browser.press("Ký và nhập")
                browser.goBack(to: form)
                try await browser.press("Ký và nhập")
            }
            #expect(try await Self.values(in: province).map(\.version) == [1, 1])
        }
    }

    @Test("all that is wrong is told at once, row by row, and nothing is written")
    func faults() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            let bad = """
                indicator,unit,first_day,last_day,value
                dung-han,,2025-01-01,2025-12-31,99
                kinh-te-so,99999,2025-01-01,2025-12-31,14.5
                kinh-te-so,,2025-12-31,2025-01-01,nhiều
                """
            try await browser.open("/quan-tri/so-lieu")
            try browser.fill("Tên của số liệu", "Thử")
            try browser.attach("Bảng số liệu (XLSX hoặc CSV)", Self.table(bad))
            try await browser.press("Kiểm tra và xem trước")
            try browser.isAt("/quan-tri/so-lieu/kiem-tra", status: 422)
            try browser.sees(
                "Bảng có 4 chỗ sai",
                "Dòng 2: chỉ tiêu “dung-han” do hệ thống tính từ sổ cái, không nhập tay",
                "Dòng 3: không có đơn vị mã 99999",
                "Dòng 4: ngày đầu kỳ sau ngày cuối kỳ",
                "Dòng 4: “nhiều” không phải là số"
            )
            #expect(try browser.page.value(of: "ten") == "Thử")
            #expect(try await Self.values(in: province).isEmpty)

            try browser.fill("Tên của số liệu", "Thử")
            try browser.attach(
                "Bảng số liệu (XLSX hoặc CSV)",
                TestFile(name: "a.xlsx", type: "application/zip", bytes: [0x50, 0x4B, 3, 4, 0, 1])
            )
            try await browser.press("Kiểm tra và xem trước")
            try browser.sees("Tệp XLSX bị hỏng hoặc không phải bảng tính")
            try await browser.press("Kiểm tra và xem trước")
            try browser.sees("Hãy chọn bảng số liệu")
        }
    }
}
