import App
import Insights
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Queries of analysts")
struct AnalysisPagesTests {
    @Test(
        "an analyst asks a copy, sees its age, and takes the answer as a file; nobody else may",
        arguments: TestEngine.all
    )
    func page(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            _ = try await province.submitBirth()
            let analyst = try await province.browser(.administrator)
            try await analyst.open("/ioc/truy-van")
            try analyst.sees("Chưa có tệp phân tích", "day_count", "agency_id")
            try await analyst.press("Chạy")
            try analyst.sees("Chưa có tệp phân tích")
            #expect(try analyst.page.status == 409)
            try await analyst.press("Tạo lại tệp")
            try analyst.sees("đang tạo lại")
            try await province.province.analysis.makeWhereDue()

            try await analyst.open("/ioc/truy-van")
            try analyst.sees("Số liệu lúc 08:")
            try analyst.fill("cau-lenh", "SELECT procedure_code AS thu_tuc, COUNT(*) AS so FROM dossier GROUP BY 1")
            try await analyst.press("Chạy")
            try analyst.sees("1 dòng", "1.001193")
            try await analyst.press("Tải về CSV")
            #expect(try analyst.page.source.contains("thu_tuc,so\r\n1.001193,1\r\n"))

            try await analyst.open("/ioc/truy-van")
            try analyst.fill("cau-lenh", "DELETE FROM dossier")
            try await analyst.press("Chạy")
            #expect(try analyst.page.status == 422)
            try analyst.sees("Không được dùng")

            for role in [TestProvince.Role.leader, .counter, .citizen] {
                let other = try await province.browser(role)
                try await other.open("/ioc/truy-van")
                #expect(try other.page.status == 404, "\(role)")
            }
        }
    }
}
