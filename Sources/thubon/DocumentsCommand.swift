import App
import ArgumentParser
import Foundation
import Kernel
import Typesetting

struct DocumentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "Papers of the province as PDF: show a template with its example.",
        subcommands: [PreviewDocument.self]
    )
}

struct PreviewDocument: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Write a template as PDF, filled with its example and marked as such.",
        discussion: """
            Ends with 0, or with 1 where the template cannot be read; then file, line and what is wrong are said.
            """
    )

    @Argument(help: "A template of the program (\(Template.all.keys.sorted().joined(separator: ", "))), or a file.")
    var template: String

    @Option(help: "The file to write.")
    var output: String

    func run() throws {
        var document = try paper().document
        document.mark = "BẢN XEM THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
        let pdf = try Typesetter().pdf(document, created: Surroundings.system.now)
        try Data(pdf).write(to: URL(fileURLWithPath: output), options: .atomic)
        print(output)
    }

    /// The paper of the template with its example.
    ///
    /// - Throws: `ValidationError` where there is no such template, `ExitCode` where it cannot be read.
    private func paper() throws -> OfficialPaper {
        if let known = Template.all[template] { return try known.paper(known.example) }
        guard let text = try? String(contentsOfFile: template, encoding: .utf8) else {
            throw ValidationError("there is no template and no file \(template)")
        }
        do {
            let read = try Template(yaml: text)
            return try read.paper(read.example)
        } catch let problem as TemplateProblem {
            print("\(template), \(problem)")
            throw ExitCode(1)
        }
    }
}
