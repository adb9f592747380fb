import Foundation
import PortalTesting
import Testing

@Suite("The page of a procedure")
struct ProcedurePageTests {
    @Test(
        "tells all that is to be published: papers by case, steps in order, time, fees in the law's words, result, law"
    )
    func complete() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let page = try await browser.open("/thu-tuc/1.001193")
            try browser.sees(
                "Trong ngày; nhận sau 15:00 thì trả trong ngày làm việc tiếp theo",
                "Ủy ban nhân dân xã, phường, thị trấn",
                "Trực tuyến toàn trình (mức 4)",
                "Giấy tờ chứng minh việc sinh: Giấy chứng sinh",
                "1 bản chính",
                "Chụp ảnh hoặc quét rồi tải lên",
                "Xuất trình bản chính khi nhận kết quả",
                "8.000 ₫ × số bản sao",
                "8.000 đồng/bản sao trích lục/sự kiện hộ tịch đã đăng ký",
                "Người thuộc hộ nghèo",
                "KQ.G15.000031",
                "60/2014/QH13",
                "Từ 01/01/2021 đến nay"
            )
            let words = page.words
            let steps = ["tiep nhan ho so", "ghi so dang ky khai sinh", "chu tich ubnd ky", "cap so, dong dau"]
                .compactMap { words.range(of: $0)?.lowerBound }
            #expect(steps == steps.sorted())
            // One thing to do on the page.
            #expect(page.buttons.filter { $0 == "Nộp trực tuyến" }.count == 1)
        }
    }

    @Test("a stranger who wants to apply signs in and comes back to the page")
    func apply() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/thu-tuc/1.001193")
            try await browser.press("Nộp trực tuyến")
            try browser.isAt("/dang-nhap")
            #expect(try browser.page.address.contains("1.001193"))
        }
    }

    @Test("speaks English, and keeps the words of the law in Vietnamese")
    func english() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/thu-tuc/1.001193?ngon-ngu=en")
            try browser.sees(
                "Birth registration",
                "Apply online",
                "1 original",
                "On the same day",
                "Luật Hộ tịch",
                "Member of a poor household"
            )
            try browser.doesNotSee("Giấy tờ cần chuẩn bị")
        }
    }

    @Test("of another day shows the rules of that day, and nothing can be handed in by them")
    func dated() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let page = try await browser.open("/thu-tuc/1.001612?ngay=2023-05-01")
            try browser.sees("Đây là quy định có hiệu lực ngày 01/05/2023", "đến hết 30/06/2025 (đang xem)")
            #expect(!page.buttons.contains("Nộp trực tuyến"))
            try await browser.follow("Xem phiên bản đang có hiệu lực")
            try browser.sees("Từ 01/07/2025 đến nay (đang xem)")
            #expect(try browser.page.buttons.contains("Nộp trực tuyến"))

            try await browser.open("/thu-tuc/1.001612?ngay=1999-01-01")
            try browser.isAt("/thu-tuc/1.001612", status: 409)
            try browser.sees("không có hiệu lực vào ngày 01/01/1999")
        }
    }

    @Test("who decides follows the map: the district where there is one")
    func competence() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/thu-tuc/1.001612")
            try browser.sees("Ủy ban nhân dân huyện, thị xã, thành phố")
        }
    }

    @Test("of a row that is only described: word for word, its oddities flagged, and where to go")
    func entry() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let page = try await browser.open("/thu-tuc/3.000224")
            try browser.sees(
                "Hỗ trợ phát triển sản xuất cộng đồng.",
                "Làm thủ tục này ở đâu?",
                "dichvucong.gov.vn",
                "20 Ngày làm việc",
                "Không có thông tin",
                "Nguồn không ghi phí, lệ phí",
                "226/QĐ-UBND"
            )
            #expect(!page.buttons.contains("Nộp trực tuyến"))
        }
    }

    @Test("an unknown procedure is nowhere")
    func unknown() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/thu-tuc/9.999999")
            try browser.isAt("/thu-tuc/9.999999", status: 404)
        }
    }

    @Test("a fee in steps, with its cap and by number of copies, reads as the rule means it")
    func tieredFee() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/thu-tuc/2.000815")
            try browser.sees(
                "Số trang của một bản 1–2: 2.000 ₫; từ 3: 1.000 ₫, tối đa 200.000 ₫ × số bản cần chứng thực",
                "Trực tuyến một phần (mức 3)"
            )
        }
    }
}
