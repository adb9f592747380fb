import App
import ArgumentParser

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the facts of dossiers for a data warehouse.",
        discussion: """
            Makes DIR/facts/day=2026-11-23.csv for each day of submission, DIR/facts.schema.json with the columns and \
            DIR/facts.counts.csv with the rows of each day. A second run writes only what changed. Nothing in the files is \
            personal. Reads only and may run beside a server.
            """
    )

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("facts"), help: ArgumentHelp("Folder of the files.", valueName: "DIR"))
    var folder: String

    func run() async throws {
        let export = try await FactExport.run(options.configuration, to: folder)
        print(
            "\(export.rows) dossiers of \(export.days) days: \(export.written) files written, "
                + "\(export.days - export.written) unchanged, \(export.removed) removed"
        )
    }
}
