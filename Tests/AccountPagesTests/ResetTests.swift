import Directory
import PortalTesting
import StorageTesting
import Testing

@Suite("A forgotten password")
struct ResetTests {
    static func begin(_ browser: TestBrowser, _ login: String) async throws {
        try await browser.open("/quen-mat-khau")
        try browser.fill(Labels.login, login)
        try await browser.press("Nhận mã xác thực")
    }

    @Test("is set anew with a code to the phone; all sessions end", arguments: TestEngine.all)
    func resets(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let login = try province.person(.citizen).login
            let old = try await province.signedIn(login)
            let browser = try await province.browser()
            try await Self.begin(browser, login)
            try browser.fill(Labels.code, try await province.code(for: "0912345678"))
            try browser.fill("Mật khẩu mới", "con đò trên sông")
            try await browser.press("Đặt mật khẩu mới")
            try browser.isAt("/dang-nhap")
            try browser.sees("Mật khẩu mới đã có hiệu lực")

            try await old.open("/tai-khoan")
            try old.isAt("/dang-nhap")
            try await province.signIn(browser, login, TestProvince.password)
            try browser.isAt("/dang-nhap", status: 422)
            try await province.signIn(browser, login, "con đò trên sông")
            try await browser.open("/hop-tin")
            try browser.sees("Mật khẩu đã thay đổi")
            // A code is for the phone alone: who sits at an open session must not read it.
            try browser.doesNotSee("Mã đặt lại mật khẩu")
        }
    }

    @Test("asks everybody for the code in the same words, account or not")
    func sameWords() async throws {
        try await TestProvince.with { province in
            var pages: [String] = []
            for login in [try province.person(.neighbour).login, "049194999999"] {
                let browser = try await province.browser()
                try await Self.begin(browser, login)
                pages.append(try browser.page.text)
            }
            #expect(pages.first == pages.last)
        }
    }
}
