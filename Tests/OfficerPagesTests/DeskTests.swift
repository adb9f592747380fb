import App
import Directory
import Dossiers
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("The desk of an officer")
struct DeskTests {
    @Test("a birth goes over counter, specialist, leader and clerk to the mother's hand", arguments: TestEngine.all)
    func wholeChain(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let id = try await province.birth().id

            let counter = try await province.browser(.counter)
            try await counter.open("/mot-cua")
            try counter.sees("Bàn việc của tôi", "Đăng ký khai sinh", "Bhling Thị Mai")
            try await counter.open("/mot-cua/ho-so/\(id)")
            try counter.sees("Bhling Thị Hoa", "Trung tâm Y tế huyện Tây Giang", "Giấy tờ", "1 bản chính")
            try counter.doesNotSee("0 bản chính", "0 bản sao")
            try await counter.press("Tiếp nhận hồ sơ")
            try counter.sees("Đã tiếp nhận. Mã hồ sơ 000.00.00.H47")

            province.clock.move(minutes: 20)
            let specialist = try await province.browser(.specialist)
            try await specialist.open("/mot-cua")
            try await specialist.follow("Đăng ký khai sinh")
            try specialist.fill("Kết quả thẩm định, đề xuất", "Đủ điều kiện, đề nghị ký.")
            try await specialist.press("Xong bước này, chuyển đi")
            try specialist.sees("hồ sơ đã chuyển đi", "Hồ sơ không chờ việc của bạn")

            province.clock.move(minutes: 20)
            let leader = try await province.browser(.leader, at: id)
            try leader.sees("Đủ điều kiện, đề nghị ký.")
            try leader.fill("Ý kiến của lãnh đạo", "Đồng ý.")
            try await leader.press("Ký duyệt")

            province.clock.move(minutes: 20)
            let clerk = try await province.browser(.clerk, at: id)
            try await clerk.press("Cấp số, ban hành kết quả")
            try clerk.sees("Đã ban hành kết quả số 01/2026/KS")

            try await counter.open("/mot-cua?viec=cho-tra")
            try counter.sees("Bhling Thị Mai")
            try await counter.open("/mot-cua/ho-so/\(id)")
            try counter.fill("Người nhận kết quả", "Alăng Văn Bình (chồng)")
            try await counter.press("Trả kết quả")
            try counter.sees("Đã trả kết quả")

            let file = try await province.file(id)
            #expect(file.dossier.state == .handedOver)
            #expect(!file.dossier.isOverdue(at: province.clock.now))
        }
    }

    @Test("what belongs to another agency is not there")
    func stranger() async throws {
        try await TestProvince.with { province in
            let id = try await province.birth().id
            let stranger = try await province.browser(.stranger)

            for address in ["/mot-cua/ho-so/\(id)", "/mot-cua/ho-so/\(id)/tiep-nhan", "/mot-cua/ho-so/khong-phai"] {
                try await stranger.open(address)
                #expect(try stranger.page.status == 404, "\(address)")
            }
            try await stranger.open("/mot-cua")
            try stranger.sees("Không còn hồ sơ nào chờ bạn")
            let citizen = try await province.browser(.citizen, at: id)
            #expect(try citizen.page.status == 404)
        }
    }

    @Test("every look of an officer is written down for the citizen")
    func looks() async throws {
        try await TestProvince.with { province in
            let id = try await province.birth().id
            _ = try await province.browser(.counter, at: id)

            let mother = try province.person(.citizen).person
            let log = try await province.province.database.read { [directory = province.province.directory] db in
                try directory.accessLog(of: mother, in: db)
            }
            #expect(log.map(\.viewer) == ["Pơloong Thị Nhan"])
            #expect(log.first?.entry.purpose == "Giải quyết hồ sơ")
        }
    }

    @Test("a supplement names two places, and the form keeps what was typed until both are whole")
    func supplement() async throws {
        try await TestProvince.with { province in
            let id = try await province.birth().id
            let counter = try await province.browser(.counter, at: id, deed: "bo-sung")
            try counter.choose("cho-1", "field:birth_place")
            try await counter.press("Yêu cầu bổ sung")
            #expect(try counter.page.status == 422)
            try counter.sees("Ghi rõ sai gì, sửa thế nào")

            try counter.fill("loi-1", "Ghi rõ tên cơ sở y tế.")
            try counter.choose("cho-2", "component:birth_notice")
            try counter.fill("loi-2", "Giấy chứng sinh thiếu dấu.")
            try await counter.press("Yêu cầu bổ sung")
            try counter.sees("Đã gửi yêu cầu bổ sung 2 chỗ")

            let file = try await province.file(id)
            #expect(file.dossier.state == .awaitingSupplement)
            #expect(file.defects.map(\.defect.key) == ["birth_place", "birth_notice"])
        }
    }

    @Test("a refusal gives all its reasons")
    func refusal() async throws {
        try await TestProvince.with { province in
            let id = try await province.birth().id
            let counter = try await province.browser(.counter, at: id, deed: "tu-choi")
            try counter.choose("cho-1", "field:registration_unit")
            try counter.fill("loi-1", "Mẹ thường trú ở xã A Nông.")
            try counter.choose("cho-2", "component:birth_notice")
            try counter.fill("loi-2", "Giấy chứng sinh của người khác.")
            try counter.fill("ghi-chu", "Không thuộc thẩm quyền của xã Lăng.")
            try await counter.press("Từ chối tiếp nhận")

            let file = try await province.file(id)
            #expect(file.dossier.state == .refused)
            #expect(file.defects.count == 2)
        }
    }

    @Test("a form that was sent, changed and sent again says so, and nothing is done twice")
    func sentBefore() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let specialist = try await province.browser(.specialist, at: id, deed: "y-kien")
            try specialist.fill("ghi-chu", "Trẻ có sinh tại xã A Nông không?")
            try specialist.tick("Ủy ban nhân dân xã A Nông")
            let form = try specialist.page
            try await specialist.press("Xin ý kiến cơ quan khác")

            specialist.goBack(to: form)
            try await specialist.press("Xin ý kiến cơ quan khác")
            try specialist.sees("Đã hỏi ý kiến 1 cơ quan")
            specialist.goBack(to: form)
            try specialist.tick("Ủy ban nhân dân huyện Tây Giang")
            try await specialist.press("Xin ý kiến cơ quan khác")

            #expect(try specialist.page.status == 409)
            try specialist.sees("Biểu mẫu này đã được gửi trước đó")
            #expect(try await province.file(id).opinions.count == 1)
        }
    }

    @Test("an old page explains itself, keeps what was typed, and can be sent again")
    func changedMeanwhile() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let specialist = try await province.browser(.specialist, at: id, deed: "y-kien")
            try specialist.fill("ghi-chu", "Đề nghị xác minh nơi sinh.")
            try specialist.tick("Ủy ban nhân dân xã A Nông")
            let other = try await province.browser(.specialist, at: id, deed: "y-kien")
            try other.fill("ghi-chu", "Câu hỏi khác.")
            try other.tick("Ủy ban nhân dân huyện Tây Giang")
            try await other.press("Xin ý kiến cơ quan khác")

            try await specialist.press("Xin ý kiến cơ quan khác")
            #expect(try specialist.page.status == 409)
            try specialist.sees("Hồ sơ vừa có thay đổi", "Đề nghị xác minh nơi sinh.")
            try await specialist.press("Xin ý kiến cơ quan khác")

            #expect(try await province.file(id).opinions.count == 2)
        }
    }
}
