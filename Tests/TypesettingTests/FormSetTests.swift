import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("Forms of the counter, and types of documents")
struct FormSetTests {
    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test("the set of a day is the one that was in force then")
    func byDate() throws {
        let before = try #require(FormSet.on(try Self.day("2025-06-30")))
        let after = try #require(FormSet.on(try Self.day("2025-07-01")))

        #expect(before.name == "Thông tư 01/2018/TT-VPCP")
        #expect(after.name == "Thông tư 03/2025/TT-VPCP")
        #expect(try FormSet.on(Self.day("2017-01-01"))?.name == before.name)
        #expect(before.template(.stop) == nil)
        #expect(before.template(.apology)?.key == "mau-04")
        #expect(after.template(.apology)?.key == "mau-04-2025")
        for set in [before, after] {
            for form in FormSet.Form.allCases where form != .stop || set.name == after.name {
                #expect(set.template(form) != nil, "\(set.name) has no \(form)")
            }
        }
    }

    @Test(
        "every form of both sets bears its number, is one sheet, and says where the agency signs",
        arguments: ["2020-01-01", "2026-01-01"]
    )
    func numbers(day: String) throws {
        let set = try #require(FormSet.on(try Self.day(day)))
        var numbers: [String] = []
        for form in FormSet.Form.allCases {
            guard let template = set.template(form) else { continue }
            let paper = try Typesetter().set(try template.paper(template.example).document, created: Sample.moment)
            let text = try Judge.text(of: paper.pdf)
            numbers += text.matches(of: /Mẫu số (\d\d)/).map { String($0.output.1) }
            #expect(paper.pages == 1, "\(template.key)")
            #expect(paper.places[.agency]?.page == 0)
        }

        #expect(
            numbers == (set.template(.stop) == nil ? ["01", "02", "03", "04", "05", "06"] : (1...7).map { "0\($0)" })
        )
    }

    @Test("form 04 is printed on A5: an apology with a new day before, since 2025 one that asks for an extension")
    func apology() throws {
        func print(_ day: String) throws -> (text: String, size: String) {
            let template = try #require(FormSet.on(try Self.day(day))?.template(.apology))
            let pdf = try Typesetter().pdf(try template.paper(template.example).document, created: Sample.moment)
            return (try Judge.text(of: pdf), try Judge.output("pdfinfo", ["FILE"], on: pdf))
        }
        let old = try print("2024-05-06")
        let new = try print("2026-05-06")

        #expect(old.text.contains("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"))
        #expect(old.text.contains("Hẹn lại ngày trả kết quả: 17 giờ 00 phút, ngày 27/11/2026"))
        #expect(old.text.contains("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"))
        #expect(new.text.contains("XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT HỒ SƠ"))
        #expect(new.text.contains("Thời gian trả kết quả mới: 17 giờ 00 phút, ngày 27/11/2026"))
        for paper in [old, new] {
            #expect(paper.text.contains("Lý do: Chưa nhận được kết quả xác minh"))
            #expect(paper.size.contains("419.528 x 595.276"))
        }
    }

    @Test("the decree has 29 types, each with its abbreviation but for letters")
    func abbreviations() {
        let short = DocumentType.all.map { $0.abbreviation ?? "-" }.joined(separator: " ")

        #expect(
            short
                == "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ - CĐ BGN BTT GUQ GM GGT GNP PG PC PB -"
        )
    }

    @Test("every type has a template, which says its name and bears its symbol", arguments: DocumentType.all)
    func types(type: DocumentType) throws {
        let template = try #require(Template.all[type.key])
        let paper = try Typesetter().set(try template.paper(template.example).document, created: Sample.moment)
        let text = try Judge.text(of: paper.pdf)

        #expect(!text.contains("{{"))
        if let abbreviation = type.abbreviation {
            #expect(text.contains(type.name.uppercased()))
            #expect(text.firstMatch(of: /Số: \d\d\/([^-]+)-/)?.output.1 == abbreviation[...])
        }
        #expect(paper.places[.signature] != nil)
        #expect(paper.places[.agency] != nil)
        #expect(paper.pages == 1)
    }
}
