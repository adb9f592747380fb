import Foundation
import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("Templates")
struct TemplateTests {
    static func template(_ parts: String, example: String = "{}") throws -> Template {
        try Template(
            yaml:
                "key: thu\nname: Thử\npaper:\n  form: decree30\n  information: {title: Thử}\n  parts:\n\(parts)\nexample: \(example)\n"
        )
    }

    static func text(_ parts: String, _ data: TemplateData) throws -> String {
        let paper = try template(parts).paper(data)
        return try Judge.text(of: try Typesetter().pdf(paper.document, created: Sample.moment))
    }

    @Test("every template of the program is read and can be set with its example", arguments: TemplateFiles.all)
    func example(file: TemplateFiles.File) throws {
        let template = try Template(yaml: file.text)
        #expect(template.key + ".yaml" == file.name)
        #expect(Template.all[template.key] != nil)

        let pdf = try Typesetter().pdf(try template.paper(template.example).document, created: Sample.moment)
        let text = try Judge.text(of: pdf)

        #expect(!text.contains("{{"))
        #expect(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        _ = try Judge.output("qpdf", ["--check", "FILE"], on: pdf)
    }

    @Test("the forms 01 to 06 say what the printed pages say, word for word")
    func words() throws {
        let pages =
            try TemplateFiles.sources(below: "Sources/DossiersPages/Officer/Print")
            + TemplateFiles.sources(below: "Sources/Documents/Forms")
        for file in TemplateFiles.all where file.name.wholeMatch(of: /mau-0\d\.yaml/) != nil {
            let labels = file.text.matches(of: /(?:label|title|kind): (?:"([^"]+)"|([^,"}\n]+))/)
                .map { String($0.output.1 ?? $0.output.2 ?? "").replacingOccurrences(of: "\\n", with: " ") }
                .filter { !$0.contains("{{") }
            #expect(!labels.isEmpty)
            for label in labels { #expect(pages.contains("\"\(label)\""), "\(file.name): \(label)") }
            let paragraphs = file.text.matches(of: /text: (?:>-\n\s+)?"?([^\n{"*][^"\n{]{12,}?)[."\n{]/).map {
                String($0.output.1)
            }
            for words in paragraphs { #expect(pages.contains(words), "\(file.name): \(words)") }
        }
    }

    @Test(
        "the receipt fits on one sheet of A5, the ordinary decision on one of A4",
        arguments: ["mau-01", "quyet-dinh"]
    )
    func onePage(key: String) throws {
        let template = try #require(Template.all[key])

        let pdf = try Typesetter().pdf(try template.paper(template.example).document, created: Sample.moment)

        #expect(try Judge.output("pdfinfo", ["FILE"], on: pdf).contains("Pages:           1\n"))
    }

    @Test("a place takes its value, and what is written there means nothing but itself")
    func places() throws {
        let parts = "    - \"**Họ tên:** {{ name }}.\""

        #expect(try Self.text(parts, ["name": "**Alăng** {{code}} Bưu"]) == "Họ tên: **Alăng** {{code}} Bưu.")
    }

    @Test("a condition keeps or leaves out a part")
    func conditions() throws {
        let parts = """
                - {if: reason, text: "Lý do: {{reason}}"}
                - {unless: reason, text: Không có lý do}
            """

        #expect(try Self.text(parts, ["reason": "thiếu giấy"]) == "Lý do: thiếu giấy")
        #expect(try Self.text(parts, [:]) == "Không có lý do")
    }

    @Test("a part is repeated for each row, whose own values go before")
    func repeated() throws {
        let parts = """
                - each: people
                  items:
                    - "{{name}} ở {{place}}"
                    - {each: papers, item: "{{name}} của {{owner}}"}
            """
        let data: TemplateData = [
            "place": "Lăng", "owner": "xã",
            "people": .rows([
                ["name": "Bưu"],
                ["name": "Nhới", "place": "Dang", "papers": .rows([["name": "Đơn", "owner": "bà Nhới"]])],
            ]),
        ]

        #expect(try Self.text(parts, data) == "Bưu ở Lăng Nhới ở Dang Đơn của bà Nhới")
    }

    @Test("what is not said leaves no hole: a key with empty places is left out, a cell stays")
    func holes() throws {
        let parts = """
                - letterhead: {superior: "{{superior}}", agency: UBND xã Lăng, number: "{{number}}"}
                - block: {table: {widths: [1, 1, 1], rows: [["{{a}}", b, c]]}}
            """

        #expect(
            try Self.text(parts, [:])
                == "UBND XÃ LĂNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc b c"
        )
    }

    @Test(
        "a fault in a template is told with its line",
        arguments: [
            ("    - txet: Thử", 7, "one key of letterhead"),
            ("    - Thử\n    - text: {text: Thử, algin: left}", 8, "there is no key algin here"),
            ("    - Thử\n    - text: {text: Thử, align: giữa}", 8, "giữa"),
            ("    - text: {text: Thử, size: to}", 7, "“to” is no Double"),
            ("    - letterhead: {number: \"5\"}", 7, "the key agency is missing"),
        ]
    )
    func faults(parts: String, line: Int, words: String) throws {
        let problem = try #require(throws: TemplateProblem.self) { try Self.template(parts).paper([:]) }

        #expect(problem.line == line)
        #expect(problem.message.contains(words), "\(problem)")
    }

    @Test("a mark without its partner is a fault of the file")
    func loose() {
        #expect(throws: TemplateProblem.self) { try Self.template("    - \"{{name\"") }
        #expect(throws: TemplateProblem.self) { try Self.template("    - \"name}}\"") }
        #expect(throws: TemplateProblem.self) { try Template(yaml: "key: [") }
        #expect(throws: TemplateProblem.self) { try Template(yaml: "key: a\nname: b\npaper: {}") }
    }
}

/// The files of templates, and pages whose words they repeat.
enum TemplateFiles {
    struct File: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        var testDescription: String { name }
    }

    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let all: [File] = {
        let folder = root.appendingPathComponent("Sources/Typesetting/Data/Templates")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).map {
                File(name: name, text: $0)
            }
        }
    }()

    static func sources(below folder: String) throws -> String {
        let folder = root.appendingPathComponent(folder)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
            .joined(separator: "\n")
            .replacingOccurrences(of: "\\\n                ", with: "")
    }
}
