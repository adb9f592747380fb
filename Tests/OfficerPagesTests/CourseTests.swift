import App
import Directory
import Dossiers
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("What officers do beside the straight way")
struct CourseTests {
    @Test("a leader gives it back with a reason, and the specialist sees why")
    func givenBack() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let specialist = try await province.browser(.specialist, at: id)
            try await specialist.press("Xong bước này, chuyển đi")
            let leader = try await province.browser(.leader, at: id, deed: "tra-lai")
            try await leader.press("Trả lại bước trước")
            #expect(try leader.page.status == 422)
            try leader.sees("Ghi rõ lý do")
            try leader.fill("ghi-chu", "Thiếu quê quán của mẹ.")
            try await leader.press("Trả lại bước trước")

            try await specialist.open("/mot-cua")
            try await specialist.follow("Đăng ký khai sinh")
            try specialist.sees("Thiếu quê quán của mẹ.", "Xong bước này, chuyển đi")
        }
    }

    @Test("an appointment is put off once, with an apology that the citizen can print")
    func extended() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let leader = try await province.browser(.leader, at: id, deed: "hen-lai")
            try leader.fill("ngay", "20/11/2026")
            try leader.fill("ghi-chu", "Chờ xác minh nơi sinh.")
            try await leader.press("Xin lỗi và hẹn lại")
            #expect(try leader.page.status == 422)
            try leader.sees("Ngày hẹn mới phải sau ngày hẹn cũ")
            try leader.fill("ngay", "27112026")
            try await leader.press("Xin lỗi và hẹn lại")
            try leader.sees("Đã xin lỗi và hẹn lại 17:00 ngày 27/11/2026")

            try await leader.open("/mot-cua/ho-so/\(id)/hen-lai")
            try leader.isAt("/mot-cua/ho-so/\(id)")
            let mother = try await province.browser(.citizen)
            try await mother.open("/bieu-mau/\(id)/04")
            try mother.sees("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Chờ xác minh nơi sinh.", "27/11/2026")
        }
    }

    @Test("opinions are asked of two agencies, answered by a leader, and seen by who asked")
    func opinions() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let specialist = try await province.browser(.specialist, at: id, deed: "y-kien")
            try specialist.fill("ghi-chu", "Trẻ có sinh tại xã A Nông không?")
            try specialist.tick("Ủy ban nhân dân xã A Nông")
            try specialist.tick("Ủy ban nhân dân huyện Tây Giang")
            try await specialist.press("Xin ý kiến cơ quan khác")
            try specialist.sees("Đã hỏi ý kiến 2 cơ quan")

            let stranger = try await province.browser(.stranger)
            try await stranger.open("/mot-cua/y-kien")
            try stranger.sees("Trẻ có sinh tại xã A Nông không?")
            try await stranger.follow("Trẻ có sinh tại xã A Nông không?")
            try stranger.choose("Cơ quan có đồng ý không", "Đồng ý")
            try stranger.fill("Ý kiến, căn cứ", "Trẻ sinh tại trạm y tế xã A Nông.")
            try await stranger.press("Gửi ý kiến")

            try await specialist.open("/mot-cua/ho-so/\(id)")
            try specialist.sees("Trẻ sinh tại trạm y tế xã A Nông.")
        }
    }

    @Test("the papers of the decree hold what they must")
    func papers() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let name = try await province.name(id)
            let mother = try await province.browser(.citizen)
            try await mother.open("/bieu-mau/\(id)/01")
            try mother.sees(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Mẫu số 01",
                name,
                "Bhling Thị Mai",
                "049190000099",
                "08 giờ 00 phút, ngày 25/11/2026",
                "17 giờ 00 phút, ngày 25/11/2026",
                "Mã PIN tra cứu",
                "Liên: Giao người nộp",
                "BPTNTKQ",
                "Bản ghi số"
            )
            try mother.doesNotSee("Liên: Lưu", "0 bản")
            try await mother.open("/bieu-mau/\(id)/05")
            #expect(try mother.page.status == 404)
            try await mother.open("/bieu-mau/\(id)/02")
            #expect(try mother.page.status == 404)
            let specialist = try await province.browser(.specialist)
            try await specialist.open("/bieu-mau/\(id)/05")
            try specialist.sees("PHIẾU KIỂM SOÁT", "Trước hạn")
            let neighbour = try await province.browser(.neighbour)
            try await neighbour.open("/bieu-mau/\(id)/01")
            #expect(try neighbour.page.status == 404)
        }
    }

    @Test("several are assigned in one press; one that changed meanwhile is named and stays")
    func bulk() async throws {
        try await TestProvince.with { province in
            let first = try await province.acceptedBirth()
            let second = try await province.acceptedBirth()
            let leader = try await province.browser(.leader)
            try await leader.open("/mot-cua?viec=qua-han")
            let viewer = try await province.viewer(.leader)
            let officer = try province.person(.specialist).person
            let outcomes = try await province.province.database.write { [dossiers = province.province.dossiers] db in
                try dossiers.assign(
                    [(id: first, position: 2), (id: second, position: 1)],
                    to: officer,
                    by: viewer,
                    in: db
                )
            }
            #expect(outcomes.map(\.officer) == ["Zơrâm Văn Tư", nil])
            #expect(outcomes[1].refusal?.contains("thay đổi") == true)
        }
    }

    @Test(
        "what a leader says in giving a dossier out is read by the officer, and by nobody outside",
        arguments: TestEngine.all
    )
    func instruction(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let id = try await province.acceptedBirth()
            let leader = try await province.browser(.leader, at: id, deed: "phan-cong")
            try leader.fill("Ghi chú cho người xử lý", "Xem kỹ nơi sinh")
            try await leader.press("Phân công")
            try leader.sees("Đã phân công")

            let specialist = try await province.browser(.specialist, at: id)
            try specialist.sees("“Xem kỹ nơi sinh”")
            let mother = try await province.browser(.citizen)
            try await mother.open("/ho-so/\(id)")
            try mother.doesNotSee("Xem kỹ nơi sinh")
            #expect(try await province.province.rebuild(isCheck: true).changed.map(\.before.table) == [])
        }
    }

    @Test("statistics count for leaders, download as a table, and are nobody else's")
    func statistics() async throws {
        try await TestProvince.with { province in
            _ = try await province.acceptedBirth()
            let leader = try await province.browser(.leader)
            try await leader.open("/mot-cua/thong-ke")
            try leader.sees("Thống kê giải quyết hồ sơ", "Tiếp nhận trong kỳ", "Ủy ban nhân dân xã Lăng")
            let table = try await leader.open("/mot-cua/thong-ke/tai-ve")
            #expect(table.source.contains("\"Tổng cộng\",\"1\",\"0\",\"1\",\"1\""))
            let specialist = try await province.browser(.specialist)
            try await specialist.open("/mot-cua/thong-ke")
            #expect(try specialist.page.status == 404)
            let administrator = try await province.browser(.administrator)
            try await administrator.open("/mot-cua/thong-ke?nhom=xa")
            try administrator.sees("Các xã thuộc Huyện Tây Giang")
        }
    }

    @Test("a search finds by given name, telephone and end of the code; a filter is kept under a name")
    func search() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let name = try await province.name(id)
            let counter = try await province.browser(.counter)
            for text in ["mai", "thi mai", "0912345678", "049190000099", name, "261125-0001"] {
                try await counter.open("/mot-cua/tim?q=\(text.replacing(" ", with: "+"))")
                try counter.sees("Bhling Thị Mai")
            }
            try await counter.open("/mot-cua/tim?q=hoang")
            try counter.sees("Không tìm thấy hồ sơ nào")
            try await counter.open("/mot-cua/tim?trang-thai=2&q=mai")
            try counter.fill("ten", "Mai đã tiếp nhận")
            try await counter.press("Lưu")
            try counter.sees("Đã lưu bộ lọc")
            try await counter.open("/mot-cua/tim")
            try await counter.follow("Mai đã tiếp nhận")
            try counter.sees("Bhling Thị Mai")
            try await counter.press("Bỏ Mai đã tiếp nhận")
            try counter.sees("Đã bỏ bộ lọc")
            let stranger = try await province.browser(.stranger)
            try await stranger.open("/mot-cua/tim?q=mai")
            try stranger.doesNotSee("Bhling Thị Mai")
        }
    }

    @Test("who was lent the post of an absent specialist works on the absent one's dossiers")
    func delegation() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let clerk = try await province.browser(.clerk, at: id)
            try clerk.sees("Hồ sơ không chờ việc của bạn lúc này")
            let post = try await province.viewer(.specialist).posts[0].id
            let receiver = try province.person(.clerk).person
            let today = province.clock.now.date
            try await province.province.database.write { [directory = province.province.directory] db in
                _ = try directory.delegate(
                    from: post,
                    to: .person(receiver),
                    fields: [],
                    basis: "Nghỉ phép",
                    from: today,
                    until: today.adding(days: 5),
                    by: .system,
                    in: db
                )
            }
            try await clerk.open("/mot-cua")
            try clerk.sees("được ủy quyền", "Bhling Thị Mai")
            try await clerk.open("/mot-cua/ho-so/\(id)")
            try await clerk.press("Xong bước này, chuyển đi")
            try clerk.sees("hồ sơ đã chuyển đi")
        }
    }

    @Test("a leader sees what lies at the specialists' desk and gives it to another")
    func reassigned() async throws {
        try await TestProvince.with { province in
            let id = try await province.acceptedBirth()
            let leader = try await province.browser(.leader)
            try await leader.open("/mot-cua?viec=cua-ban")
            try leader.sees("Bhling Thị Mai", "Phân công hồ sơ đã chọn")
            try leader.choose("nguoi", "Zơrâm Văn Tư")
            try leader.tick("Chọn \(try await province.name(id))")
            try await leader.press("Phân công hồ sơ đã chọn")
            try leader.sees("Đã giao 1 hồ sơ cho Zơrâm Văn Tư")
        }
    }
}
