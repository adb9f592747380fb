import App
import Catalogue
import Foundation
import Hummingbird
import Kernel
import PortalTesting
import Profiles
import Storage
import Testing

@Suite("Publishing procedures")
struct AdministrationTests {
    private static let code = "2.000815"

    /// The file of the program with another version behind it.
    private static func text(name: String, from day: String, corrects: Int = 0) throws -> String {
        let text = try Profile.named("quang-nam").file("procedures/\(code).yaml").text
        let start = try #require(text.range(of: "  - valid_from:")).lowerBound
        var second = String(text[start...]).replacing("\"2021-01-01\"", with: "\"\(day)\"", maxReplacements: 1)
            .replacing("Chứng thực bản sao từ bản chính", with: name)
        if corrects > 0 {
            second = second.replacing("    name:", with: "    corrects: \(corrects)\n    name:", maxReplacements: 1)
        }
        return text + (text.hasSuffix("\n") ? "" : "\n") + second
    }

    @Test("an administrator pastes a file, sees what changes, publishes it from a day on, and finds it in the history")
    func publishes() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/thu-tuc")
            try browser.sees("6 thủ tục có tờ khai", "Chứng thực bản sao từ bản chính")
            try await browser.follow("Công bố thủ tục")
            try browser.fill("Nội dung tệp", try Self.text(name: "Chứng thực bản sao mới", from: "2027-01-01"))
            try await browser.press("Kiểm tra")
            try browser.sees("Phiên bản mới", "Giữ nguyên", "Chứng thực bản sao mới", "Từ 01/01/2027")

            try browser.fill("Có hiệu lực từ ngày", "01/12/2026")
            try await browser.press("Công bố")
            try browser.isAt("/quan-tri/thu-tuc/\(Self.code)")
            try browser.sees("Đã công bố thủ tục \(Self.code)", "2.000815@2026-12-01", "Chưa đến ngày")

            try await browser.open("/thu-tuc/\(Self.code)?ngay=2026-12-01")
            try browser.sees("Chứng thực bản sao mới")
            try await browser.open("/thu-tuc/\(Self.code)")
            try browser.doesNotSee("Chứng thực bản sao mới")
        }
    }

    @Test("a broken file is shown again with the line and how to mend it, and nothing is published")
    func broken() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/thu-tuc/moi?tu=\(Self.code)")
            let text = try #require(try browser.page.value(of: "noi-dung"))
            try browser.fill("Nội dung tệp", text.replacing("desk: counter", with: "desk: quay"))
            try await browser.press("Kiểm tra")
            try browser.isAt("/quan-tri/thu-tuc/kiem-tra", status: 422)
            try browser.sees("Dòng ", "quay")
            #expect(try browser.page.value(of: "noi-dung")?.contains("desk: quay") == true)

            try browser.fill("Nội dung tệp", "")
            try await browser.press("Kiểm tra")
            try browser.sees("Hãy dán nội dung hoặc chọn tệp thủ tục")
        }
    }

    @Test("what was published is not rewritten: the way is a correction of the same day")
    func corrections() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/thu-tuc/moi?tu=\(Self.code)")
            let text = try #require(try browser.page.value(of: "noi-dung"))
            try browser.fill("Nội dung tệp", text.replacing("Chứng thực bản sao từ", with: "Chứng thực sao từ"))
            try await browser.press("Kiểm tra")
            try browser.sees("đã công bố, không được sửa nội dung", "corrects: 1")

            try browser.fill("Nội dung tệp", try Self.text(name: "Chứng thực sao y", from: "2021-01-01", corrects: 1))
            try await browser.press("Kiểm tra")
            try browser.sees("Đính chính")
            try await browser.press("Công bố")
            try await browser.open("/thu-tuc/\(Self.code)")
            try browser.sees("Chứng thực sao y", "đính chính lần 1")
        }
    }

    @Test("the next start does not put the program's older file over what was published")
    func restart() async throws {
        try await TestProvince.with { province in
            let text = try Self.text(name: "Chứng thực bản sao mới", from: "2026-11-01")
            let catalogue = province.province.catalogue
            try await catalogue.publish([.init(path: "procedures/\(Self.code).yaml", text: text)])

            let file = try Profile.named("quang-nam").file("procedures/\(Self.code).yaml").text
            let stock = CatalogueStock(files: [.init(path: "procedures/\(Self.code).yaml", text: file)], entries: "")
            let report = try await catalogue.take(
                CatalogueStock(files: stock.files, entries: try province.province.catalogueStock.entries)
            )

            #expect(report.published.isEmpty && report.unchanged.count == 1)
            let kept = try await province.province.database.read { try catalogue.file(of: Self.code, in: $0) }
            #expect(kept?.text == text)
        }
    }

    @Test("a table is looked at before it is imported, and a bad one is refused with its line")
    func entries() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            let head = "code,name,field,levels,decision,subjects,channels,result_codes\n"
            let row = "9.000001,Thủ tục thử,Hộ tịch,Cấp xã,1/QĐ,Công dân Việt Nam,Trực tiếp/5/Miễn phí,\n"
            let good = TestFile(name: "procedures.csv", type: "text/csv", bytes: Array((head + row).utf8))
            try await browser.open("/quan-tri/thu-tuc/danh-muc")
            try browser.attach("Bảng thủ tục (CSV)", good)
            try await browser.press("Xem thay đổi")
            try browser.sees("1 thêm, 0 đổi", "9.000001 Thủ tục thử")
            #expect(try await province.province.catalogue.contents().entry("9.000001") == nil)

            try browser.attach("Bảng thủ tục (CSV)", good)
            try await browser.press("Nhập")
            try browser.sees("Đã nhập danh mục")
            try await browser.open("/thu-tuc/9.000001")
            try browser.sees("Thời hạn không ghi đơn vị")

            try await browser.open("/quan-tri/thu-tuc/danh-muc")
            try browser.attach(
                "Bảng thủ tục (CSV)",
                TestFile(name: "x.csv", type: "text/csv", bytes: Array((head + row + row).utf8))
            )
            try await browser.press("Nhập")
            try browser.sees("sai ở dòng 3")
        }
    }

    @Test("is for administrators alone", arguments: [TestProvince.Role.citizen, .leader])
    func access(role: TestProvince.Role) async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(role)
            let page = try await browser.request(.get, "/quan-tri/thu-tuc")
            #expect(page.status == 404 || page.status == 403)
            let post = try await browser.send([("noi-dung", "code: x")], to: "/quan-tri/thu-tuc/cong-bo")
            #expect(post.status == 404 || post.status == 403)
        }
    }
}
