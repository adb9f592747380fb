import Directory
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("The administrator looks after accounts")
struct UserPagesTests {
    @Test("the overview names desks without anybody and leads to their agency", arguments: TestEngine.all)
    func overview(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri")
            try browser.sees("Việc cần để ý", "bàn xử lý chưa có người", "Người dùng", "Lịch làm việc")
            try await browser.follow("Xem tất cả cơ quan còn bàn trống")
            try browser.sees("Ủy ban nhân dân xã A Nông")
        }
    }

    @Test("opens an officer's account, shows the one-time password once, and finds the account again")
    func opens() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/nguoi-dung/moi")
            try browser.fill("Họ, chữ đệm và tên", "Cơlâu Thị Nhíp")
            try browser.fill("Số định danh cá nhân", "049195000123")
            try browser.fill("Tên đăng nhập", "Một cửa")
            try await browser.press("Mở tài khoản")
            #expect(try browser.page.status == 422)
            #expect(try browser.page.value(of: "ho-ten") == "Cơlâu Thị Nhíp")
            try browser.fill("Tên đăng nhập", "motcua.lang")
            try await browser.press("Mở tài khoản")
            try browser.sees("Mật khẩu dùng một lần của Cơlâu Thị Nhíp", "motcua.lang")

            try await browser.open("/quan-tri/nguoi-dung?q=nhip")
            try await browser.follow("Cơlâu Thị Nhíp")
            try browser.sees("motcua.lang", "Chưa được bố trí vào vị trí nào")
        }
    }

    @Test("disables, enables, issues a password; the own account stays open")
    func deeds() async throws {
        try await TestProvince.with { province in
            let officer = try province.person(.counter)
            let browser = try await province.browser(.administrator)
            try await browser.open("/quan-tri/nguoi-dung/\(officer.account)")
            try await browser.press("Khóa tài khoản")
            try browser.sees("Đã khóa tài khoản.", "Đã khóa")
            try await browser.press("Mở lại tài khoản")
            try browser.sees("Đang hoạt động")
            try await browser.press("Cấp lại mật khẩu")
            try browser.sees("Mật khẩu dùng một lần của \(officer.name)")

            let own = try province.person(.administrator)
            try await browser.open("/quan-tri/nguoi-dung/\(own.account)")
            #expect(try !browser.page.buttons.contains("Khóa tài khoản"))
            #expect(try !browser.page.buttons.contains("Thu quyền quản trị"))
        }
    }

    @Test("nobody else comes in")
    func closed() async throws {
        try await TestProvince.with { province in
            for role in [TestProvince.Role.citizen, .leader, .counter] {
                let browser = try await province.browser(role)
                for path in ["/quan-tri", "/quan-tri/nguoi-dung", "/quan-tri/co-quan", "/quan-tri/lich"] {
                    let page = try await browser.open(path)
                    #expect(page.status == 403 || page.status == 404, "\(role) \(path)")
                }
            }
        }
    }
}
