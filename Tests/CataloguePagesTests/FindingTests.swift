import Dossiers
import Hummingbird
import PortalTesting
import Testing

@Suite("Finding a procedure")
struct FindingTests {
    @Test("the first page asks what one needs, and leads from a few words to the procedure")
    func search() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/")
            try browser.sees("Bạn cần làm thủ tục gì?", "Có con nhỏ", "Tra cứu hồ sơ", "Tất cả thủ tục")
            // Nothing was finished yet, so no share is told.
            try browser.doesNotSee("trả đúng hoặc trước hạn")

            try browser.fill("Tìm thủ tục", "khai sinh")
            try await browser.press("Tìm")
            try browser.isAt("/thu-tuc")
            try browser.sees("thủ tục cho “khai sinh”", "Nộp trực tuyến")
            try await browser.follow("Đăng ký khai sinh")

            try browser.isAt("/thu-tuc/1.001193")
        }
    }

    @Test("finds without tones, with one wrong letter, by a code and by what people call it")
    func forgiving() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let cases = [
                ("khai sinh", "Đăng ký khai sinh"), ("kaih sinh", "Đăng ký khai sinh"),
                ("1.001193", "Đăng ký khai sinh"),
                ("sao y", "Chứng thực bản sao từ bản chính"), ("gpxd", "Cấp giấy phép xây dựng mới"),
            ]
            for (query, name) in cases {
                try await browser.open("/thu-tuc?q=" + query.replacing(" ", with: "+"))
                #expect(try browser.page.shows(name), "\(query)")
            }
        }
    }

    @Test("narrows the list, shows what narrows it, and says what to do where nothing is left")
    func filters() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/thu-tuc?truc-tuyen=1&cap=xa")
            try browser.sees("Chỉ thủ tục nộp được trực tuyến", "Cấp xã", "Đăng ký khai sinh")
            try browser.doesNotSee("Hỗ trợ phát triển sản xuất cộng đồng")

            try await browser.open("/thu-tuc?viec=co-con-nho")
            try browser.sees("Đăng ký khai sinh")
            try browser.doesNotSee("Đăng ký thành lập hộ kinh doanh")

            try await browser.open("/thu-tuc?q=xyzxyz&cap=tinh")
            try browser.sees("Chưa tìm thấy thủ tục cho “xyzxyz”")
            try await browser.follow("Bỏ các điều kiện lọc")
            try browser.sees("Hãy thử ít từ hơn", "Hoặc tìm theo việc trong đời")
        }
    }

    @Test("pages go through all lines once, and a page that is not there is the last one")
    func pages() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/thu-tuc")
            try browser.sees("Hiển thị 1–20 trong")
            try await browser.follow("Sau ›")
            #expect(try browser.page.address.contains("trang=2"))
            try await browser.open("/thu-tuc?trang=9999")
            try browser.sees("Hiển thị 21–")
        }
    }

    @Test("what was typed never becomes markup")
    func escaped() async throws {
        try await TestProvince.with { province in
            let page = try await province.browser().open("/thu-tuc?q=%3Cscript%3Ealert(1)%3C/script%3E")
            #expect(!page.source.contains("<script>alert"))
        }
    }

    @Test("suggestions come as the script wants them, in the reader's language")
    func suggestions() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let page = try await browser.request(.get, "/goi-y?q=khai%20s")
            #expect(page.status == 200)
            #expect(
                page.source.hasPrefix(
                    #"{"items":[{"name":"Đăng ký khai sinh","detail":"Hộ tịch","address":"/thu-tuc/1.001193"}"#
                )
            )
            let nothing = try await browser.request(.get, "/goi-y?q=")
            #expect(nothing.source == #"{"items":[]}"#)
        }
    }

    @Test("an event of life lists its procedures in order; an unknown one is nowhere")
    func lifeEvents() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/viec/co-con-nho")
            try browser.sees("Có con nhỏ", "Đăng ký khai sinh", "Cấp bản sao Trích lục hộ tịch", "Việc khác")
            try await browser.follow("Kết hôn")
            try browser.isAt("/viec/ket-hon")
            try await browser.open("/viec/khong-co")
            try browser.isAt("/viec/khong-co", status: 404)
        }
    }

    @Test("help says how, what level 4 means and where the counters are; personal data names law and rights")
    func help() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/tro-giup")
            try browser.sees(
                "Nộp hồ sơ trực tuyến",
                "Toàn trình (mức 4)",
                "thứ Hai đến thứ Sáu: 07:00–11:30, 13:30–17:00",
                "Tây Giang"
            )
            try await browser.open("/du-lieu-ca-nhan")
            try browser.sees("91/2025/QH15", "13/2023/NĐ-CP", "Sổ cái và quyền xóa", "Quyền của bạn")
            try await browser.open("/du-lieu-ca-nhan?ngon-ngu=en")
            try browser.sees("Your rights", "salted fingerprint")
        }
    }

    @Test("the public figures say what to expect where there is nothing yet")
    func figures() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/so-lieu")
            try browser.sees("Số liệu công khai", "Chưa có hồ sơ nào trong kỳ này", "Tính thế nào?")
            let old = try await browser.request(.get, "/so-lieu/chi-tieu?ky=90")
            #expect(old.status == 301 && old.headers[.location] == "/so-lieu?ky=90")
        }
    }

    @Test("the public figures count what came in, was finished in time and is open, and name nobody")
    func counted() async throws {
        try await TestProvince.with { province in
            let (done, open) = (try await province.submitBirth().id, try await province.submitBirth().id)
            try await province.work(done)
            try await province.work(open, upTo: .specialist)
            let browser = try await province.browser()

            try await browser.open("/so-lieu")

            let rows = try browser.page.document.all("tr").map { row in
                (row.all("th") + row.all("td"))
                    .map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            }
            let heading = ["Cơ quan", "Tiếp nhận", "Đã giải quyết", "Đúng hoặc trước hạn"]
            #expect(rows.first?.prefix(4).elementsEqual(heading) == true)
            for office in ["Ủy ban nhân dân cấp xã", "Toàn tỉnh"] {
                #expect(rows.first { $0.first == office } == [office, "2", "1", "100 %", "0", "1", "0"])
            }
            try browser.doesNotSee("Bhling")
            // The first page tells the share.
            try await browser.open("/")
            try browser.sees("trả đúng hoặc trước hạn")
        }
    }
}
