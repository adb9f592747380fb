import App
import Directory
import Dossiers
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Rating the service")
struct RatingPagesTests {
    @Test("the page of an ended dossier asks once; the office reads it without a name", arguments: TestEngine.all)
    func ownDossier(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let receipt = try await province.submitBirth()
            let mother = try await province.browser(.citizen)
            try await mother.open("/ho-so/\(receipt.id)")
            #expect(try !mother.page.words.contains("Bạn có hài lòng không?"))
            try await mother.open("/ho-so/\(receipt.id)/danh-gia")
            try mother.isAt("/ho-so/\(receipt.id)")

            try await province.work(receipt.id)
            try await mother.open("/ho-so/\(receipt.id)")
            try mother.sees("Bạn có hài lòng không?", "đến hết ngày 25/12/2026")
            try mother.fill("y-kien", "Nhanh hơn hẹn.")
            try await mother.press("Gửi đánh giá")
            #expect(try mother.page.status == 422)
            try mother.sees("Chọn một mức hài lòng", "Nhanh hơn hẹn.")
            try mother.choose("hai-long", "4")
            try await mother.press("Gửi đánh giá")
            try mother.isAt("/ho-so/\(receipt.id)")
            try mother.sees("Đánh giá của bạn", "Hài lòng", "Nhanh hơn hẹn.", "Sửa đánh giá")

            let leader = try await province.browser(.leader)
            try await leader.open("/mot-cua/danh-gia")
            try leader.sees("Nhanh hơn hẹn.", "Đăng ký khai sinh")
            #expect(try !leader.page.words.contains("Bhling") && !leader.page.source.contains(receipt.reference))
            try await leader.open("/ioc/chi-tieu/hai-long/ho-so?phan=rated")
            try leader.sees("Chỉ có số lượng: ai đánh giá thế nào là việc của người đó.")
            #expect(try !leader.page.words.contains("Đăng ký khai sinh"))
            let neighbour = try await province.browser(.neighbour)
            try await neighbour.open("/ho-so/\(receipt.id)/danh-gia")
            #expect(try neighbour.page.status == 404)
        }
    }

    @Test("code and PIN are enough, and are asked for each time")
    func tracked() async throws {
        try await TestProvince.with { province in
            let receipt = try await province.submitBirth()
            try await province.work(receipt.id)
            let stranger = try await province.browser()
            try await stranger.open("/tra-cuu")
            try stranger.fill("code", receipt.reference)
            try stranger.fill("pin", receipt.pin)
            try await stranger.press("Xem hồ sơ đến đâu")
            try stranger.fill("y-kien", "Phải đi lại hai lần.")
            try await stranger.press("Gửi đánh giá")
            #expect(try stranger.page.status == 422)
            try stranger.sees("Có 1 chỗ cần sửa", "Chọn một mức hài lòng", "Phải đi lại hai lần.")
            try stranger.choose("hai-long", "2")
            try await stranger.press("Gửi đánh giá")
            #expect(try stranger.page.status == 200)
            try stranger.sees("Đánh giá của bạn", "Không hài lòng")
            let rating = try await province.province.database.read { [dossiers = province.province.dossiers] db in
                try dossiers.rating(of: receipt.id, in: db)
            }
            #expect(rating == DossierRating(.bad, remark: "Phải đi lại hai lần."))
        }
    }
}
