import Dossiers
import Kernel
import PortalTesting
import StorageTesting
import Testing

@Suite("Intake at the counter")
struct CounterTests {
    /// The counter goes as far as the form, for a citizen whom nobody knows yet.
    private func begin(_ province: TestProvince, procedure: String = "1.001193") async throws -> TestBrowser {
        let counter = try await province.browser(.counter)
        try await counter.open("/mot-cua/tiep-nhan?q=khai sinh")
        try await counter.open("/mot-cua/tiep-nhan/thu-tuc/\(procedure)")
        try counter.fill("so-dinh-danh", "049 195 000 321")
        try counter.fill("ho-ten", "Zơrâm Thị Bươi")
        try counter.fill("dien-thoai", "0912 345 999")
        try await counter.press("Tiếp tục")
        return counter
    }

    @Test("a citizen without account leaves with a code, an appointment and a PIN", arguments: TestEngine.all)
    func wholeIntake(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let counter = try await begin(province)
            try counter.sees("Zơrâm Thị Bươi", "Giấy tờ trên quầy")
            try counter.fillAll(province.birthAnswers.filter { $0.key != "registration_unit" })
            try counter.fill("ban-chinh-birth_notice", "1")
            try await counter.press("Tiếp nhận và in giấy hẹn")
            try counter.sees("Đã tiếp nhận hồ sơ", "000.00.00.H47", "Mã PIN tra cứu")

            try await counter.follow("In giấy tiếp nhận và hẹn trả")
            try counter.sees("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "Zơrâm Thị Bươi", "Liên: Lưu", "Mã PIN")
        }
    }

    @Test("says all that is missing at once and keeps what was typed; the draft outlives a broken line")
    func incomplete() async throws {
        try await TestProvince.with { province in
            let counter = try await begin(province)
            let address = try counter.page.address
            try counter.fill("child_name", "Zơrâm Văn Núi")
            try counter.choose("birth_evidence", "notice")
            try await counter.press("Tiếp nhận và in giấy hẹn")
            #expect(try counter.page.status == 422)
            try counter.sees("chỗ cần sửa", "Còn thiếu:")
            #expect(try counter.page.value(of: "child_name") == "Zơrâm Văn Núi")

            let later = try await province.browser(.counter)
            try await later.open("/mot-cua/tiep-nhan")
            try later.sees("Đang tiếp nhận dở", "Zơrâm Thị Bươi")
            try await later.open(address)
            #expect(try later.page.value(of: "child_name") == "Zơrâm Văn Núi")
            // Nobody else opens it, and it is none of the officer's own drafts.
            let specialist = try await province.browser(.specialist)
            try await specialist.open(address)
            #expect(try specialist.page.status == 404)
        }
    }

    @Test("an id number that is known under another name is asked again")
    func otherName() async throws {
        try await TestProvince.with { province in
            let counter = try await province.browser(.counter)
            try await counter.open("/mot-cua/tiep-nhan/thu-tuc/1.001193")
            try counter.fill("so-dinh-danh", "049190000099")
            try counter.fill("ho-ten", "Nguyễn Văn Khác")
            try await counter.press("Tiếp tục")
            #expect(try counter.page.status == 422)
            try counter.sees("đã được đăng ký với họ tên khác")
            try counter.doesNotSee("Bhling Thị Mai")
        }
    }

    @Test("fees taken at the counter are recorded with the intake")
    func fees() async throws {
        try await TestProvince.with { province in
            let counter = try await begin(province, procedure: "2.000815")
            try counter.sees("Giấy tờ trên quầy")
        }
    }
}
