import Catalogue
import Kernel
import Testing

@Suite("Checking a filled form")
struct FormCheckTests {
    static let good = [
        "registration_unit": "20470", "child_name": "  Bríu   Thị Ánh ", "birth_date": "5/3/2026", "gender": "female",
        "has_father": "yes", "father_name": "Bríu Pố", "father_phone": "+84 905 123 456", "copies": "2",
    ]

    @Test("takes a good form and stores its answers in one form each")
    func good() throws {
        let check = try Sample.version().check(Self.good, in: Sample.context)

        #expect(check.problems.map(\.message.vi) == [])
        #expect(check.answers["registration_unit"] == "unit-lang")
        #expect(check.answers["child_name"] == "Bríu Thị Ánh")
        #expect(check.answers["birth_date"] == "2026-03-05")
        #expect(check.answers["father_phone"] == "0905123456")
    }

    @Test("composes decomposed letters of a telephone's keyboard")
    func composed() throws {
        var input = Self.good
        input["child_name"] = "Bri\u{301}u Thi\u{323} A\u{301}nh"

        let name = try #require(try Sample.version().check(input, in: Sample.context).answers["child_name"])

        #expect(name.utf8.elementsEqual("Bríu Thị Ánh".utf8))
    }

    @Test("reports every problem at once, in the order of the form, in plain words")
    func problems() throws {
        let input = [
            "registration_unit": "511", "birth_date": "31/2/2026", "gender": "other", "has_father": "yes",
            "father_phone": "12", "copies": "21", "colour": "red",
        ]

        let check = try Sample.version().check(input, in: Sample.context)

        #expect(
            check.problems.map(\.message.vi) == [
                "Nơi đăng ký phải là đơn vị cấp xã",
                "Nhập họ, chữ đệm, tên của trẻ",
                "Ngày sinh phải là một ngày có thật, như 31/3/2026",
                "Chọn giới tính trong danh sách",
                "Nhập tên người cha",
                "Nhập số điện thoại Việt Nam, như 0905 123 456 hoặc 0235 3852 123",
                "Số bản sao phải từ 0 đến 20",
                "Biểu mẫu không có mục này",
            ]
        )
        #expect(
            check.problems.map(\.code) == [
                .wrongLevel, .missing, .notADate, .notAChoice, .missing, .notAPhone, .tooLarge, .unknown,
            ]
        )
        #expect(check.problems[1].message.en == "Enter full name of the child")
    }

    @Test("neither asks for nor keeps what is not shown")
    func hidden() throws {
        var input = Self.good
        input["has_father"] = "no"

        let version = try Sample.version()
        let check = version.check(input, in: Sample.context)

        #expect(check.isComplete)
        #expect(check.answers["father_name"] == nil)
        #expect(!version.visibleFields(for: check.answers).map(\.key).contains("father_name"))
        #expect(version.components(for: check.answers).map(\.key) == ["birth_notice"])
        #expect(version.components(for: ["has_father": "yes"]).map(\.key) == ["birth_notice", "marriage"])
    }

    @Test("checks one section by itself")
    func section() throws {
        let version = try Sample.version()

        let first = version.check(["child_name": "A Lăng Bế", "copies": "x"], section: "child", in: Sample.context)
        let second = version.check(["has_father": "no", "copies": "0"], section: "father", in: Sample.context)

        #expect(first.problems.map(\.field) == ["registration_unit", "birth_date", "gender"])
        #expect(first.answers == ["child_name": "A Lăng Bế"])
        #expect(second.isComplete)
    }

    /// A field of a type, what is typed, and what is stored (nil: refused).
    static let answers: [(type: String, typed: String, stored: String?)] = [
        ("date", "05-03-2026", "2026-03-05"), ("date", "5.3.2026", "2026-03-05"), ("date", "05032026", "2026-03-05"),
        ("date", "2026-03-05", "2026-03-05"), ("date", "29/2/2025", nil), ("date", "3/2026", nil),
        ("time", "7h30", "07:30"), ("time", "7 giờ 30 phút", "07:30"), ("time", "15h", "15:00"), ("time", "25:00", nil),
        ("money", "1.234.000", "1234000"), ("money", "1 234 000 đ", "1234000"), ("money", "1,234,000 VNĐ", "1234000"),
        ("money", "50000đồng", "50000"), ("money", "12.34", nil), ("money", "-5", nil), ("money", "một triệu", nil),
        ("number", "1.234", "1234"), ("number", "007", "7"), ("number", "12,5", nil), ("number", "1e3", nil),
        ("number", "--1", nil), ("number", "9999999999999999999", nil),
        ("id_number", "049 190 001 234", "049190001234"), ("id_number", "205123456", "205123456"),
        ("id_number", "0491900012", nil),
        ("phone", "0905.123.456", "0905123456"), ("phone", "84905123456", "0905123456"),
        ("phone", "0235 3852 123", "02353852123"), ("phone", "0405123456", nil), ("phone", "", nil),
        ("email", "Le.Van.A@Example.VN", "Le.Van.A@example.vn"), ("email", "a@b", nil), ("email", "a b@c.vn", nil),
        ("email", "a@@c.vn", nil), ("email", "a@-c.vn", nil),
        ("name", "Nguyễn Thị Mỹ-Hạnh", "Nguyễn Thị Mỹ-Hạnh"), ("name", "H’Hen Niê", "H’Hen Niê"),
        ("name", "Nguyễn 2", nil), ("name", "---", nil), ("name", "<script>", nil),
        ("yes_no", "Có", "yes"), ("yes_no", "no", "no"), ("yes_no", "maybe", nil),
        ("text", " a\u{200B}\u{0000}b ", "ab"), ("long_text", "a\r\nb", "a\nb"),
    ]

    @Test("reads answers as people write them", arguments: answers)
    func reads(_ answer: (type: String, typed: String, stored: String?)) throws {
        let label = "label: { vi: Số bản sao, en: Copies }, type: "
        let text = Sample.text
            .replacing("\(label)number, rule: { min: 0, max: 20 }", with: "\(label)\(answer.type)")
            .replacing("per: { field: copies }\n", with: "\n")
        let version = try #require(ProcedureReader.read(text, file: "1.001193.yaml").procedure?.versions.first)

        let check = version.check(["copies": answer.typed], in: Sample.context)

        #expect(check.answers["copies"] == answer.stored)
        #expect(check.problems(of: "copies").isEmpty == (answer.stored != nil))
    }

    @Test("compares dates with today, with a day and with another field")
    func dates() throws {
        let text = Sample.text.replacing(
            "- { key: copies,",
            with:
                "- { key: move_date, label: { vi: Ngày đi, en: Left on }, type: date, rule: { not_before: birth_date } }\n          - { key: copies,"
        )
        let version = try Sample.version(text)

        let check = { (birth: String, moved: String) in
            version.check(["birth_date": birth, "move_date": moved], in: Sample.context).problems
                .filter { $0.field.hasSuffix("date") }.map(\.message.vi)
        }

        #expect(check("23/11/2026", "23/11/2026") == [])
        #expect(check("24/11/2026", "25/11/2026") == ["Ngày sinh phải là hôm nay hoặc trước đó"])
        #expect(check("31/12/1899", "1/1/1900") == ["Ngày sinh phải không trước ngày 01/01/1900"])
        #expect(check("2/1/2026", "1/1/2026") == ["Ngày đi phải không trước ngày 02/01/2026"])
    }

    @Test("does not read endless answers")
    func endless() throws {
        var input = Self.good
        input["child_name"] = String(repeating: "a", count: 1_000_000)

        #expect(try Sample.version().check(input, in: Sample.context).problems.map(\.code) == [.tooLong])
    }

    @Test("takes decimals where the rule allows them, and a pattern as a whole")
    func rules() throws {
        let text = Sample.text.replacing("rule: { min: 0, max: 20 }", with: "rule: { decimals: 2 }")
            .replacing(
                "type: phone, required: false",
                with: "type: text, required: false, rule: { pattern: \"[0-9]{3}\" }"
            )
        let version = try Sample.version(text)
        var input = Self.good

        for (typed, stored) in [("85,50", "85.5"), ("1.085,25", "1085.25"), ("85.5", "85.5")] {
            (input["copies"], input["father_phone"]) = (typed, "123")
            #expect(version.check(input, in: Sample.context).answers["copies"] == stored)
        }
        (input["copies"], input["father_phone"]) = ("1,255", "1234")
        let problems = version.check(input, in: Sample.context).problems
        #expect(
            problems.map(\.message.vi) == [
                "Số điện thoại phải đúng dạng: xem lại cách ghi", "Số bản sao phải có không quá 2 chữ số sau dấu phẩy",
            ]
        )
    }
}
