import App
import ArgumentParser
import Dossiers
import Foundation
import Kernel
import Ledger
import Profiles
import Storage
import Territory

struct TerritoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territory",
        abstract: "The map of the province: reforms of its units.",
        subcommands: [ApplyReform.self]
    )
}

struct ApplyReform: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Apply a reform to a running province: units, agencies, officers and open dossiers.",
        discussion: """
            Shows what the reform does, then does it in one transaction, never before the day of the last event. Open \
            dossiers pass to the agency that takes over and keep their codes, due moments, history and step. What was \
            done earlier on its first day stays on the old map, and papers of that time keep their names.

            What needs a human's choice stops it: the command writes a file with every question and its answers. Take \
            the # away from the right lines and give the file with --choices.

            On SQLite the server must be stopped meanwhile, or the reform applied on its page /quan-tri/dia-gioi. On \
            PostgreSQL the command may run beside the servers; they see the new map with their next page.
            """
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "A reform file, or the name of one that the program carries: 2025-01-01, 2025-07-01.")
    var file: String

    @Option(help: "The first day of the new map, as 2026-12-01; the official day of the file where not given.")
    var effective: String?

    @Flag(help: "Only show what would happen.")
    var dryRun = false

    @Option(
        help:
            "A file of choices, one a line: leader UNIT PERSON, officer APPOINTMENT UNIT, dossier CODE UNIT; - leaves it."
    )
    var choices: String?

    @Option(name: .customLong("choose"), help: "One choice, as in the file: --choose 'dossiers H47.22 20455'.")
    var chosen: [String] = []

    @Option(help: "Write what stays open into this file, as choices to fill in; KEY.choices where not given.")
    var questions: String?

    @Flag(
        help: "Leave all open questions about officers for later: posts stay vacant. The same as --choose 'officers -'."
    )
    var leaveOfficers = false

    func run() async throws {
        try await explaining { try await apply() }
    }

    private func apply() async throws {
        let date = try effective.map { text -> CivilDate in
            guard let date = CivilDate(text) else { throw ValidationError("--effective takes a date as 2026-12-01") }
            return date
        }
        let choices = try readChoices()
        let province = try await Province.open(options.configuration)
        let reform = try readReform(province)

        let report = try await province.dossiers.rehearse(reform, effective: date, choices: choices)
        print(report.text)
        let open = report.undecided.count + report.personnel.count
        var file = questions
        if !dryRun, open > 0 { file = questions ?? freeName(reform.key) }
        if let file {
            try report.questionsText.write(toFile: file, atomically: true, encoding: .utf8)
            print("What stays open was written to \(file).")
        }
        if dryRun {
            print("Nothing was changed (--dry-run).")
            return
        }
        if open > 0 {
            throw ValidationError(
                "\(open) questions need a human's choice; nothing was changed. Fill in \(file ?? "") and give it with"
                    + " --choices; questions about officers can be left for later with --leave-officers."
            )
        }
        let started = ContinuousClock.now
        let (dossiers, actor) = (province.dossiers, Actor(account: nil, name: "Quản trị hệ thống"))
        try await province.database.write { db in
            _ = try dossiers.apply(reform, effective: date, choices: choices, by: actor, in: db)
        }
        print(
            "Done in \((ContinuousClock.now - started).formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1))))."
        )
    }

    private func readChoices() throws -> ReformChoices {
        var given = try ReformChoices(lines: chosen.joined(separator: "\n"), file: "--choose")
        if leaveOfficers { given.leavesOfficers = true }
        guard let choices else { return given }
        return given.merging(
            try ReformChoices(lines: try String(contentsOfFile: choices, encoding: .utf8), file: choices)
        )
    }

    /// `2025-07-01.choices`, with a number where there is such a file: what somebody has filled in is not lost.
    private func freeName(_ key: String) -> String {
        let names = ["\(key).choices"] + (2...99).map { "\(key)-\($0).choices" }
        return names.first { !FileManager.default.fileExists(atPath: $0) } ?? "\(key).choices"
    }

    private func readReform(_ province: Province) throws -> Reform {
        if FileManager.default.fileExists(atPath: file) {
            return try Reform(yaml: try String(contentsOfFile: file, encoding: .utf8), file: file)
        }
        let name = file.hasSuffix(".yaml") ? file : file + ".yaml"
        guard let embedded = try? province.profile.file(name.hasPrefix("reforms/") ? name : "reforms/" + name) else {
            throw ValidationError("there is no file \(file), and the program carries no reform of this name")
        }
        return try Reform(yaml: embedded.text, file: embedded.path)
    }
}
