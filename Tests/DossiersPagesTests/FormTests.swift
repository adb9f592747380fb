import Catalogue
import DesignSystem
import Directory
import Dossiers
import DossiersPages
import HTML
import Kernel
import Profiles
import Testing
import Web

@testable import Territory

@Suite("A form on a page")
struct FormTests {
    let place = Hamlet()

    @Test("asks what nobody knows yet, and shows what the registry holds")
    func knownAndAsked() throws {
        let form = try place.birth(known: place.mother)
        let request = try #require(form.section("request"))

        let page = place.write(FormView(form, sections: [request], changeKnown: "/x?khai-lai=1"))

        #expect(page.contains("Có sẵn từ "))
        #expect(page.contains("Cơ sở dữ liệu quốc gia về dân cư"))
        #expect(page.contains("049•••••0099"))
        #expect(page.contains("thôn Tà Ri, xã Lăng, huyện Tây Giang, tỉnh Quảng Nam"))
        #expect(!page.contains("name=\"applicant_name\""))
        #expect(page.contains("name=\"registration_unit.district\"") && page.contains("name=\"applicant_email\""))
    }

    @Test("asks everything where known answers are typed over")
    func typedOver() throws {
        let form = try place.birth(known: place.mother)
        let request = try #require(form.section("request"))

        let page = place.write(FormView(form, sections: [request], changeKnown: nil))

        #expect(page.contains("name=\"applicant_name\" type=\"text\" value=\"Bhling Thị Mai\""))
    }

    @Test("settles a condition on another page, and says one on the same page in words")
    func conditions() throws {
        let form = try place.birth(known: place.mother, typed: ["applicant_relation": "mother"])
        let mother = try #require(form.section("mother"))
        let father = try #require(form.section("father"))

        let first = place.write(FormView(form, sections: [mother], changeKnown: "/x"))
        let second = place.write(FormView(form, sections: [father], changeKnown: "/x"))

        #expect(first.contains("Có sẵn từ ") && !first.contains("mother_name"))
        #expect(second.contains("data-when=\"has_father\" data-values=\"yes\""))
        #expect(second.contains("Chỉ trả lời nếu chọn “Có” ở câu “Có ghi tên người cha không?”"))
    }

    @Test("keeps what was typed beside the words that say what is wrong with it")
    func problems() throws {
        let form = try place.birth(known: .none, typed: ["child_birth_date": "25/11/2030", "child_name": "Bé Na 2"])
        let child = try #require(form.section("child"))
        let problems = form.problems(of: child)
        let view = FormView(form, sections: [child], problems: problems, changeKnown: nil)

        let page = place.write(view)
        let summary = place.write(view.errorSummary)

        #expect(page.contains("value=\"25/11/2030\"") && page.contains("value=\"Bé Na 2\""))
        #expect(summary.contains("href=\"#child_birth_date\""))
        #expect(problems.first?.field == "child_name")
    }

    @Test("reads a unit from its lists, and forgets a commune of another district")
    func units() throws {
        let request = try #require(try place.birth(known: .none).section("request"))
        func read(_ fields: [(String, String)]) -> String? {
            PostedAnswers.read(FormData(fields), sections: [request], atlas: place.atlas, on: place.today)[
                "registration_unit"
            ]
        }
        let lang = place.atlas.unit(code: "20449", on: place.today)?.id
        let district = lang.flatMap { place.atlas.ancestors(of: $0, on: place.today).first }
        let other = place.atlas.units(on: place.today, level: .district).first { $0.id != district?.id }

        #expect(
            read([("registration_unit.district", district?.code ?? ""), ("registration_unit.commune", "20449")])
                == lang?.description
        )
        #expect(
            read([("registration_unit.district", other?.code ?? ""), ("registration_unit.commune", "20449")])
                == other?.id.description
        )
        #expect(read([("child_name", "Hoa")]) == nil)
    }

    @Test("draws every page of every procedure that ships")
    func everyProcedure() throws {
        #expect(place.procedures.count >= 24)
        for procedure in place.procedures {
            let version = try #require(procedure.versions.last)
            let form = FilledForm(
                version: version,
                typed: [:],
                known: place.mother,
                atlas: place.atlas,
                date: place.today
            )
            for section in version.form {
                let page = place.write(FormView(form, sections: [section], changeKnown: nil))
                for field in section.fields where field.when == nil {
                    let name = field.type == .unit ? field.key + ".commune" : field.key
                    #expect(page.contains("name=\"\(name)\""), "\(version.code) \(field.key)")
                }
            }
        }
    }

    @Test("proposes the place where the person lives, and takes nothing from it until the page is sent")
    func proposal() throws {
        let form = try place.birth(known: place.mother)
        let page = place.write(
            FormView(form, sections: [try #require(form.section("request"))], changeKnown: "/x")
        )
        #expect(page.contains("<option value=\"20449\" selected>Xã Lăng</option>"))
        #expect(form.check.problems.contains { $0.field == "registration_unit" })
    }

    @Test("writes answers as people read them")
    func words() throws {
        let lang = try #require(place.atlas.unit(code: "20449", on: place.today))
        let form = try place.birth(
            known: place.mother,
            typed: [
                "registration_unit": lang.id.description, "applicant_relation": "mother", "wants_copies": "yes",
                "child_gender": "female", "child_birth_date": "20112026",
            ]
        )
        let facts = form.sections.flatMap {
            AnswerText.facts(of: $0, form.check.answers, in: form.version, atlas: place.atlas, on: place.today)
        }
        let words = Set(facts.map(\.value.vi))

        #expect(words.isSuperset(of: ["Xã Lăng, huyện Tây Giang, tỉnh Quảng Nam", "Mẹ", "Có", "Nữ", "12/04/1990"]))
    }
}

/// The units of Tây Giang, a mother, and the procedures as they ship.
struct Hamlet {
    let today = CivilDate("2026-11-25") ?? CivilDate(daysSinceEpoch: 0)
    let atlas: Atlas
    let procedures: [Procedure]
    let mother: KnownAnswers

    init() {
        let today = today
        func unit(_ code: String, _ name: String, _ level: Level, in parent: Unit? = nil) -> Unit {
            Unit(
                id: .unit(code: code, from: Territory.beginning),
                code: code,
                level: level,
                validFrom: Territory.beginning,
                validTo: nil,
                centre: nil,
                spans: [
                    .init(
                        validFrom: Territory.beginning,
                        name: name,
                        kind: level.rawValue,
                        parent: parent?.id,
                        area: nil
                    )
                ]
            )
        }
        let province = unit("49", "Tỉnh Quảng Nam", .province)
        let district = unit("504", "Huyện Tây Giang", .district, in: province)
        let other = unit("502", "Thành phố Tam Kỳ", .district, in: province)
        let lang = unit("20449", "Xã Lăng", .commune, in: district)
        let ward = unit("20335", "Phường Tân Thạnh", .commune, in: other)
        let atlas = Atlas(units: [province, district, other, lang, ward], successions: [])
        let files = (try? Profile.named("quang-nam").files(below: "procedures")) ?? []
        procedures = ProceduresCheck.run(files.map { .init(path: $0.path, text: $0.text) }).procedures
        self.atlas = atlas
        mother = KnownAnswers(
            of: Person(
                id: Identifier(at: Instant(today, TimeOfDay(8, 0)), random: (1, 1)),
                details: PersonDetails(
                    name: "Bhling Thị Mai",
                    idNumber: "049190000099",
                    dateOfBirth: CivilDate("1990-04-12"),
                    phone: "0912345678",
                    residence: lang.id,
                    address: "thôn Tà Ri",
                    ethnicity: "Cơ Tu",
                    nationality: "Việt Nam",
                    source: .register
                )
            ),
            atlas: atlas,
            on: today
        )
    }

    func birth(known: KnownAnswers, typed: [String: String] = [:]) throws -> FilledForm {
        let procedure = try #require(procedures.first { $0.code == "1.001193" })
        let version = try #require(procedure.version(on: today))
        return FilledForm(version: version, typed: typed, known: known, atlas: atlas, date: today)
    }

    func write(_ component: some HTML.Component) -> String {
        var html = HTMLWriter()
        html.add(component)
        return html.string
    }
}
