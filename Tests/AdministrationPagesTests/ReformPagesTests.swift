import App
import Directory
import Dossiers
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Territory
import Testing

@Suite("The administrator tries and applies a reform")
struct ReformPagesTests {
    @Test("a file is tried, confirmed and applied; the page tells it afterwards", arguments: TestEngine.all)
    func applies(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/dia-gioi")
            try browser.sees("Chưa áp dụng đợt nào.", "Đơn vị ngày 25/11/2026")
            try await browser.press("Xem trước")
            #expect(try browser.page.status == 422)
            try browser.attach(
                "Hoặc tải lên tệp sắp xếp",
                TestFile(name: "thu.yaml", type: "text/yaml", bytes: Array(UnitPagesTests.reform.utf8))
            )
            try await browser.press("Xem trước")
            try browser.sees("Chưa có gì thay đổi", "2 kết thúc, 1 lập mới", "Cán bộ chuyển theo công việc")
            try await browser.press("Áp dụng đợt sắp xếp")
            #expect(try browser.page.status == 422)
            try browser.fill("Lựa chọn", "leader 20455 \(try province.person(.leader).person)  # ông Liêm")
            try browser.tick("dong-y")
            try await browser.press("Áp dụng đợt sắp xếp")
            try browser.sees("Đã áp dụng: Sắp xếp thử.", "Đã có hiệu lực")
            let atlas = try await province.province.territory.atlas()
            #expect(atlas.units(on: province.clock.now.date, level: .commune).map(\.code) == ["20455"])
        }
    }

    @Test("a broken file is named with its line, and a day too early is refused at its field")
    func broken() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/dia-gioi")
            let text = UnitPagesTests.reform.replacing("kind: merge", with: "kind: mege")
            try browser.attach(
                "Hoặc tải lên tệp sắp xếp",
                TestFile(name: "sai.yaml", type: "text/yaml", bytes: Array(text.utf8))
            )
            try await browser.press("Xem trước")
            #expect(try browser.page.status == 422)
            try browser.sees("reform:7")
            try browser.attach(
                "Hoặc tải lên tệp sắp xếp",
                TestFile(name: "thu.yaml", type: "text/yaml", bytes: Array(UnitPagesTests.reform.utf8))
            )
            try browser.fill("Ngày có hiệu lực ở đây", "01/07/2025")
            try await browser.press("Xem trước")
            try browser.sees("không thể sắp xếp lùi ngày")
        }
    }
}
