import App
import Directory
import PortalTesting
import Testing

@Suite("Access tokens on pages")
struct TokenPagesTests {
    @Test("an administrator issues one, sees it once, and the owner revokes it")
    func life() async throws {
        try await TestProvince.with { province in
            let administrator = try await province.browser(.administrator)
            try await administrator.open("/quan-tri/ma-truy-cap")
            try administrator.sees("Chưa có mã truy cập nào")
            try await administrator.follow("Cấp mã truy cập")
            try await administrator.press("Cấp mã truy cập")
            #expect(try administrator.page.status == 422)
            try administrator.fill("Tên đăng nhập của tài khoản", try province.person(.citizen).login)
            try administrator.fill("Dùng cho việc gì", "Phần mềm của trạm y tế")
            try administrator.tick("Xem hộp tin")
            try await administrator.press("Cấp mã truy cập")
            try administrator.sees("Đã cấp mã truy cập", "thubon_")
            let text = try administrator.page.source
            let token = try #require(text.firstMatch(of: /thubon_[A-Za-z0-9_-]{43}/).map { String($0.0) })
            let bearer = try await province.province.directory.bearer(of: token)
            #expect(bearer?.viewer.person == (try province.person(.citizen).person))

            let mother = try await province.browser(.citizen)
            try await mother.open("/tai-khoan")
            try mother.sees("Mã truy cập")
            try await mother.open("/tai-khoan/ma-truy-cap")
            try mother.sees("Phần mềm của trạm y tế", "Xem hộp tin", "Đang có hiệu lực")
            #expect(try !mother.page.source.contains(token))
            try await mother.press("Thu hồi mã “Phần mềm của trạm y tế”")
            try mother.sees("Đã thu hồi")
            #expect(try await province.province.directory.bearer(of: token) == nil)
        }
    }
}
