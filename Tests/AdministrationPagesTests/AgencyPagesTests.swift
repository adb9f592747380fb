import App
import Directory
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("The administrator looks after agencies, posts and calendars")
struct AgencyPagesTests {
    @Test("appoints somebody to a vacant post, and ends it again", arguments: TestEngine.all)
    func appoints(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/co-quan/\(province.committee)")
            try browser.sees("Ủy ban nhân dân xã Lăng", "Chưa có người")
            try browser.fill("Chức danh", "Công chức Văn phòng – Thống kê")
            try await browser.press("Lập vị trí")
            try await browser.follow("Công chức Văn phòng – Thống kê")
            try browser.fill("Tên đăng nhập hoặc số định danh", "khong-co-ai")
            try await browser.press("Bố trí")
            #expect(try browser.page.status == 422)
            try browser.fill("Tên đăng nhập hoặc số định danh", "stranger")
            try await browser.press("Bố trí")
            try browser.sees("Đã bố trí.", "Arất Thị Blúi")
            try await browser.press("Thôi bố trí từ hôm nay")
            try browser.sees("Vị trí chưa có người")
        }
    }

    @Test("a leader lends the powers of the own post for some days, and takes them back")
    func delegates() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.leader)
            try await browser.open("/tai-khoan/uy-quyen")
            try browser.sees("Ủy quyền của tôi")
            try browser.fill("Tên đăng nhập của người khác", "specialist")
            try browser.fill("Đến hết ngày", "27/11/2026")
            try await browser.press("Ủy quyền")
            #expect(try browser.page.status == 422)
            try browser.fill("Căn cứ", "Đi công tác")
            try await browser.press("Ủy quyền")
            try browser.sees("Đã ủy quyền.", "Zơrâm Văn Tư", "Đang có hiệu lực", "27/11/2026")

            let specialist = try province.person(.specialist).account
            let viewer = try await province.viewer(specialist)
            #expect(viewer.posts.contains { $0.role == .leader && $0.delegatedBy != nil })
            try await browser.press("Thu hồi")
            try browser.sees("Đã thu hồi ủy quyền.")
            #expect(try await province.viewer(specialist).posts.allSatisfy { $0.delegatedBy == nil })
        }
    }

    @Test("counts a due time on the page, and a day of its own moves it")
    func calendar() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            let trial = "/quan-tri/lich?nhan-ngay=25/11/2026&nhan-luc=15:30&thoi-han=1&don-vi=working_days"
            try await browser.open(trial)
            try browser.sees("hẹn trả lúc 15:30 ngày 26/11/2026", "Ngày Văn hóa")
            try browser.fill("Ngày", "26/11/2026")
            try browser.fill("Lý do", "Phòng chống bão số 12")
            try await browser.press("Đặt lịch")
            try browser.sees("Phòng chống bão số 12")
            try await browser.open(trial)
            try browser.sees("hẹn trả lúc 15:30 ngày 27/11/2026")
            try await browser.open("/quan-tri/lich")
            try await browser.press("Bỏ")
            try await browser.open(trial)
            try browser.sees("hẹn trả lúc 15:30 ngày 26/11/2026")
        }
    }

    @Test("next year's holidays and swapped Saturdays are entered on a page, and a wrong line is shown again")
    func holidays() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/lich?nam=2027")
            try await browser.follow("Nhập lịch nghỉ năm 2028")
            try browser.sees("Bổ sung theo thông báo của năm")
            let field = "Các ngày trong năm"
            let fixed = try #require(try browser.page.value(of: "ngay-nghi"))
            #expect(fixed.contains("24/11/2028; nghỉ lễ; Ngày Văn hóa Việt Nam"))
            try browser.fill(field, fixed + "\n28/01/2028; nghi bu; Sai loại gì đó\n26/01/2028: nghỉ lễ")
            try await browser.press("Lưu lịch nghỉ")
            #expect(try browser.page.status == 422)
            try browser.sees("Dòng 7")
            try browser.fill(field, fixed + "\n25/01/2028; làm bù; Làm bù Tết")
            try await browser.press("Lưu lịch nghỉ")
            #expect(try browser.page.status == 422)
            try browser.sees("25/01/2028 không phải thứ Bảy, Chủ nhật")
            try browser.fill(field, fixed + "\n26/01/2028; nghỉ lễ; Tết Nguyên đán\n22/01/2028; Làm bù; Làm bù Tết")
            try await browser.press("Lưu lịch nghỉ")
            try browser.sees("Đã lưu lịch nghỉ năm 2028", "Tết Nguyên đán", "Làm bù Tết")
            try await browser.open("/quan-tri/lich?nhan-ngay=25/01/2028&nhan-luc=15:30&thoi-han=1&don-vi=working_days")
            try browser.sees("hẹn trả lúc 15:30 ngày 27/01/2028")
            try await browser.open("/quan-tri/lich/nghi?nam=2040")
            #expect(try browser.page.status == 404)
        }
    }

    @Test("a procedure that cannot be served is named on the first page of administration")
    func brokenProcedure() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri")
            try browser.doesNotSee("thủ tục hỏng")
            try await province.province.database.write { db in
                try db.run("UPDATE procedure_version SET text = 'steps: [' WHERE code = '2.000635'")
                try db.run("UPDATE catalogue_revision SET revision = revision + 1000")
            }
            try await browser.open("/quan-tri")
            try browser.sees("1 thủ tục hỏng", "2.000635@")
        }
    }
}

extension TestProvince {
    /// What somebody may do today, by a new session.
    func viewer(_ account: AccountID) async throws -> Viewer {
        let login = try #require(people.values.first { $0.account == account }?.login)
        let outcome = try await province.directory.signIn(
            login: login,
            password: Self.password,
            from: DeviceFacts(address: "203.0.113.9", name: "Firefox")
        )
        guard case .open(let session) = outcome else { throw DirectoryRefusal.wrongSecondFactor }
        return try await province.directory.viewer(for: session.token)
    }
}
