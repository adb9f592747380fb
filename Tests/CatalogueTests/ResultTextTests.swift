import Kernel
import Testing

@testable import Catalogue

@Suite("The text of a result")
struct ResultTextTests {
    @Test("leaves out a line whose places all stay empty, and keeps one gap between groups")
    func emptyLines() {
        let text = written("Tên: {{name}}\n\nCha: {{father}}{{other}}\n\nGhi chú: không", ["name": "Hoa"])

        #expect(text == "Tên: Hoa\n\nGhi chú: không")
    }

    @Test("leaves out a passage with nothing to say, over several lines too, or says something else instead")
    func passages() {
        let template =
            "Diện: {{kind}}[[. Mức độ: {{level}}]]\n[[Cha: {{father}}\nQuốc tịch: {{country}}||Phần ghi về cha: để trống]]"

        #expect(written(template, ["kind": "Người già"]) == "Diện: Người già\nPhần ghi về cha: để trống")
        #expect(
            written(template, ["kind": "A", "level": "nặng", "father": "Bríu Pố", "country": "Việt Nam"])
                == "Diện: A. Mức độ: nặng\nCha: Bríu Pố\nQuốc tịch: Việt Nam"
        )
    }

    @Test("takes a passage inside another")
    func nested() {
        let template = "Chết[[ lúc {{hour}}[[ tại {{place}}]]]]."

        #expect(written(template, [:]) == "Chết.")
        #expect(written(template, ["hour": "10:00"]) == "Chết lúc 10:00.")
        #expect(written(template, ["hour": "10:00", "place": "nhà"]) == "Chết lúc 10:00 tại nhà.")
    }

    @Test("finds marks without their partner, and passages that would never be shown")
    func marks() {
        #expect(ResultTemplate("a ]] b").hasLooseMark)
        #expect(ResultTemplate("a [[ {{b}}").hasLooseMark)
        #expect(ResultTemplate("[[ a || {{b}} ]]").hasEmptyPassage)
        #expect(!ResultTemplate("[[{{a}}||b]] || c").hasLooseMark)
        #expect(ResultTemplate("[[ a || {{b}} || c ]]").hasLooseMark)
        #expect(ResultTemplate("[[ {{a}} [[ {{b}} ]] || c").hasLooseMark)
        #expect(ResultTemplate("[[ {{a}} [[ {{b}} ]] c").places == ["a", "b"])
    }

    @Test(
        "a file full of marks is read in one go",
        arguments: [
            String(repeating: "[[", count: 50_000), String(repeating: "{{", count: 50_000),
            String(repeating: "[[||", count: 30_000) + "]]",
            String(repeating: "[[", count: 20_000) + "{{a}}" + String(repeating: "]]", count: 20_000),
        ]
    )
    func hostile(_ text: String) {
        #expect(ResultTemplate(text).hasLooseMark)
    }

    @Test("what is said instead keeps its line")
    func instead() {
        #expect(ResultTemplate("{{a}}[[{{b}} ||chưa rõ]]\nhết").text { _ in "" } == "chưa rõ\nhết")
    }

    @Test("has no hole in any procedure that is shipped, whatever its form was answered")
    func shipped() throws {
        for procedure in ProceduresCheck.run(try Shipped.files()).procedures {
            for version in procedure.versions {
                for answers in Filling.all(of: version) {
                    let text = try #require(version.resultText(answers: answers, facts: Self.facts) { $0 })
                    let holes = Self.holes(in: text)
                    #expect(holes.isEmpty, "\(procedure.code) of \(version.validFrom): \(holes)")
                }
            }
        }
    }

    @Test("leaves number, agency, day and signature to the sheet")
    func sheet() throws {
        for version in ProceduresCheck.run(try Shipped.files()).procedures.flatMap(\.versions) {
            let answers = try #require(Filling.all(of: version).first)
            let text = version.resultText(answers: answers, facts: Self.facts) { $0 } ?? ""
            let last = text.split(separator: "\n").suffix(2).map(String.init)
            #expect(!last.contains { $0.contains(Self.facts.signer) || $0.hasPrefix("Ngày 23/11") }, "\(last)")
        }
    }

    private static let facts = ResultFacts(
        number: "15/2026/KS",
        date: Sample.day(2026, 11, 23),
        agency: "Ủy ban nhân dân xã Lăng",
        place: "Lăng",
        signer: "Bh’riu Liếc",
        applicant: "Bríu Pố"
    )

    private func written(_ template: String, _ values: [String: String]) -> String {
        ResultTemplate(template).text { values[$0] ?? "" }
    }

    /// Lines in which something should stand and does not.
    private static func holes(in text: String) -> [String] {
        let signs = [
            ": .", ": ,", ": ;", "  ", " .", " ,", " ;", "()", "( ", " )", "..", ". .", ",,", "{{", "[[", "]]", "||",
        ]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.enumerated().compactMap { index, line in
            // A label alone is good where what it announces stands on the next line.
            let isBare = line.hasSuffix(":") && (index + 1 == lines.count || lines[index + 1].isEmpty)
            let isHole = isBare || line.hasSuffix(" ") || signs.contains { line.contains($0) }
            return isHole || line.hasPrefix(",") ? line : nil
        }
    }
}

/// Ways to fill a form: all that is asked and only what must be, once for each choice that something hangs on.
private enum Filling {
    static func all(of version: ProcedureVersion) -> [[String: String]] {
        let choices: [(String, String)] = version.formFields.flatMap { field -> [(String, String)] in
            switch field.type {
            case .choice: field.options.map { (field.key, $0.value) }
            case .yesNo: [(field.key, "yes"), (field.key, "no")]
            default: []
            }
        }
        var ways: [[String: String]] = []
        for one in choices + [("", "")] {
            for other in choices + [("", "")] where other.0 != one.0 || one.0.isEmpty {
                let fixed = Dictionary([one, other], uniquingKeysWith: { first, _ in first })
                ways.append(fill(version, fixed, isFull: true))
                ways.append(fill(version, fixed, isFull: false))
            }
        }
        return Array(Set(ways))
    }

    private static func fill(_ version: ProcedureVersion, _ fixed: [String: String], isFull: Bool) -> [String: String] {
        var answers: [String: String] = [:]
        for field in version.formFields where field.when.holds(in: answers) && (isFull || field.isRequired) {
            answers[field.key] = fixed[field.key] ?? value(field)
        }
        return answers
    }

    private static func value(_ field: FormField) -> String {
        switch field.type {
        case .choice: field.options.first?.value ?? ""
        case .yesNo: "yes"
        case .date: "2026-03-05"
        case .time: "10:30"
        case .number, .money: "12"
        default: "x\(field.key)"
        }
    }
}
