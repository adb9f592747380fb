import PortalTesting
import StorageTesting
import Testing
import Web

@Suite("The demo's outbox")
struct OutboxTests {
    @Test("says that it is a simulation, tells what to do while it is empty, and refuses what is no number kindly")
    func empty() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/hop-tin-mau")
            try browser.sees("tin nhắn SMS và thư không gửi thật", "Chưa có tin nào", "Đăng ký tài khoản")

            try await browser.open("/hop-tin-mau?sdt=abc")
            try browser.sees("Số điện thoại chưa đúng dạng")
        }
    }

    @Test("is not there where data is real")
    func real() async throws {
        try await TestProvince.with(settings: PortalSettings(isDemo: false)) { province in
            let browser = try await province.browser()
            try await browser.open("/hop-tin-mau")
            try browser.isAt("/hop-tin-mau", status: 404)
        }
    }
}
