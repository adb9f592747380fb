import App
import Directory
import Hummingbird
import Insights
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Composed boards on the pages")
struct ComposedBoardPagesTests {
    @Test(
        "a leader composes a board without a script: searches, adds, arranges, saves, changes, takes an old version, removes"
    )
    func composes() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.leader)
            try await browser.open("/ioc/bang")
            try browser.sees("Bạn chưa soạn bảng nào")
            try await browser.follow("Soạn bảng mới")
            try browser.fill("Tìm chỉ tiêu", "dung han")
            try await browser.press("Tìm")
            try browser.isAt("/ioc/bang/moi")
            try await browser.press("Thêm: Giải quyết đúng hạn", value: "chi-tieu:dung-han")
            try browser.sees("Các khối (1/48)", "Có thay đổi chưa lưu")
            try await browser.press("Thêm: Lịch nhiệt 12 tháng", value: "hinh:calendar")
            try browser.sees("Các khối (2/48)", "đã có")
            try await browser.press("Lưu bảng", value: "luu")
            try browser.isAt("/ioc/bang/moi", status: 422)
            try browser.sees("Bảng chưa có tên")
            try browser.fill("Tên bảng", "Việc của xã")
            try await browser.press("Lên", value: "len:1")
            try await browser.press("Lưu bảng", value: "luu")
            try browser.sees("Đã lưu bảng", "Việc của xã", "Hồ sơ tiếp nhận mỗi ngày")

            try await browser.follow("Sửa bảng")
            try await browser.press("Bỏ", value: "bo:0")
            try browser.sees("Các khối (1/48)")
            try await browser.press("Lưu bảng", value: "luu")
            try browser.doesNotSee("Hồ sơ tiếp nhận mỗi ngày")
            try await browser.follow("Sửa bảng")
            try await browser.follow("Bản 1: Việc của xã")
            try browser.sees("Các khối (2/48)", "Có thay đổi chưa lưu")
            try await browser.press("Lưu bảng", value: "luu")
            try browser.sees("Hồ sơ tiếp nhận mỗi ngày")

            try await browser.follow("Sửa bảng")
            try await browser.press("Xóa bảng này")
            try browser.isAt("/ioc/bang")
            try browser.sees("Đã xóa bảng", "Bạn chưa soạn bảng nào")
        }
    }

    /// A board of the province of which some blocks cannot be drawn.
    private static func damaged(in province: TestProvince, by viewer: Viewer) async throws -> ComposedBoardID {
        let id = province.province.surroundings.newID(ComposedBoardTag.self)
        let blocks = ["card:dung-han", "card:da-bo-tu-lau", "districts:kinh-te-so", "ranking:tiep-nhan", "map"]
        struct Composed: Codable, Sendable {
            var owner: AccountID
            var name: String
            var subject: String
            var blocks: [String]
            var sharing: String
        }
        let payload = Composed(
            owner: try #require(viewer.account),
            name: "Bảng cũ",
            subject: "",
            blocks: blocks,
            sharing: "mine"
        )
        let ledger = province.province.ledger
        try await province.province.database.write { db in
            let event = try NewEvent(kind: "board.composed", payload: payload)
            try ledger.append([event], to: "board:\(id)", by: viewer.actor(), in: db)
        }
        return id
    }

    @Test("an indicator that is no more says so in its place, and the others stand")
    func missing() async throws {
        try await TestProvince.with { province in
            let administrator = try await province.viewer(.administrator)
            let id = try await Self.damaged(in: province, by: administrator)
            let browser = try await province.browser(.administrator)
            try await browser.open("/ioc/bang/\(id)")
            try browser.sees(
                "Chỉ tiêu “da-bo-tu-lau” không còn",
                "không tách được theo nơi",
                "Các khối khác vẫn hiện",
                "Giải quyết đúng hạn"
            )
            // What is broken may stay while the rest is changed.
            try await browser.open("/ioc/bang/\(id)/sua")
            try browser.fill("Tên bảng", "Bảng mới")
            try await browser.press("Lưu bảng", value: "luu")
            try browser.sees("Đã lưu bảng", "Bảng mới", "da-bo-tu-lau")
        }
    }

    @Test("boards of others, of other subjects and of nobody are not there")
    func hidden() async throws {
        try await TestProvince.with { province in
            let administrator = try await province.viewer(.administrator)
            let id = try await Self.damaged(in: province, by: administrator)
            for role in [TestProvince.Role.leader, .stranger, .counter, .citizen] {
                let browser = try await province.browser(role)
                #expect(try await browser.request(.get, "/ioc/bang/\(id)").status == 404)
                #expect(try await browser.request(.get, "/ioc/bang/\(id)/sua").status == 404)
            }
            let leader = try await province.browser(.leader)
            #expect(try await leader.request(.get, "/ioc/bang/moi?cua=so-nganh").status == 404)
            #expect(try await leader.request(.get, "/ioc/bang/019aa3d0-0000-7000-8000-000000000000").status == 404)
        }
    }

    @Test("a board of forty blocks asks no more than one of five")
    func queries() async throws {
        try await TestProvince.with { province in
            let insights = province.province.insights
            let period = Period(days: 30, until: province.clock.now.date)
            try await province.province.database.read { db in
                let board = try #require(try insights.board(.province, period, in: db))
                let told = board.indicators.map(\.indicator).filter {
                    PartReadings.tells($0) && $0.slice.ofEverything
                }
                #expect(told.count > 10)
                func statements(_ indicators: [Indicator]) throws -> Int {
                    let before = db.statements
                    let parts = try insights.parts(of: board, values: indicators, trends: indicators, in: db)
                    for indicator in indicators { #expect(parts.lines(of: indicator, by: .districts) != nil) }
                    return db.statements - before
                }
                // Two for the reading; by month, and what stood before: of days that are over, and of today.
                #expect(try statements(told) <= 6)
                let before = db.statements
                _ = try insights.parts(of: board, values: told, trends: told, in: db)
                #expect(db.statements == before, "beside the same reading nothing is asked again")
                #expect(try statements(Array(told.prefix(1))) <= 4)
            }
        }
    }
}

extension Slice {
    /// Whether it asks for all dossiers, of whatever level.
    fileprivate var ofEverything: Bool { procedure == nil && field == nil && channel == nil && agencies == nil }
}

@Suite("Boards that a browser keeps")
struct KeptBoardTests {
    @Test("boards alone may be kept, for their reader, and go when somebody comes or leaves")
    func kept() async throws {
        try await TestProvince.with { province in
            let leader = try await province.viewer(.leader)
            let browser = try await province.browser(.leader)
            func reader(_ address: String) async throws -> String? {
                let page = try await browser.request(.get, address)
                #expect(page.status == 200, "\(address)")
                return page.headers.first { $0.name.canonicalName == "kept-for" }?.value
            }
            let account = try #require(leader.account).description
            #expect(try await reader("/ioc") == account)
            #expect(try await reader("/ioc/don-vi/\(province.committee)?ky=90") == account)
            for address in [
                "/ioc/bang", "/ioc/bang/moi", "/ioc/chi-tieu", "/ioc/chi-tieu/dung-han", "/mot-cua", "/ho-so",
            ] {
                #expect(try await reader(address) == nil, "\(address)")
            }
            let worker = try await browser.request(.get, "/ioc/ngoai-tuyen.js")
            #expect(worker.headers.first { $0.name.canonicalName == "service-worker-allowed" }?.value == "/ioc")
            #expect(worker.headers[.contentType]?.hasPrefix("text/javascript") == true)

            let policy = try await browser.request(.get, "/ioc").headers
                .first { $0.name.canonicalName == "content-security-policy" }?.value
            #expect(policy?.contains("worker-src 'self'") == true)
            try await browser.open("/dang-xuat")
            let seal = try #require(try browser.page.hidden("_csrf"))
            let out = try await browser.request(
                .post,
                "/dang-xuat",
                headers: [.contentType: "application/x-www-form-urlencoded"],
                body: "_csrf=\(seal)"
            )
            #expect(out.headers.first { $0.name.canonicalName == "clear-site-data" }?.value == "\"storage\"")
        }
    }
}
