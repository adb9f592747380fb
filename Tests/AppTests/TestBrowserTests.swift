import Dossiers
import Hummingbird
import HummingbirdTesting
import PortalTesting
import Testing

@Suite("The test browser")
struct TestBrowserTests {
    private static let page = """
        <!doctype html><html lang=vi><head><title>Nhập &amp; gửi</title></head><body>
        <header><form action="/tim"><label for=q>Tìm</label><input id=q name=q><button>Tìm</button></form></header>
        <main><h1>Khai sinh</h1><p>Một <b>đứa</b> bé<br>ra đời</p><script>document.write("không thấy")</script>
        <form method="post" action="/nop?b=1" enctype="multipart/form-data">
        <input type="hidden" name="_csrf" value="a&quot;b">
        <label for="ten">Họ và tên</label><input id="ten" name="ten" value="cũ">
        <fieldset><legend>Giới tính</legend>
        <label><input type=radio name=gt value=nam checked>Nam</label><label><input type=radio name=gt value=nu>Nữ</label>
        </fieldset>
        <label for=xa>Xã</label><select id=xa name=xa><option value="">–</option><option value=20449>Xã Lăng</select>
        <label><input type=checkbox name=dong value=1> Tôi cam đoan</label>
        <label for=to>Giấy chứng sinh</label><input type=file id=to name=to>
        <textarea name=ghi>\n&lt;ghi&gt;</textarea>
        <button name=lam value=luu>Lưu nháp</button><button name=lam value=gui>Gửi hồ sơ</button>
        </form><a href="?trang=2">Trang sau</a></main></body></html>
        """

    private static func run(_ body: @escaping @Sendable (TestBrowser) async throws -> Void) async throws {
        let router = Router()
        router.get("/nop") { request, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/html; charset=utf-8", .setCookie: "hoa=sen; Path=/"],
                body: .init(byteBuffer: ByteBuffer(string: request.uri.query == nil ? page : "<p>\(request.uri)</p>"))
            )
        }
        router.post("/nop") { request, _ in
            let body = try await request.body.collect(upTo: 100_000)
            let cookie = request.headers[.cookie] ?? ""
            return Response(
                status: .seeOther,
                headers: [
                    .location: "/xong?\(body.readableBytes > 300 ? "du" : "thieu")", .setCookie: "gui=\(cookie)",
                ],
                body: .init(byteBuffer: body)
            )
        }
        router.get("/xong") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/html"],
                body: .init(byteBuffer: ByteBuffer(string: "<h1>Xong"))
            )
        }
        try await Application(router: router).test(.router) { try await body(TestBrowser($0)) }
    }

    @Test("reads a page as a person does")
    func reads() async throws {
        try await Self.run { browser in
            let page = try await browser.open("/nop")
            #expect(page.title == "Nhập & gửi")
            #expect(page.heading == "Khai sinh")
            #expect(page.shows("Một đứa bé ra đời"))
            #expect(!page.shows("không thấy"))
            #expect(page.fields == ["q", "ten", "gt", "xa", "dong", "to", "ghi"])
            #expect(page.value(of: "gt") == "nam")
            #expect(page.value(of: "xa") == "")
            #expect(page.buttons == ["Lưu nháp", "Gửi hồ sơ"])
            try await browser.follow("Trang sau")
            try browser.isAt("/nop?trang=2")
        }
    }

    @Test("fills a form, sends what the page hid in it, and follows where it leads")
    func fills() async throws {
        try await Self.run { browser in
            try await browser.open("/nop")
            try browser.fill("Họ và tên", "Bhling Thị Hoa")
            try browser.choose("Giới tính", "Nữ")
            try browser.choose("Xã", "Xã Lăng")
            try browser.tick("Tôi cam đoan")
            try browser.attach("Giấy chứng sinh", .pdf())
            #expect(try browser.page.value(of: "gt") == "nu")
            #expect(try browser.page.value(of: "xa") == "20449")
            try await browser.press("Gửi hồ sơ")
            try browser.isAt("/xong?du")
            #expect(browser.cookie("gui") == "hoa=sen")
            #expect(throws: TestFailure.self) { try browser.fill("Họ và tên", "lần nữa") }
        }
    }

    @Test("opens a province and asks as everybody in it")
    func everybody() async throws {
        try await TestProvince.with { province in
            for role in TestProvince.Role.allCases where province.people[role] != nil {
                let browser = try await province.browser(role)
                try await browser.open("/khong-co-trang-nay")
                try browser.isAt("/khong-co-trang-nay", status: 404)
            }
            #expect(province.people.keys.contains(.specialist))
            let receipt = try await province.submitBirth()
            try await province.work(receipt.id)
        }
    }
}
