import App
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@testable import Directory

@Suite("The second factor of an officer")
struct SecondFactorTests {
    static let newPassword = "lúa chín bên sông"

    /// What the app on the officer's phone would show.
    static func appCode(_ secret: String, _ province: TestProvince) throws -> String {
        let bytes = try #require(Base32.decode(secret.replacing(" ", with: "")))
        return TimeCode.code(secret: bytes, step: TimeCode.step(at: province.clock.now))
    }

    static func secret(on page: TestPage) throws -> String { try #require(page.document.first("code")?.text) }

    /// An officer who was given a one-time password goes through the first day.
    static func firstDay(
        _ province: TestProvince
    ) async throws -> (browser: TestBrowser, secret: String, codes: [String]) {
        let directory = province.province.directory
        let person = try province.person(.counter).person
        try await directory.disable(try province.person(.counter).account, by: .system)
        let other = try await directory.register(
            PersonDetails(name: "Pơloong Thị Mới", phone: "0905111222"),
            by: .system
        )
        let register = try await directory.register()
        let desk = register.desk(
            agency: province.committee,
            role: .counter,
            field: "ho-tich",
            on: province.clock.now.date
        )
        let post = try #require(desk.first)
        try await province.province.database.write { db in
            try directory.appoint(other, to: post.id, from: province.clock.now.date, by: .system, in: db)
        }
        #expect(person != other)
        let issued = try await directory.openOfficerAccount(for: other, login: "moi.motcua", by: .system)

        let browser = try await province.signedIn("moi.motcua", password: issued.oneTimePassword)
        try browser.isAt("/tai-khoan/mat-khau")
        try await browser.open("/hop-tin")
        try browser.isAt("/tai-khoan/mat-khau")
        try browser.fill("Mật khẩu được cấp", issued.oneTimePassword)
        try browser.fill("Mật khẩu mới", newPassword)
        try await browser.press("Đổi mật khẩu")

        try browser.isAt("/tai-khoan/hai-lop")
        try browser.sees("phải bật xác thực hai lớp")
        try await browser.press("Bắt đầu")
        let secret = try secret(on: try browser.page)
        try browser.fill("Mã 6 chữ số", "000000")
        try await browser.press("Bật xác thực hai lớp")
        #expect(try browser.page.status == 422)
        try browser.fill("Mã 6 chữ số", try appCode(secret, province))
        try await browser.press("Bật xác thực hai lớp")
        try browser.sees("Đã bật xác thực hai lớp", "Mã khôi phục")
        let codes = try browser.page.document.all("code").map(\.text)
        #expect(codes.count == 10)
        try await browser.follow("Tôi đã cất các mã")
        try browser.isAt("/mot-cua")
        return (browser, secret, codes)
    }

    @Test("stands on the first day between the one-time password and the desk", arguments: TestEngine.all)
    func firstDay(engine: TestEngine) async throws {
        try await TestProvince.with(engine, requiresSecondFactor: true) { province in
            let (browser, secret, codes) = try await Self.firstDay(province)
            try await browser.open("/dang-xuat")
            try await browser.press("Đăng xuất")

            try await province.signIn(browser, "moi.motcua", Self.newPassword)
            try browser.sees("Đăng nhập: bước 2 trong 2")
            try browser.fill("Mã 6 chữ số trong ứng dụng xác thực", "000000")
            try await browser.press("Tiếp tục")
            try browser.isAt("/dang-nhap/hai-lop", status: 422)
            province.clock.move(minutes: 1)
            try browser.fill("Mã 6 chữ số trong ứng dụng xác thực", try Self.appCode(secret, province))
            try await browser.press("Tiếp tục")
            try browser.isAt("/mot-cua")

            // The telephone is lost: a recovery code opens once.
            let code = try #require(codes.first)
            for isFirst in [true, false] {
                let other = try await province.signedIn("moi.motcua", password: Self.newPassword)
                try other.fill("Mã 6 chữ số trong ứng dụng xác thực", code.uppercased())
                try await other.press("Tiếp tục")
                try other.isAt(isFirst ? "/mot-cua" : "/dang-nhap/hai-lop", status: isFirst ? 200 : 422)
            }
        }
    }

    @Test("moves to another phone against a code, and gives new recovery codes against a code")
    func moves() async throws {
        try await TestProvince.with { province in
            let browser = try await province.signedIn(try province.person(.citizen).login)
            try await browser.open("/tai-khoan/hai-lop")
            try await browser.press("Bắt đầu")
            let secret = try Self.secret(on: try browser.page)
            try browser.fill("Mã 6 chữ số", try Self.appCode(secret, province))
            try await browser.press("Bật xác thực hai lớp")
            let old = try browser.page.document.all("code").map(\.text)

            try await browser.open("/tai-khoan/hai-lop")
            try browser.sees("Đang bật", "Còn 10 mã khôi phục")
            province.clock.move(minutes: 1)
            try browser.fill("ma", try Self.appCode(secret, province))
            try await browser.press("Tạo bộ mã mới")
            let new = try browser.page.document.all("code").map(\.text)
            #expect(Set(old).isDisjoint(with: new))

            try await browser.open("/tai-khoan/hai-lop")
            try browser.fill("ma-go", try #require(old.first))
            try await browser.press("Gỡ ứng dụng")
            #expect(try browser.page.status == 422)
            try browser.fill("ma-go", try #require(new.first))
            try await browser.press("Gỡ ứng dụng")
            try browser.sees("Đã gỡ ứng dụng xác thực", "Bắt đầu")
        }
    }
}
