import Directory
import HTML
import PortalTesting
import StorageTesting
import Testing
import Web

@Suite("Signing in and out")
struct SignInTests {
    @Test("leads to the page that was asked for, by id number and password", arguments: TestEngine.all)
    func signsIn(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.browser()
            try await browser.open("/hop-tin")
            try browser.isAt("/dang-nhap")
            try browser.fill("Số định danh cá nhân hoặc tên đăng nhập", try province.person(.citizen).login)
            try browser.fill("Mật khẩu", TestProvince.password)
            try await browser.press("Đăng nhập")
            try browser.isAt("/hop-tin")
            try browser.sees("Bhling Thị Mai")

            try await browser.open("/dang-xuat")
            try await browser.press("Đăng xuất")
            try browser.sees("Bạn đã đăng xuất")
            try await browser.open("/hop-tin")
            try browser.isAt("/dang-nhap")
        }
    }

    @Test("says the same words to an unknown login and to a wrong password, and keeps what was typed")
    func sameWords() async throws {
        try await TestProvince.with { province in
            let known = try province.person(.citizen).login
            var answers: [String] = []
            for login in [known, "049194999999"] {
                let browser = try await province.browser()
                try await browser.open("/dang-nhap")
                try browser.fill("Số định danh cá nhân hoặc tên đăng nhập", login)
                try browser.fill("Mật khẩu", "không phải mật khẩu")
                try await browser.press("Đăng nhập")
                try browser.isAt("/dang-nhap", status: 422)
                #expect(try browser.page.value(of: "ten-dang-nhap") == login)
                answers.append(try browser.page.text.replacing(login, with: "…"))
            }
            #expect(answers.first == answers.last)
            #expect(answers.first?.contains("hoặc mật khẩu không đúng") == true)
        }
    }

    @Test("asks for what is missing, with links to the fields")
    func missing() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/dang-nhap")
            try await browser.press("Đăng nhập")
            try browser.isAt("/dang-nhap", status: 422)
            try browser.sees("Có 2 chỗ cần sửa", "Nhập mật khẩu.")
        }
    }

    @Test("never leads out of the portal", arguments: ["//evil.vn", "https://evil.vn", "/\\evil.vn"])
    func elsewhere(_ place: String) async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/dang-nhap?ve=" + place.replacing("/", with: "%2F").replacing("\\", with: "%5C"))
            try browser.fill(Labels.login, try province.person(.citizen).login)
            try browser.fill(Labels.password, TestProvince.password)
            try await browser.press("Đăng nhập")
            #expect(try browser.page.path == "/ho-so")
        }
    }

    @Test("a guesser at the next desk does not lock the holder's own browser out", arguments: TestEngine.all)
    func guesser(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let login = try province.person(.citizen).login
            let holder = try await province.signedIn(login)
            try await holder.open("/dang-xuat")
            try await holder.press("Đăng xuất")

            let guesser = try await province.browser()
            for _ in 1...5 {
                try await province.signIn(guesser, login, "không phải mật khẩu")
                try guesser.isAt("/dang-nhap", status: 422)
            }
            // From now on even the right password waits in a strange browser behind this address …
            try await province.signIn(guesser, login, TestProvince.password)
            try guesser.isAt("/dang-nhap", status: 429)
            try guesser.sees("quá nhiều lần thử", "Thử lại sau 30 giây")

            // … but not in the one that has been here before, nor anybody else.
            try await province.signIn(holder, login, TestProvince.password)
            try await holder.open("/tai-khoan")
            try holder.isAt("/tai-khoan")
            let neighbour = try await province.signedIn(try province.person(.neighbour).login)
            try await neighbour.open("/tai-khoan")
            try neighbour.isAt("/tai-khoan")

            province.clock.move(minutes: 1)
            try await province.signIn(guesser, login, TestProvince.password)
            try await guesser.open("/tai-khoan")
            try guesser.isAt("/tai-khoan")
        }
    }

    @Test("shows the accounts of a demo, and signs in as the one that is chosen; where data is real there are none")
    func demo() async throws {
        let account = DemoAccount(
            login: "counter",
            password: TestProvince.password,
            name: "Arất Thị Mới",
            part: Phrase(vi: "Cán bộ một cửa", en: "Counter")
        )
        let settings = PortalSettings(isDemo: true, demoAccounts: [account], rates: .unlimited)
        try await TestProvince.with(settings: settings) { province in
            let browser = try await province.browser()
            try await browser.open("/dang-nhap")
            try browser.sees("Khi vận hành thật, mọi cán bộ phải nhập thêm mã")
            try await browser.press("Vào xem")
            try browser.isAt("/dang-nhap", status: 422)
            try browser.sees("Chọn một vai.")
            try browser.choose("Vai", "Cán bộ một cửa: Arất Thị Mới")
            try await browser.press("Vào xem")
            try browser.isAt("/mot-cua")
        }
        var real = settings
        real.isDemo = false
        try await TestProvince.with(settings: real) { province in
            let browser = try await province.browser()
            try await browser.open("/dang-nhap")
            try browser.doesNotSee("Tài khoản dùng thử")
        }
    }
}
