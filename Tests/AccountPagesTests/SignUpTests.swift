import Directory
import PortalTesting
import StorageTesting
import Testing

@Suite("Signing up")
struct SignUpTests {
    static func begin(_ browser: TestBrowser, id: String, name: String, phone: String) async throws {
        try await browser.open("/dang-ky")
        try browser.fill("Số định danh cá nhân", id)
        try browser.fill("Họ, chữ đệm và tên", name)
        try browser.fill("Số điện thoại", phone)
        try await browser.press("Nhận mã xác thực")
    }

    static func complete(_ browser: TestBrowser, code: String, password: String) async throws {
        try browser.fill(Labels.code, code)
        try browser.fill("Chọn mật khẩu", password)
        try await browser.press("Tạo tài khoản")
    }

    @Test("takes id number, name, phone, a code from the outbox and a password", arguments: TestEngine.all)
    func signsUp(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.browser()
            // Typed on a telephone that writes accents apart from their letters.
            try await Self.begin(
                browser,
                id: "049 201 007 788",
                name: "Nguye\u{302}\u{303}n Va\u{306}n  An",
                phone: "0977 123 456"
            )
            try browser.sees("Nhập mã và chọn mật khẩu", "Tin nhắn mẫu")
            try await Self.complete(
                browser,
                code: try await province.code(for: "0977123456"),
                password: "con đò trên sông"
            )
            try browser.sees("Tài khoản đã được tạo")

            try await browser.open("/tai-khoan")
            try browser.sees("Nguy\u{1EC5}n V\u{103}n An", "049201007788", "0977 123 456", "Bạn tự khai khi đăng ký")

            let again = try await province.signedIn("049201007788", password: "con đò trên sông")
            try await again.open("/tai-khoan")
            try again.isAt("/tai-khoan")
        }
    }

    @Test("tells all that is wrong at once, and keeps what was typed")
    func faults() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await Self.begin(browser, id: "123", name: "", phone: "máy bàn")
            try browser.isAt("/dang-ky", status: 422)
            try browser.sees("Có 3 chỗ cần sửa", "12 chữ số", "Nhập họ và tên.", "Nhập số điện thoại Việt Nam")
            #expect(try browser.page.value(of: "so-dinh-danh") == "123")
        }
    }

    @Test("goes on with a weak password or a wrong code mended, and sends no second code at once")
    func mends() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await Self.begin(browser, id: "049201007788", name: "Nguyễn Văn An", phone: "0977123456")
            let code = try await province.code(for: "0977123456")

            try await Self.complete(browser, code: code, password: "12345678")
            try browser.isAt("/dang-ky/ma", status: 422)
            try browser.sees("quá phổ biến")
            try await Self.complete(browser, code: code == "111111" ? "222222" : "111111", password: "con đò trên sông")
            try browser.sees("Mã xác thực không đúng")
            try await browser.press("Gửi mã khác")
            try browser.sees("Mã xác thực vừa được gửi")
            #expect(try browser.page.status == 429)

            try await Self.complete(browser, code: code, password: "con đò trên sông")
            try browser.sees("Tài khoản đã được tạo")
        }
    }

    @Test("does not tell a stranger who has an account; the holder learns of it by message")
    func registered() async throws {
        try await TestProvince.with { province in
            var pages: [String] = []
            for id in [try province.person(.citizen).login, "049201007788"] {
                let browser = try await province.browser()
                let phone = id == "049201007788" ? "0977123457" : "0977123456"
                try await Self.begin(browser, id: id, name: "Người Lạ", phone: phone)
                pages.append(try browser.page.text.replacing(phone, with: "…"))
            }
            #expect(pages.first == pages.last)

            let outbox = try await province.browser().open("/hop-tin-mau?sdt=0977123456")
            #expect(outbox.shows("Không có tin nào gửi tới số này"))
            let holder = try await province.browser(.citizen)
            try await holder.open("/hop-tin")
            try holder.sees("Bạn đã có tài khoản")
        }
    }
}
