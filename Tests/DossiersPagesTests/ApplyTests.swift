import App
import Directory
import Dossiers
import Foundation
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("A citizen sends a dossier, without a script")
struct ApplyTests {
    /// A birth as the mother tells it, for the forms of all pages.
    static let birth = [
        "applicant_relation": "mother", "applicant_residence": "thôn Tà Ri, xã Lăng", "child_name": "Bhling Thị Hoa",
        "child_birth_date": "20112026", "child_gender": "female", "child_ethnicity": "Cơ Tu",
        "child_nationality": "Việt Nam", "birth_place": "Trung tâm Y tế huyện Tây Giang", "hometown": "xã Lăng",
        "birth_evidence": "notice", "mother_self_birth_date": "12/04/1990", "mother_self_ethnicity": "Cơ Tu",
        "mother_self_nationality": "Việt Nam", "mother_self_residence": "thôn Tà Ri, xã Lăng", "has_father": "no",
        "wants_copies": "yes", "copies": "2",
    ]

    /// Goes through the wizard up to the last page.
    static func fillIn(_ mother: TestBrowser) async throws {
        try await mother.open("/nop/1.001193")
        try await mother.press("Bắt đầu")
        try mother.sees("Bước 1 trong")
        if try mother.page.fields.contains("registration_unit.commune") {
            try mother.choose("registration_unit.commune", "20449")
        }
        for _ in 1...5 {
            try mother.fillAll(birth)
            try await mother.press("Lưu và tiếp tục")
        }
        try mother.sees("Giấy tờ kèm theo", "Giấy chứng sinh")
        try mother.attach("Giấy chứng sinh", .pdf())
        try await mother.press("Lưu và tiếp tục")
        try mother.sees("Nhận kết quả và phí, lệ phí", "16.000")
        try mother.choose("exemption", "ho_ngheo")
        try await mother.press("Lưu và tiếp tục")
        try mother.sees("Xem lại trước khi nộp", "được miễn", "Bhling Thị Hoa", "20/11/2026")
    }

    @Test("registers a birth up to the receipt", arguments: TestEngine.all)
    func birth(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let mother = try await province.browser(.citizen)
            try await Self.fillIn(mother)

            try await mother.press("Nộp hồ sơ")
            try mother.sees("Có 1 chỗ cần sửa", "Đánh dấu vào ô cam đoan để nộp hồ sơ")
            try mother.tick("declaration")
            try await mother.press("Nộp hồ sơ")

            try mother.sees("Đã nộp hồ sơ", "Mã tra cứu", "PIN", "Việc tiếp theo", "chậm nhất lúc")
            try await mother.open("/nhap")
            try mother.sees("Bạn không có bản nháp nào")
        }
    }

    @Test("keeps every typed answer where one is wrong, and goes on when it is mended")
    func faults() async throws {
        try await TestProvince.with { province in
            let mother = try await province.browser(.citizen)
            try await mother.open("/nop/1.001193")
            try await mother.press("Bắt đầu")
            try mother.fill("applicant_email", "không phải thư")
            try await mother.press("Lưu và tiếp tục")

            #expect(try mother.page.status == 422)
            try mother.sees("chỗ cần sửa", "Nhập địa chỉ thư điện tử đúng dạng")
            #expect(try mother.page.value(of: "applicant_email") == "không phải thư")
            #expect(try mother.page.title.hasPrefix("Cần sửa: "))

            let place = try mother.page.path
            try await mother.open("/nop/1.001193")
            try await mother.follow("Làm tiếp bản nháp")
            try mother.isAt(place)
            #expect(try mother.page.value(of: "applicant_email") == "không phải thư")
        }
    }

    @Test("one dossier comes of a double press, two tabs and the back button")
    func once() async throws {
        try await TestProvince.with { province in
            let mother = try await province.browser(.citizen)
            try await Self.fillIn(mother)
            let review = try mother.page.address
            let other = try await province.browser(.citizen)
            try await other.open(review)
            try mother.tick("declaration")
            try other.tick("declaration")

            async let one = mother.press("Nộp hồ sơ")
            async let two = other.press("Nộp hồ sơ")
            let pages = try await [one, two]

            #expect(pages[0].path == pages[1].path && pages[0].path.hasSuffix("/bien-nhan"))
            let count = try await province.province.database.read {
                try $0.value("SELECT COUNT(*) FROM dossier", as: Int.self)
            }
            #expect(count == 1)
            try await mother.open(review)
            #expect(try mother.page.path.hasPrefix("/ho-so/"))
        }
    }

    @Test("refuses a script that is called a PDF with kind words, and keeps the page")
    func wrongContent() async throws {
        try await TestProvince.with { province in
            let mother = try await province.browser(.citizen)
            try await Self.fillIn(mother)
            try await mother.follow("Sửa: Giấy chứng sinh")
            try mother.attach(
                "Giấy chứng sinh",
                TestFile(name: "giay.pdf", type: "application/pdf", bytes: Array("#!/bin/sh".utf8))
            )
            try await mother.press("Lưu và tiếp tục")

            #expect(try mother.page.status == 422)
            try mother.sees("không phải là ảnh hay tệp PDF", "Hãy chụp lại bằng điện thoại")
        }
    }

    @Test("another’s draft and its files are not there")
    func another() async throws {
        try await TestProvince.with { province in
            let mother = try await province.browser(.citizen)
            try await Self.fillIn(mother)
            let review = try mother.page.path
            let neighbour = try await province.browser(.neighbour)
            let base = String(review.dropLast("/kiem-tra".count))

            for path in ["", "/kiem-tra", "/giay-to", "/nhan-ket-qua", "/to-khai/child", "/xoa"] {
                try await neighbour.open(base + path)
                #expect(try neighbour.page.status == 404, "\(path)")
            }
            let stranger = try await province.browser()
            try await stranger.open(review)
            #expect(try stranger.page.path == "/dang-nhap")
        }
    }

    @Test("what was typed outlives the session: it waits behind the sign-in")
    func endedSession() async throws {
        try await TestProvince.with { province in
            let mother = try await province.browser(.citizen)
            try await mother.open("/nop/1.001193")
            try await mother.press("Bắt đầu")
            try mother.fill("applicant_residence", "thôn Tà Ri, xã Lăng")
            let token = try #require(mother.cookie("phien"))
            try await province.province.directory.signOut(token: token)

            try await mother.press("Lưu và tiếp tục")
            #expect(try mother.page.path == "/dang-nhap")
            let place = try #require(mother.page.address.split(separator: "ve=").last?.removingPercentEncoding)
            let neighbour = try await province.browser(.neighbour)
            try await neighbour.open(place)
            #expect(try neighbour.page.status == 404)
            try await province.signIn(.citizen, in: mother)
            try await mother.open(place)

            try mother.sees("những gì bạn vừa khai vẫn còn")
            #expect(try mother.page.value(of: "applicant_residence") == "thôn Tà Ri, xã Lăng")
        }
    }

    @Test("a new version of the procedure keeps the answers and says so")
    func superseded() async throws {
        try await TestProvince.with { province in
            let mother = try await province.browser(.citizen)
            try await mother.open("/nop/1.001193")
            try await mother.press("Bắt đầu")
            try mother.fill("applicant_residence", "thôn Tà Ri, xã Lăng")
            try await mother.press("Lưu và tiếp tục")
            let draft = try mother.page.path
            try await province.province.database.write { db in
                _ = try db.run(
                    "UPDATE dossier_draft SET procedure_version = '1.001193@2020-01-01'"
                )
            }

            try await mother.open(draft)
            try mother.sees("Thủ tục này có quy định mới từ ngày 01/01/2021", "Câu trả lời của bạn vẫn được giữ")
            #expect(try mother.page.value(of: "applicant_residence") == "thôn Tà Ri, xã Lăng")
        }
    }
}
