import App
import Directory
import PortalTesting
import StorageTesting
import Testing

@Suite("My account")
struct OwnAccountTests {
    @Test("shows what is held of me, and where to go on in the other language")
    func shows() async throws {
        try await TestProvince.with { province in
            let browser = try await province.signedIn(try province.person(.citizen).login)
            try await browser.open("/tai-khoan")
            try browser.sees("Bhling Thị Mai", "049190000099", "0912 345 678", "Chưa bật")
            try await browser.open("/tai-khoan?ngon-ngu=en")
            try browser.sees("My account", "What is held of you")
        }
    }

    @Test("leads officers to their delegations, and nobody else")
    func delegations() async throws {
        try await TestProvince.with { province in
            let officer = try await province.signedIn(try province.person(.counter).login)
            try await officer.open("/tai-khoan")
            try await officer.follow("Ủy quyền của tôi")
            try officer.isAt("/tai-khoan/uy-quyen")
            let citizen = try await province.signedIn(try province.person(.citizen).login)
            try await citizen.open("/tai-khoan")
            try citizen.doesNotSee("Ủy quyền")
        }
    }

    @Test(
        "changes the phone with the password and a code to the new one; the old one is told",
        arguments: TestEngine.all
    )
    func phone(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.signedIn(try province.person(.citizen).login)
            try await browser.open("/tai-khoan/dien-thoai")
            try browser.fill("Số điện thoại mới", "0977 123 456")
            try browser.fill(Labels.password, "không phải mật khẩu")
            try await browser.press("Nhận mã xác thực")
            try browser.sees("Mật khẩu không đúng.")

            try browser.fill(Labels.password, TestProvince.password)
            try await browser.press("Nhận mã xác thực")
            try browser.sees("Xác nhận số điện thoại mới")
            try browser.fill(Labels.code, "12")
            try await browser.press("Đổi số")
            #expect(try browser.page.status == 422)
            try browser.fill(Labels.code, try await province.code(for: "0977123456"))
            try await browser.press("Đổi số")
            try browser.isAt("/tai-khoan")
            try browser.sees("Đã đổi số điện thoại.", "0977 123 456")

            let outbox = try await province.browser().open("/hop-tin-mau?sdt=0912345678")
            #expect(outbox.shows("Số điện thoại của tài khoản vừa được đổi"))
        }
    }

    @Test("keeps an e-mail address that can be one, and takes it away again")
    func email() async throws {
        try await TestProvince.with { province in
            let browser = try await province.signedIn(try province.person(.citizen).login)
            try await browser.open("/tai-khoan/thu-dien-tu")
            try browser.fill("thu-dien-tu", "mai ở đâu")
            try await browser.press("Lưu")
            #expect(try browser.page.status == 422)
            try browser.fill("thu-dien-tu", "mai@example.vn")
            try await browser.press("Lưu")
            try browser.sees("mai@example.vn")
            try await browser.open("/tai-khoan/thu-dien-tu")
            try browser.fill("thu-dien-tu", "")
            try await browser.press("Lưu")
            try browser.doesNotSee("mai@example.vn")
        }
    }

    @Test("changes the password against the old one, and signs the other devices out")
    func password() async throws {
        try await TestProvince.with { province in
            let login = try province.person(.citizen).login
            let (here, elsewhere) = (try await province.signedIn(login), try await province.signedIn(login))
            try await here.open("/tai-khoan/mat-khau")
            try here.fill("Mật khẩu hiện tại", "không phải mật khẩu")
            try here.fill("Mật khẩu mới", "con đò trên sông")
            try await here.press("Đổi mật khẩu")
            try here.sees("Mật khẩu hiện tại không đúng.")
            try here.fill("Mật khẩu hiện tại", TestProvince.password)
            try here.fill("Mật khẩu mới", "con đò trên sông")
            try await here.press("Đổi mật khẩu")
            try here.isAt("/tai-khoan")
            try here.sees("Mật khẩu mới đã có hiệu lực.")
            try await elsewhere.open("/tai-khoan")
            try elsewhere.isAt("/dang-nhap")
        }
    }

    @Test("lists the devices, and signs out one of them, all others, or all", arguments: TestEngine.all)
    func devices(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let login = try province.person(.citizen).login
            let here = try await province.signedIn(login)
            let (second, third) = (try await province.signedIn(login), try await province.signedIn(login))
            let page = try await here.open("/tai-khoan/thiet-bi")
            #expect(page.buttons.filter { $0 == "Đăng xuất thiết bị này" }.count == 2)
            #expect(page.shows("Thiết bị này"))

            try await here.press("Đăng xuất thiết bị này")
            #expect(try here.page.buttons.filter { $0 == "Đăng xuất thiết bị này" }.count == 1)
            try await here.press("Đăng xuất khỏi các thiết bị khác")
            for other in [second, third] {
                try await other.open("/tai-khoan")
                try other.isAt("/dang-nhap")
            }
            try await here.open("/tai-khoan/thiet-bi")
            try await here.press("Đăng xuất khỏi mọi thiết bị")
            try here.isAt("/dang-nhap")
            try await here.open("/tai-khoan")
            try here.isAt("/dang-nhap")
        }
    }

    @Test("tells page by page which officer looked at what, and why", arguments: TestEngine.all)
    func looks(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let mai = try province.person(.citizen)
            let browser = try await province.signedIn(mai.login)
            try await browser.open("/tai-khoan/luot-xem")
            try browser.sees("Chưa có lượt xem nào")

            let clerk = try await province.viewer(.counter)
            for number in 1...31 {
                let entry = AccessEntry(
                    person: mai.person,
                    kind: .dossier,
                    subject: "0198",
                    label: "Hồ sơ số \(100 + number)",
                    purpose: "Thẩm định hồ sơ"
                )
                try await province.province.directory.recordAccess(entry, by: clerk)
                // Lines of one millisecond have no order among them.
                province.clock.move(minutes: 1)
            }
            try await browser.open("/tai-khoan/luot-xem")
            try browser.sees("Hồ sơ số 131", "Thẩm định hồ sơ", "xã Lăng", clerk.name)
            try browser.doesNotSee("Hồ sơ số 101")
            try await browser.follow("Sau ›")
            try browser.sees("Hồ sơ số 101")
            try browser.doesNotSee("Hồ sơ số 102")

            let neighbour = try await province.signedIn(try province.person(.neighbour).login)
            try await neighbour.open("/tai-khoan/luot-xem")
            try neighbour.sees("Chưa có lượt xem nào")
        }
    }
}
