import App
import ArgumentParser
import Catalogue
import Foundation

struct ProceduresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "procedures",
        abstract: "The procedures: check files, import the national catalogue, schema for editors.",
        subcommands: [CheckProcedures.self, ImportProcedures.self, ProcedureSchema.self]
    )
}

struct CheckProcedures: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check procedure files: file, line, what is wrong and how to mend it.",
        discussion: "Ends with 0 where every file can be served, with 1 where one cannot, with 2 where there are none."
    )

    @Argument(help: "A folder of procedure files; those that the program carries where not given.")
    var folder: String?

    @Option(help: "The province whose fields, departments and life events the files may name.")
    var profile = "quang-nam"

    @Flag(help: "Say it in English.")
    var english = false

    func run() throws {
        let report: ProceduresCheck.Report
        do {
            report = try ProcedureTools.check(folder: folder, profile: profile)
        } catch let error as ProcedureTools.NoFiles {
            print(error)
            throw ExitCode(2)
        }
        print(english ? report.english : report.vietnamese)
        if !report.isClean { throw ExitCode(1) }
    }
}

struct ImportProcedures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import a table of the national catalogue (procedures.csv), word for word.",
        discussion: """
            Shows what is added, changed and gone, row by row; rows that are gone are kept and marked. Importing the \
            same table again changes nothing.

            Ends with 0, or with 1 where the table cannot be read; then nothing is imported. On SQLite the server must \
            be stopped meanwhile, or the table imported on the page /quan-tri/thu-tuc/danh-muc.
            """
    )

    @OptionGroup var options: DataOptions

    @Argument(
        help: "The table, with the columns code, name, field, levels, decision, subjects, channels, result_codes."
    )
    var file: String

    @Flag(help: "Only show what would change.")
    var dryRun = false

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file),
            let csv = String(validating: data, as: UTF8.self)
        else { throw ValidationError("\(file): cannot be read, or is not UTF-8") }
        let province = try await Province.open(options.configuration)
        do {
            print(try await province.importProcedures(csv: csv, dryRun: dryRun).vietnamese)
        } catch let refusal as CatalogueRefusal {
            print("\(file): \(refusal.vietnamese) \(refusal.whatNext)")
            throw ExitCode(1)
        }
    }
}

struct ProcedureSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of procedure files.",
        discussion: "In an editor with YAML support, write at the top of a file: # yaml-language-server: $schema=FILE"
    )

    func run() throws { print(try ProcedureTools.schema(), terminator: "") }
}
