import Directory
import PortalTesting
import Testing

/// Labels that the tests of these pages share.
enum Labels {
    static let login = "Số định danh cá nhân hoặc tên đăng nhập"
    static let password = "Mật khẩu"
    static let code = "Mã xác thực trong tin nhắn"
}

extension TestProvince {
    /// A browser in which somebody has signed in by the page, so that it is a known device.
    func signedIn(_ login: String, password: String = TestProvince.password) async throws -> TestBrowser {
        let browser = try await browser()
        try await signIn(browser, login, password)
        return browser
    }

    /// Fills in the sign-in page and sends it.
    func signIn(_ browser: TestBrowser, _ login: String, _ password: String) async throws {
        try await browser.open("/dang-nhap")
        try browser.fill(Labels.login, login)
        try browser.fill(Labels.password, password)
        try await browser.press("Đăng nhập")
    }

    /// The newest code on the demo's outbox for a phone, as a person reads it there.
    func code(for phone: String) async throws -> String {
        let page = try await browser().open("/hop-tin-mau?sdt=\(phone)")
        return try #require(page.document.all { $0.name == "b" && $0.classes.contains("figure") }.first?.text)
    }
}
