import DesignSystem
import Foundation
import HTML
import Kernel
import Testing

private let hostile = "\"><script>alert('x')</script>&"
private let noon = Instant(CivilDate(daysSinceEpoch: 20_780), TimeOfDay(12, 0))

private func rendered(_ component: some Component, _ language: Language = .vi) -> String {
    var html = HTMLWriter(language: language)
    html.add(component)
    return html.string
}

struct ComponentTests {
    @Test("no component lets hostile text become markup or a script address")
    func escapes() {
        let words = Phrase(hostile)
        let link = Link(words, to: "javascript:alert(1)", count: 3)
        let parts: [any Component] = [
            Button(words, name: hostile, value: hostile, to: "javascript:x"), Button.link(words, to: "javascript:x"),
            Tile(words, detail: words, to: "javascript:x"), Tabs(label: words, [link], current: "/"),
            Facts([Fact(words, words, change: "javascript:x")], answers: true), StateTag(words, .wait),
            Known(words, source: words, [Fact(words, hostile)], change: link), Notice(words, words, tone: .late),
            EmptyState(words, words, action: link),
            SearchBox(
                words,
                action: "javascript:x",
                value: hostile,
                example: words,
                suggestions: "javascript:x",
                hidden: [(hostile, hostile)]
            ),
            Filters(action: "javascript:x", [], active: [link], reset: "javascript:x"),
            Figure(words, words, detail: words, address: "javascript:x"), Meter(0.5, label: words),
            Pagination(current: 2, total: 9, summary: words) { _ in "javascript:x" },
            ErrorSummary([.init(field: hostile, words)]),
            StepProgress(step: 1, of: 2), ProgressBar(words, done: 1, of: 2),
        ]
        for part in parts {
            var html = HTMLWriter()
            part.write(to: &html)
            #expect(!html.string.contains("<script"), "\(type(of: part))")
            #expect(!html.string.contains("javascript:"), "\(type(of: part))")
        }
    }

    @Test("the frame names language, content, section and reader, and marks simulated data")
    func frame() {
        let site = Site(
            audience: .citizen,
            province: Phrase("Quảng Nam"),
            service: Phrase("Dịch vụ công"),
            navigation: [Link(Phrase("Thủ tục"), to: "/thu-tuc"), Link(Phrase("Tra cứu"), to: "/tra-cuu")],
            publisher: Phrase("UBND tỉnh"),
            isSimulated: true
        )
        let user = UserMenu(name: hostile, signOut: "/dang-xuat", security: FormSecurity(token: "t"))
        var html = HTMLWriter(language: .en)

        html.page(
            Page(title: Phrase(hostile), section: "/tra-cuu", user: user, hasErrors: true, otherLanguage: "/?lang=vi"),
            in: site
        ) { $0.h1("Content") }

        let page = html.string
        #expect(page.hasPrefix("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"))
        #expect(
            page.contains("<title>Please correct: &quot;") || page.contains("<title>Please correct: \"&gt;&lt;script")
        )
        #expect(page.contains("<a class=\"skip\" href=\"#main\">") || page.contains("class=\"skip\" href=\"#main\""))
        #expect(page.contains("<a href=\"/tra-cuu\" aria-current=\"page\">"))
        #expect(!page.contains("<a href=\"/thu-tuc\" aria-current"))
        #expect(page.contains("strip simulated"))
        #expect(page.contains("hreflang=\"vi\""))
        #expect(!page.contains("<script>alert"))
        #expect(page.contains(Assets.citizenCSS.address) && page.contains(Assets.citizenJS.address))
    }

    @Test("a page without simulated data does not say so")
    func realData() {
        let site = Site(
            audience: .officer,
            province: Phrase("Quảng Nam"),
            service: Phrase("Một cửa"),
            navigation: [],
            publisher: Phrase("UBND"),
            isSimulated: false
        )
        var html = HTMLWriter()

        html.page(Page(title: Phrase("A")), in: site) { _ in }

        #expect(!html.string.contains("simulated"))
        #expect(html.string.contains(Assets.officerCSS.address))
    }

    @Test("a table has a caption and scopes, and repeats its headings for the cards of a phone")
    func table() {
        var html = HTMLWriter()

        html.table(
            of: [("Bưởi <Năm Roi>", 1284)],
            caption: Phrase("Hàng"),
            [
                .selection(name: "ma") { ($0.0, $0.0) },
                .lead(Phrase("Tên")) { html, row in html.text(row.0) },
                .number(Phrase("Số \"lượng\"")) { $0.1 }.sorted(.init("/?xep=so", direction: .descending)),
            ]
        )

        let page = html.string
        #expect(page.contains("<caption class=\"unseen\">Hàng</caption>"))
        #expect(
            page.contains(
                "<th scope=\"col\" class=\"num\" aria-sort=\"descending\"><a href=\"/?xep=so\" class=\"sort\">"
            )
        )
        #expect(page.contains("<th scope=\"row\" class=\"lead\">Bưởi &lt;Năm Roi&gt;</th>"))
        #expect(page.contains("<td class=\"num\" data-l=\"Số &quot;lượng&quot;\">1.284</td>"))
        #expect(page.contains("name=\"ma\" value=\"Bưởi &lt;Năm Roi&gt;\" data-pick"))
    }

    @Test("every national state has its words in both languages, and its code")
    func states() {
        #expect(NationalStatus.allCases.map(\.rawValue) == Array(1...10))
        #expect(Set(NationalStatus.allCases.map(\.words)).count == 10)
        #expect(rendered(StateTag(.supplementAsked)) == "<span class=\"state wait\">Chờ bổ sung giấy tờ</span>")
        #expect(rendered(StateTag(.supplementAsked, toApplicant: true)).contains("Chờ bạn bổ sung"))
    }

    @Test(
        "what is left is told in words",
        arguments: [
            (40, nil, "còn 40 phút", "due soon"), (80, nil, "còn 1 giờ 20 phút", "due soon"),
            (300, nil, "còn 5 giờ", "due"),
            (3000, nil, "còn 2 ngày", "due"), (-180, nil, "quá hạn 3 giờ", "due late"),
            (1200, 40, "còn 40 phút", "due soon"),
            (4000, 1000, "còn 2 ngày làm việc", "due"), (-600, -30, "quá hạn 30 phút", "due late"),
        ] as [(Int, Int?, String, String)]
    )
    func due(minutes: Int, working: Int?, words: String, look: String) {
        let page = rendered(Due(noon.adding(minutes: minutes), now: noon, workingMinutesLeft: working))

        #expect(page.hasPrefix("<span class=\"\(look)\"><b>\(words)</b>"))
        #expect(page.contains("datetime=\"2026-11-2"))
    }

    @Test("pages far from the first and last are left out")
    func pagination() {
        let page = rendered(Pagination(current: 4, total: 33) { "?trang=\($0)" })

        #expect(page.contains("href=\"?trang=4\" aria-label=\"Trang 4\" aria-current=\"page\""))
        #expect(page.components(separatedBy: "…").count == 3)
        #expect(!page.contains("trang=7"))
        #expect(!rendered(Pagination(current: 1, total: 1) { "?trang=\($0)" }).contains("<ul>"))
        #expect(!rendered(Pagination(current: 1, total: 0) { "?trang=\($0)" }).contains("<ul>"))
    }

    @Test("numbers, shares and sizes as a reader expects them")
    func numbers() {
        #expect(NumberText.grouped(-1_284_311, .vi) == "-1.284.311")
        #expect(NumberText.grouped(999, .en) == "999")
        #expect(NumberText.percent(0.974, .vi) == "97,4\u{A0}%")
        #expect(NumberText.percent(0.9999, .vi) == "99,9\u{A0}%")
        #expect(NumberText.percent(0.57, .en) == "57%")
        #expect(NumberText.percent(-0.005, .vi) == "-0,5\u{A0}%")
        #expect(NumberText.percent(.nan, .vi) == "–")
        #expect(NumberText.size(ofBytes: 1_240_000, .vi) == "1,2\u{A0}MB")
        #expect(NumberText.size(ofBytes: 340_400, .vi) == "340\u{A0}KB")
    }

    @Test("moments as a reader expects them")
    func moments() {
        #expect(MomentText.words(noon, .full, .vi) == "12:00 ngày 23/11/2026")
        #expect(MomentText.words(noon, .long, .vi) == "12:00, thứ Hai, 23/11/2026")
        #expect(MomentText.words(noon, .long, .en) == "12:00, Monday, 23 Nov 2026")
        #expect(MomentText.words(noon.adding(minutes: -1440), .near(now: noon), .vi) == "12:00 hôm qua")
        #expect(MomentText.words(noon.adding(minutes: 2 * 1440), .near(now: noon), .vi) == "12:00 ngày 25/11")
        #expect(MomentText.words(noon.adding(minutes: 60 * 1440), .near(now: noon), .vi) == "12:00 ngày 22/01/2027")
        #expect(MomentText.words(noon.adding(minutes: 2 * 1440), .near(now: noon), .en) == "12:00, 25 Nov")
    }

    @Test("a printed form has agency, national name, date with its zeros, and blank lines to write on")
    func paper() {
        let sheet = PrintSheet(
            agency: "UBND xã <Lăng>",
            place: "Lăng",
            date: CivilDate(daysSinceEpoch: 20_486),
            title: "GIẤY TIẾP NHẬN"
        )
        var html = HTMLWriter(language: .en)

        html.sheet(sheet) { html in
            html.sheetLines([("Số điện thoại", "")])
            html.sheetTable(caption: "c", headings: ["h"], rows: [["<b>"]])
            html.signatures([Signature("A"), Signature("B", name: "<i>")])
        }

        let page = html.string
        #expect(page.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        #expect(page.contains("Độc lập - Tự do - Hạnh phúc"))
        #expect(page.contains("Lăng, ngày 02 tháng 02 năm 2026"))
        #expect(page.contains("<dd class=\"blank\"></dd>"))
        #expect(page.contains("&lt;Lăng&gt;") && page.contains("<td>&lt;b&gt;</td>") && page.contains("&lt;i&gt;"))
    }
}
