import App
import Catalogue
import Directory
import Dossiers
import Foundation
import HTTPTypes
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("A citizen's own dossiers")
struct OwnDossierTests {
    @Test("a supplement shows just what was named, keeps what is typed, and is sent once", arguments: TestEngine.all)
    func supplement(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let id = try await province.submitBirth().id
            try await Self.askSupplement(id, province)
            let mother = try await province.browser(.citizen)

            try await mother.open("/ho-so")
            try mother.sees("1 hồ sơ đang chờ bạn", "Chờ bạn bổ sung")
            try await mother.open("/ho-so/\(id)")
            try mother.sees("Cần bổ sung 2 chỗ, một lần cho đủ", "Trang 1 bị mờ", "Đồng hồ tạm dừng")
            try await mother.follow("Bổ sung ngay")
            #expect(try mother.page.fields == ["child_name", "birth_notice"])
            try mother.sees("Ghi thiếu chữ đệm")

            try mother.fill("child_name", "Bhling Thị 7")
            try await mother.press("Gửi bổ sung")
            #expect(try mother.page.status == 422)
            try mother.sees("Có 2 chỗ cần sửa", "chưa có ảnh hay tệp nào")
            #expect(try mother.page.value(of: "child_name") == "Bhling Thị 7")
            try mother.fill("child_name", "Bhling Thị Thu Hoa")
            try mother.attach("birth_notice", .pdf())
            let again = try await province.browser(.citizen)
            try await again.open("/ho-so/\(id)/bo-sung")
            try await mother.press("Gửi bổ sung")

            try mother.isAt("/ho-so/\(id)")
            try mother.sees("Đã gửi bổ sung", "Đã nộp, chờ tiếp nhận")
            try again.attach("birth_notice", .pdf(mark: "2"))
            try await again.press("Gửi bổ sung")
            try again.isAt("/ho-so/\(id)")
            let file = try await province.file(id)
            #expect(file.answers["child_name"] == "Bhling Thị Thu Hoa")
            #expect(file.components.filter { $0.key == "birth_notice" }.count == 1)
        }
    }

    static func askSupplement(_ id: DossierID, _ province: TestProvince) async throws {
        let counter = try await province.viewer(.counter)
        let position = try await province.position(of: id, for: counter)
        try await province.command {
            try $0.requestSupplement(
                id,
                defects: [
                    Defect(target: .component, key: "birth_notice", explanation: "Trang 1 bị mờ, chụp lại cho rõ."),
                    Defect(target: .field, key: "child_name", explanation: "Ghi thiếu chữ đệm."),
                ],
                explanation: "",
                position: position,
                by: counter,
                in: $1
            )
        }
    }

    @Test("a withdrawal needs its reason, and is asked for once")
    func withdrawal() async throws {
        try await TestProvince.with { province in
            let id = try await province.submitBirth().id
            let mother = try await province.browser(.citizen)
            try await mother.open("/ho-so/\(id)")
            try await mother.follow("Tôi muốn rút hồ sơ này")
            try await mother.press("Gửi yêu cầu rút hồ sơ")
            #expect(try mother.page.status == 422)
            try mother.fill("reason", "Nộp nhầm xã")
            try await mother.press("Gửi yêu cầu rút hồ sơ")

            try mother.isAt("/ho-so/\(id)")
            try mother.sees("Bạn đã xin rút hồ sơ", "Nộp nhầm xã")
            try await mother.open("/ho-so/\(id)/rut")
            try mother.isAt("/ho-so/\(id)")
        }
    }

    @Test("the result is shown, kept and printed, and nobody else sees it", arguments: TestEngine.all)
    func result(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let receipt = try await province.submitBirth()
            try await province.work(receipt.id)
            let mother = try await province.browser(.citizen)

            try await mother.open("/ho-so/\(receipt.id)")
            try mother.sees("Đã trả kết quả", "Giấy khai sinh", "Bríu Văn Liêm")
            try mother.sees("sổ cái #", "Giấy tiếp nhận và hẹn trả")
            try await mother.follow("Xem và in kết quả")
            let place = try mother.page.path
            try mother.sees("Bhling Thị Hoa", "Người ký")
            try await mother.follow("Xem bản in")
            try mother.sees("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Lăng, ngày 25 tháng 11 năm 2026")
            try await mother.open("/giay-to")
            try mother.sees("Giấy khai sinh", "Không thời hạn")

            let neighbour = try await province.browser(.neighbour)
            for path in [place, place + "/in", "/ho-so/\(receipt.id)", "/ho-so/\(receipt.id)/bien-nhan"] {
                try await neighbour.open(path)
                #expect(try neighbour.page.status == 404, "\(path)")
            }
        }
    }

    @Test("the receipt can be opened again, with the proof of the ledger")
    func receipt() async throws {
        try await TestProvince.with { province in
            let receipt = try await province.submitBirth()
            let mother = try await province.browser(.citizen)
            try await mother.open("/ho-so/\(receipt.id)/bien-nhan")
            try mother.sees(receipt.reference, receipt.pin, "trong sổ cái")
            #expect(try mother.page.source.contains("/so-cai?ma="))
        }
    }

    @Test("code and PIN open the progress; a wrong one says the same for both")
    func tracking() async throws {
        try await TestProvince.with { province in
            let receipt = try await province.submitBirth()
            let stranger = try await province.browser()
            func ask(_ code: String, _ pin: String) async throws -> String {
                try await stranger.open("/tra-cuu")
                try stranger.fill("code", code)
                try stranger.fill("pin", pin)
                try await stranger.press("Xem hồ sơ đến đâu")
                return try stranger.page.words
            }

            let wrongPIN = try await ask(receipt.reference, receipt.pin == "000000" ? "111111" : "000000")
            #expect(try stranger.page.status == 422)
            let wrongCode = try await ask("22222-22222", receipt.pin)
            #expect(wrongPIN.contains("Mã hoặc PIN chưa đúng") && wrongCode.contains("Mã hoặc PIN chưa đúng"))

            let right = try await ask(receipt.reference.lowercased().replacing("-", with: " "), receipt.pin)
            #expect(try stranger.page.status == 200)
            #expect(right.contains("Đăng ký khai sinh") && !right.contains("Bhling"))

            let path = "/api/v1/dossiers/\(receipt.reference)/progress?pin="
            let found = try await stranger.request(.get, path + receipt.pin)
            #expect(found.status == 200 && found.source.contains("\"state\":{\"code\":1,"))
            let refused = try await stranger.request(.get, path + "x")
            #expect(refused.status == 404)
        }
    }

    @Test("a long list of dossiers opens page by page")
    func many() async throws {
        try await TestProvince.with { province in
            let mother = try await province.viewer(.citizen)
            let submission = try province.birthSubmission()
            for _ in 0..<45 {
                try await province.command { _ = try $0.submit(submission, by: mother, in: $1) }
            }
            let browser = try await province.browser(.citizen)
            try await browser.open("/ho-so")
            try browser.sees("Hiển thị 1–20 trong 45")
            try await browser.follow("Sau ›")
            try browser.sees("Hiển thị 21–40 trong 45")
        }
    }

    @Test("the pages say what to do while there is nothing")
    func empty() async throws {
        try await TestProvince.with { province in
            let mother = try await province.browser(.citizen)
            for (path, words) in [
                ("/ho-so", "Bạn chưa có hồ sơ nào"), ("/nhap", "Bạn không có bản nháp nào"),
                ("/giay-to", "Chưa có giấy tờ nào"),
            ] {
                try await mother.open(path)
                try mother.sees(words)
            }
        }
    }
}
