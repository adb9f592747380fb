import Catalogue
import Kernel
import Testing

@Suite("Reading a procedure file")
struct ProcedureReaderTests {
    @Test("reads every part of a file")
    func everything() throws {
        let version = try Sample.version()

        #expect(version.id.description == "1.001193@2021-01-01")
        #expect(version.name == Bilingual(vi: "Đăng ký khai sinh", en: "Birth registration"))
        #expect(version.levels == [.commune])
        #expect(version.service == .full)
        #expect(version.placeField == "registration_unit")
        #expect(version.form.map(\.key) == ["child", "father"])
        #expect(version.formField("birth_date")?.rule.notAfter == .today)
        #expect(version.formField("birth_date")?.rule.notBefore == .day(Sample.day(1900, 1, 1)))
        #expect(version.formField("child_name")?.hint?.en == "Ghi đúng như muốn in")
        // `is: yes` without quotes is the text yes, whatever YAML makes of it.
        #expect(version.formField("father_phone")?.when == version.formField("father_name")?.when)
        #expect(version.components[1].when?.values == ["yes"])
        #expect(version.components[1].online == .shown)
        #expect(version.fees.first?.channelPrices == [.online: Money(dong: 7000)])
        #expect(version.time.map(\.channel) == [.post, nil])
        #expect(version.time[0].limit == .workingDays(3))
        #expect(version.time[1].sameDayCutOff == TimeOfDay(15, 0))
        #expect(version.steps.map(\.minutes) == [60, 240, 30, 60])
        #expect(version.course.map(\.key) == ["intake", "appraise", "sign", "return"])
        #expect(version.result?.template?.places.contains("gender") == true)
        #expect(version.result?.yields == ["child_full_name": "child_name"])
    }

    /// A broken file: what is replaced by what, the line that must be named, and a word of the message.
    struct Broken: Sendable, CustomTestStringConvertible {
        let name: String
        let old: String
        let new: String
        let line: Int
        let says: String
        var testDescription: String { name }
    }

    static let broken: [Broken] = [
        Broken(name: "not YAML", old: "keywords: [giấy", new: "keywords: [[giấy", line: 7, says: "không đọc được YAML"),
        Broken(
            name: "unknown key",
            old: "    field: ho-tich",
            new: "    feild: ho-tich",
            line: 7,
            says: "có phải ý là “field”?"
        ),
        Broken(
            name: "key written twice",
            old: "    field: ho-tich",
            new: "    field: ho-tich\n    field: dat-dai",
            line: 7,
            says: "khóa viết hai lần"
        ),
        Broken(name: "missing key", old: "    service: full\n", new: "", line: 3, says: "thiếu khóa “service”"),
        Broken(
            name: "missing English",
            old: "{ vi: Giới tính, en: Sex }",
            new: "{ vi: Giới tính }",
            line: 30,
            says: "thiếu khóa “en”"
        ),
        Broken(
            name: "word not in the list",
            old: "service: full",
            new: "service: fulll",
            line: 11,
            says: "có phải ý là “full”?"
        ),
        Broken(name: "not a date", old: "2021-01-01", new: "01/01/2021", line: 3, says: "không phải ngày"),
        Broken(
            name: "not a number",
            old: "amount: 8000",
            new: "amount: 8.000đ",
            line: 55,
            says: "không phải số nguyên"
        ),
        Broken(
            name: "not a list",
            old: "levels: [commune]",
            new: "levels: commune",
            line: 8,
            says: "phải là một danh sách"
        ),
        Broken(name: "key taken", old: "key: father_name", new: "key: child_name", line: 37, says: "đã dùng"),
        Broken(
            name: "condition on nothing",
            old: "when: { field: has_father, is: \"yes\" }",
            new: "when: { field: has_fathr, is: \"yes\" }",
            line: 40,
            says: "có phải ý là “has_father”?"
        ),
        Broken(
            name: "condition that never holds",
            old: "is: [yes]",
            new: "is: [maybe]",
            line: 48,
            says: "không có giá trị “maybe”"
        ),
        Broken(
            name: "condition on a text",
            old: "field: has_father, is: [yes]",
            new: "field: child_name, is: [yes]",
            line: 48,
            says: "điều kiện phải dựa vào trường choice"
        ),
        Broken(
            name: "place is no unit",
            old: "place: { field: registration_unit }",
            new: "place: { field: child_name }",
            line: 14,
            says: "là name"
        ),
        Broken(
            name: "fee per nothing",
            old: "per: { field: copies }",
            new: "per: { field: pages }",
            line: 56,
            says: "không có trường “pages”"
        ),
        Broken(
            name: "tiers without per",
            old: "amount: 8000\n        per: { field: copies }",
            new: "tiers: [{ amount: 1 }]",
            line: 55,
            says: "giá bậc cần per"
        ),
        Broken(
            name: "template names nothing",
            old: "{{father_name}}",
            new: "{{fater_name}}",
            line: 73,
            says: "“father_name”"
        ),
        Broken(
            name: "passage without a place",
            old: "Người cha: {{father_name}}",
            new: "Người cha: [[không ghi]]",
            line: 73,
            says: "không bao giờ hiện"
        ),
        Broken(
            name: "passage without an end",
            old: "Người cha: {{father_name}}",
            new: "[[Người cha: {{father_name}}",
            line: 73,
            says: "lẻ đôi"
        ),
        Broken(
            name: "yields nothing",
            old: "child_full_name: child_name",
            new: "child_full_name: name",
            line: 78,
            says: "không có trường “name”"
        ),
        Broken(
            name: "step leads nowhere",
            old: "next: sign,",
            new: "next: approve,",
            line: 66,
            says: "không có bước “approve”"
        ),
        Broken(name: "steps in a ring", old: "next: return,", new: "next: appraise,", line: 67, says: "nối thành vòng"),
        Broken(
            name: "returns forward",
            old: "returns: [intake]",
            new: "returns: [sign]",
            line: 66,
            says: "không phải bước trước"
        ),
        Broken(name: "steps too long", old: "hours: 4", new: "hours: 400", line: 65, says: "các bước cộng lại"),
        Broken(
            name: "no time for some cases",
            old: "channel: any, same_day",
            new: "channel: online, same_day",
            line: 62,
            says: "không có thời hạn"
        ),
        Broken(
            name: "rule that does not fit",
            old: "rule: { min: 0, max: 20 }",
            new: "rule: { max_length: 20 }",
            line: 42,
            says: "không dùng cho kiểu number"
        ),
        Broken(
            name: "bad pattern",
            old: "hint: { vi: Ghi đúng như muốn in }",
            new: "rule: { pattern: \"[0-9\" }",
            line: 22,
            says: "không phải biểu thức chính quy"
        ),
        Broken(
            name: "text not composed",
            old: "vi: Người cha",
            new: "vi: Ngu\u{31b}\u{300}i cha",
            line: 34,
            says: "NFC"
        ),
        Broken(
            name: "code that is none",
            old: "code: \"1.001193\"",
            new: "code: Khai sinh",
            line: 1,
            says: "không phải mã thủ tục"
        ),
        Broken(
            name: "province without department",
            old: "levels: [commune]",
            new: "levels: [province]",
            line: 8,
            says: "cần có department"
        ),
    ]

    @Test("names line, fault and cure", arguments: broken)
    func names(_ broken: Broken) throws {
        let text = Sample.text.replacing(broken.old, with: broken.new, maxReplacements: 1)
        try #require(text != Sample.text)

        let reading = ProcedureReader.read(text, file: "thu-muc/1.001193.yaml")

        #expect(reading.procedure == nil)
        let found = reading.problems.map(\.vietnamese)
        #expect(
            found.contains { $0.hasPrefix("thu-muc/1.001193.yaml:\(broken.line):") && $0.contains(broken.says) },
            "\(found)"
        )
        #expect(reading.problems.allSatisfy { !$0.mend.vi.isEmpty && !$0.english.isEmpty })
    }

    @Test("finds all faults of a file at once, in the order of the lines")
    func all() {
        let text = Sample.text.replacing("service: full", with: "service: ful")
            .replacing("kind: fee", with: "kind: fees").replacing("desk: leader", with: "desk: boss")

        let lines = ProcedureReader.read(text, file: "a.yaml").problems.map(\.position.line)

        #expect(lines == [11, 54, 67])
    }

    @Test("takes an empty file, a list and a number for what they are", arguments: ["", "[1, 2]", "12", "code: 1"])
    func odd(text: String) {
        let reading = ProcedureReader.read(text, file: "a.yaml")

        #expect(reading.procedure == nil)
        #expect(!reading.errors.isEmpty)
    }

    @Test("checks keys of lists where the lists are given")
    func lists() {
        let known = KnownKeys(
            fields: ["dat-dai", "ho-tich-2"],
            departments: ["so-tu-phap": []],
            lifeEvents: ["co-con-nho"]
        )

        let problems = ProcedureReader.read(Sample.text, file: "1.001193.yaml", knowing: known).problems

        #expect(problems.map(\.position.line) == [7])
        #expect(problems.first?.mend.vi == "có phải ý là “ho-tich-2”?")
    }

    @Test("refuses versions that overlap, and lets an open one be followed")
    func versions() throws {
        let second = Sample.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).joined(
            separator: "\n"
        )
        .replacing("2021-01-01", with: "2025-07-01")
        let open = Sample.text + "\n" + second
        let closed = open.replacing("valid_from: 2021-01-01", with: "valid_from: 2021-01-01\n    valid_to: 2025-07-01")
        let overlapping = closed.replacing("valid_to: 2025-07-01", with: "valid_to: 2025-08-01")
        let same = open.replacing("2025-07-01", with: "2021-01-01")

        let procedure = try #require(ProcedureReader.read(open, file: "1.001193.yaml").procedure)
        #expect(procedure.version(on: Sample.day(2020, 12, 31)) == nil)
        #expect(procedure.version(on: Sample.day(2025, 6, 30))?.validFrom == Sample.day(2021, 1, 1))
        #expect(procedure.version(on: Sample.day(2025, 7, 1))?.validFrom == Sample.day(2025, 7, 1))
        #expect(ProcedureReader.read(closed, file: "1.001193.yaml").problems.isEmpty)
        #expect(ProcedureReader.read(overlapping, file: "1.001193.yaml").problems.map(\.position.line) == [4])
        #expect(ProcedureReader.read(same, file: "1.001193.yaml").errors.count == 1)
        let corrected = same.replacing(
            "- valid_from: 2021-01-01\n    name: { vi: Đăng ký khai sinh",
            with: "- valid_from: 2021-01-01\n    corrects: 1\n    name: { vi: Đăng ký khai sinh"
        )
        // Both versions got the number; take it from the first.
        let text = corrected.replacing("    corrects: 1\n", with: "", maxReplacements: 1)
        let fixed = try #require(ProcedureReader.read(text, file: "1.001193.yaml").procedure)
        #expect(fixed.version(on: Sample.day(2022, 1, 1))?.id.correction == 1)
    }

    @Test("serves the good files beside a broken one, and refuses a code that stands in two")
    func folder() {
        let files = [
            ProceduresCheck.File(path: "b/1.001193.yaml", text: Sample.text),
            ProceduresCheck.File(path: "a/1.001193.yaml", text: Sample.text),
            ProceduresCheck.File(path: "a/2.000815.yaml", text: "code: \"2.000815\"\nversions: []\n"),
        ]

        let report = ProceduresCheck.run(files)

        #expect(!report.isClean)
        #expect(report.procedures.count == 1)
        #expect(report.vietnamese.contains("b/1.001193.yaml:1:1: lỗi: mã “1.001193” đã có trong a/1.001193.yaml"))
        #expect(report.vietnamese.hasSuffix("3 tệp: 1 dùng được, 2 hỏng; 2 lỗi, 0 lưu ý"))
        #expect(report.english.hasSuffix("3 files: 1 good, 2 broken; 2 errors, 0 warnings"))
    }

    @Test("writes and reads the id of a version")
    func ids() {
        let id = ProcedureVersionID(code: "1.001193", validFrom: Sample.day(2025, 7, 1), correction: 2)

        #expect(id.description == "1.001193@2025-07-01+2")
        #expect(ProcedureVersionID(id.description) == id)
        for text in ["", "1.001193", "@2025-07-01", "1.1@2025-7-1", "1.1@2025-07-01+0", "1.1@2025-07-01+01", "a@b@c"] {
            #expect(ProcedureVersionID(text) == nil)
        }
    }
}
