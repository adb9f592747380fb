import App
import Dossiers
import Kernel
import Ledger
import PortalTesting
import Profiles
import Storage
import StorageTesting
import Territory
import Testing

@Suite("What became of an old unit, for everybody")
struct UnitPagesTests {
    /// Xã Lăng goes into xã Tây Giang today, and the district ends.
    static let reform = """
        key: "thu"
        title: { vi: Sắp xếp thử, en: A trial }
        legal_basis: [{ number: 1/NQ, name: Nghị quyết thử }]
        effective: "2026-11-25"
        abolish_levels: [{ level: district, tasks_to: commune }]
        changes:
          - kind: merge
            from: ["20449", "20452"]
            to: { code: "20455", name: Xã Tây Giang, kind: commune, level: commune, parent: "49" }
            part: whole
        """

    @Test("finds a unit without tones and says who is competent", arguments: TestEngine.all)
    func finds(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let browser = try await province.browser()
            try await browser.open("/dia-gioi?q=lang+tay+giang")
            try await browser.follow("Xã Lăng, huyện Tây Giang")
            try browser.sees("Hiện nay", "Ủy ban nhân dân xã Lăng")
            try await browser.open("/dia-gioi?q=khong+co")
            try browser.sees("Không tìm thấy")
        }
    }

    @Test("after a reform the old name leads to the new agency, with day and legal basis")
    func after() async throws {
        try await TestProvince.with { province in
            let reform = try Reform(yaml: Self.reform, file: "thu.yaml")
            try await province.province.database.write { db in
                try province.province.dossiers.apply(
                    reform,
                    choices: try ReformChoices(lines: "officers -"),
                    by: .system,
                    in: db
                )
            }
            let browser = try await province.browser()
            try await browser.open("/dia-gioi?q=lang")
            try browser.sees("Sắp xếp thử", "1/NQ Nghị quyết thử", "tên dùng đến hết ngày 24/11/2026")
            try await browser.follow("Xã Lăng")
            try browser.sees("Nay thuộc Xã Tây Giang", "Ủy ban nhân dân xã Tây Giang", "Căn cứ: 1/NQ", "25/11/2026")
            try await browser.open("/dia-gioi?q=huyen+tay+giang")
            try await browser.follow("Huyện Tây Giang")
            try browser.sees("Cấp huyện đã kết thúc")
            let json = try await browser.open("/goi-y/dia-gioi?q=lang").source
            #expect(json.contains("Xã Lăng"))
        }
    }
}
