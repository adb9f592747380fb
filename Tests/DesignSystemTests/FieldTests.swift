import DesignSystem
import Foundation
import HTML
import Testing

private let hostile = "\"><script>alert('x')</script>&"

private func rendered(_ component: some Component, _ language: Language = .vi) -> String {
    var html = HTMLWriter(language: language)
    html.add(component)
    return html.string
}

struct FieldTests {
    private static let kinds: [FieldKind] = [
        .text, .longText(rows: 3), .date, .select([Choice("a", hostile)]), .radios([Choice(hostile, hostile)]),
        .checkboxes([Choice("a", Phrase(hostile), hint: Phrase(hostile))]), .yesNo, .checkbox,
        .number(unit: Phrase(hostile)), .money,
        .phone, .email, .personalID, .password(isNew: true), .oneTimeCode, .hidden,
        .units(
            UnitChoice(
                [.init("commune", name: hostile, label: Phrase(hostile), units: [Choice("1", hostile)])],
                source: hostile
            )
        ),
        .files(FileChoice(upload: hostile, files: [.init(id: hostile, name: hostile, size: 1, address: hostile)])),
    ]

    @Test("no kind of field lets hostile text become markup", arguments: Self.kinds.indices)
    func escapes(index: Int) {
        let words = Phrase(hostile)
        let field = Field(
            Self.kinds[index],
            name: "a",
            label: words,
            value: hostile,
            hint: words,
            error: words,
            source: words,
            autocomplete: hostile
        )

        let page = rendered(field)

        #expect(!page.contains("<script"))
        #expect(!page.contains("\"><script"))
    }

    @Test("a line has a label, and its control is described by hint, source and error")
    func wiring() {
        let field = Field(
            .text,
            name: "ten",
            label: Phrase(vi: "Tên", en: "Name"),
            value: "A",
            hint: Phrase("h"),
            error: Phrase("e"),
            source: Phrase("s")
        )

        let page = rendered(field)

        #expect(page.contains("<label for=\"ten\">Tên</label>"))
        #expect(page.contains("<p class=\"hint\" id=\"ten-hint\">h</p>"))
        #expect(page.contains("id=\"ten-why\"><span class=\"unseen\">Cần sửa: </span>e</p>"))
        #expect(page.contains("aria-describedby=\"ten-hint ten-source ten-why\" aria-invalid=\"true\""))
        #expect(page.contains("class=\"field wrong\""))
    }

    @Test("a field without notes has no dangling references")
    func bare() {
        let page = rendered(Field(.text, name: "ten", label: Phrase("Tên")))

        #expect(!page.contains("aria-describedby"))
        #expect(!page.contains("aria-invalid"))
        #expect(!page.contains("wrong"))
    }

    @Test("radios stand in a fieldset with a legend; the first has the name as its id, so that the summary finds it")
    func radios() {
        let choices = [Choice("nu", Phrase(vi: "Nữ", en: "Female")), Choice("nam", Phrase(vi: "Nam", en: "Male"))]
        let page = rendered(
            Field(.choice(choices), name: "gioi", label: Phrase("Giới tính"), value: "nam", error: Phrase("e"))
        )

        #expect(
            page.contains("<fieldset class=\"field wrong\" aria-describedby=\"gioi-why\"><legend>Giới tính</legend>")
        )
        #expect(page.contains("id=\"gioi\" name=\"gioi\" value=\"nu\">"))
        #expect(page.contains("id=\"gioi-2\" name=\"gioi\" value=\"nam\" checked>"))
    }

    @Test("more than six choices become a list")
    func longChoice() {
        let choices = (1...7).map { Choice("\($0)", "Mục \($0)") }

        #expect(rendered(Field(.choice(choices), name: "a", label: Phrase("b"))).contains("<select id=\"a\""))
        #expect(!rendered(Field(.choice(Array(choices.dropLast())), name: "a", label: Phrase("b"))).contains("<select"))
    }

    @Test("optional fields say so in both languages, locked fields cannot be changed, passwords are never written back")
    func marks() {
        let field = Field(
            .phone,
            name: "dt",
            label: Phrase(vi: "Điện thoại", en: "Phone"),
            isOptional: true,
            isLocked: true
        )

        #expect(rendered(field).contains("(không bắt buộc)"))
        #expect(rendered(field, .en).contains("(optional)"))
        #expect(rendered(field).contains(" readonly"))
        #expect(
            !rendered(Field(.password(isNew: false), name: "p", label: Phrase("p"), value: "secret")).contains("secret")
        )
    }

    @Test("several boxes are ticked by their values")
    func boxes() {
        var field = Field(
            .checkboxes([Choice("a", "A"), Choice("b", "B"), Choice("c", "C")]),
            name: "x",
            label: Phrase("x")
        )
        field.values = ["a", "c"]

        let page = rendered(field)

        #expect(page.components(separatedBy: " checked>").count == 3)
        #expect(page.contains("value=\"b\">"))
    }

    @Test("units work without a script: a button asks for the next list, and a script may fill it")
    func units() {
        let choice = UnitChoice(
            [
                .init("province", name: "tinh", label: Phrase("Tỉnh"), units: [Choice("49", "Quảng Nam")], value: "49"),
                .init("district", name: "huyen", label: Phrase("Huyện"), units: []),
            ],
            source: "/api/v1/units?on=2026-11-23"
        )
        let page = rendered(Field(.units(choice), name: "noi", label: Phrase("Nơi sinh")))

        #expect(page.contains("name=\"_refresh\" value=\"noi\""))
        #expect(page.contains("<label for=\"noi\">Tỉnh</label><select id=\"noi\" name=\"tinh\""))
        #expect(page.contains("<label for=\"huyen\">Huyện</label>"))
        #expect(page.contains("data-units=\"/api/v1/units?on=2026-11-23\""))
        #expect(page.contains("<option value=\"49\" selected>Quảng Nam</option>"))
    }

    @Test(
        "days are tidied as people type them",
        arguments: [
            ("23112026", "23/11/2026"), ("3/1/2026", "03/01/2026"), ("23.11.2026", "23/11/2026"),
            ("23 11 2026", "23/11/2026"),
            ("2026-11-23", "23/11/2026"), ("23-11-2026", "23/11/2026"), ("hôm nay", "hôm nay"), ("1/2", "1/2"),
            ("", ""),
            ("123/11/2026", "123/11/2026"), ("23/11/26", "23/11/26"), ("2311٢026", "2311٢026"),
        ]
    )
    func dates(typed: String, expected: String) {
        #expect(DateInput.tidied(typed) == expected)
    }

    @Test("the error summary lists the fields that are wrong, links to each and is silent without errors")
    func summary() {
        let fields = [
            Field(.text, name: "a", label: Phrase("A"), error: Phrase("<A> sai")),
            Field(.text, name: "b", label: Phrase("B")),
            Field(.text, name: "c", label: Phrase("C"), error: Phrase("C sai")),
        ]

        let page = rendered(ErrorSummary(of: fields))

        #expect(page.contains("role=\"alert\" tabindex=\"-1\""))
        #expect(page.contains("<h2>Có 2 chỗ cần sửa</h2>"))
        #expect(page.contains("<li><a href=\"#a\">&lt;A&gt; sai</a></li><li><a href=\"#c\">C sai</a></li>"))
        #expect(rendered(ErrorSummary([])).isEmpty)
    }

    @Test("a form that writes carries its token and key, and lets the server check")
    func form() {
        var html = HTMLWriter()

        html.postForm(to: "/nop", FormSecurity(token: "t\"", idempotencyKey: "k"), autosave: "/luu", sendsFiles: true) {
            _ in
        }

        #expect(
            html.string
                == "<form method=\"post\" action=\"/nop\" novalidate enctype=\"multipart/form-data\" data-autosave=\"/luu\"><input type=\"hidden\" name=\"_csrf\" value=\"t&quot;\"><input type=\"hidden\" name=\"_key\" value=\"k\"></form>"
        )
    }
}
