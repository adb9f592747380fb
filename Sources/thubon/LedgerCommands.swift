import App
import ArgumentParser
import Dossiers
import Foundation
import Kernel
import Ledger
import Storage

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Verify the whole ledger, or the proof of one document.",
        subcommands: [VerifyLedger.self, VerifyDocument.self],
        defaultSubcommand: VerifyLedger.self
    )
}

struct VerifyLedger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Recompute the whole ledger and name the first record that is not as it was written.",
        discussion: """
            Reads only and may run beside a server. Ends with 0 where everything holds, with 1 where a record was altered, \
            removed, swapped or put in, and with 2 where it could not be read.
            """
    )

    @OptionGroup var options: DataOptions

    @Option(
        help: "The ledger's public key as /tlog/key shows it; from the secret.key in the data folder where not given."
    )
    var key: String?

    @Flag(help: "Say nothing while it works.")
    var quiet = false

    func run() async throws {
        let line = ProgressLine("records", isShown: !quiet)
        let verification = try await Province.verifyLedger(options.configuration, key: key) { line.show($0) }
        line.end()
        print(
            """
            \(verification.records) records of \(verification.streams) subjects, \(verification.checkpoints) checkpoints, \
            \(verification.erased) payloads erased by law, in \(line.seconds) s
            root \(Base64.encode(verification.root.bytes))
            """
        )
        guard !verification.isSound else {
            print("The ledger is sound.")
            return
        }
        print("THE LEDGER IS NOT SOUND. First: \(verification.flaws[0]).")
        for flaw in verification.flaws.dropFirst() { print("  also: \(flaw)") }
        throw ExitCode(1)
    }
}

struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make all projections anew from the ledger.",
        discussion: """
            With --check everything is taken back and only told. Ends with 1 where a table came out otherwise than it stood. \
            On SQLite the server must be stopped; on PostgreSQL its writes wait meanwhile.
            """
    )

    @OptionGroup var options: DataOptions

    @Flag(help: "Only compare; change nothing.")
    var check = false

    @Option(help: "Only the projection of this name, such as insights.")
    var only: String?

    func run() async throws {
        let province = try await Province.open(options.configuration)
        let line = ProgressLine("records", isShown: true)
        let rebuilt = try await province.rebuild(only: only, isCheck: check) { line.show($0) }
        line.end()
        let seconds = Progress.seconds(rebuilt.making)
        guard !rebuilt.changed.isEmpty else {
            print("All tables came out the same. Made anew in \(seconds) s, with the comparison in \(line.seconds) s.")
            return
        }
        for (before, after) in rebuilt.changed {
            print("\(before.table): \(before.rows) rows before, \(after.rows) after, not the same")
        }
        print(check ? "Nothing was changed (--check)." : "The tables are now as the ledger says.")
        throw ExitCode(1)
    }
}

struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erase payloads by law: personal data goes, the records and all proofs stay.",
        discussion: """
            Writes an event that names the ground and who decided, and clears what followed from the payloads in all tables. \
            On SQLite the server must be stopped.
            """
    )

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("record"), help: "The number of a record; may be given several times.")
    var records: [Int64] = []

    @Option(name: .customLong("stream"), help: "All payloads of a subject, such as dossier:0198….")
    var streams: [String] = []

    @Option(help: "The ground: the law and the decision, such as 'Điều 16 NĐ 13/2023/NĐ-CP, QĐ 12/QĐ-UBND'.")
    var ground: String

    @Option(help: "Who decided, by name and office.")
    var by: String

    func validate() throws {
        guard !records.isEmpty || !streams.isEmpty else { throw ValidationError("Say what: --record or --stream.") }
        guard !VietnameseText.cleaned(ground).isEmpty, !VietnameseText.cleaned(by).isEmpty else {
            throw ValidationError("--ground and --by must not be empty.")
        }
    }

    func run() async throws {
        let province = try await Province.open(options.configuration)
        let (ledger, records, streams) = (province.ledger, records, streams)
        let (ground, actor) = (VietnameseText.cleaned(ground), Actor(account: nil, name: VietnameseText.cleaned(by)))
        let count = try await province.database.write { db in
            let all = try records + streams.flatMap { try ledger.erasable(of: $0, in: db) }
            try ledger.erase(all, ground: ground, by: actor, in: db)
            return Set(all).count
        }
        _ = try await province.openLedger.checkpoint()
        print("\(count) payloads were erased; their records and all proofs stay.")
    }
}

/// A line on the terminal that says how far something is, where it takes longer than a second.
final class ProgressLine: Sendable {
    private let what: String
    private let isShown: Bool
    private let started = ContinuousClock.now

    init(_ what: String, isShown: Bool) {
        self.what = what
        self.isShown = isShown && isatty(STDERR_FILENO) == 1
    }

    func show(_ count: Int64) {
        guard isShown, ContinuousClock.now - started > .seconds(1) else { return }
        FileHandle.standardError.write(Data("\r\(count) \(what)".utf8))
    }

    func end() {
        guard isShown, ContinuousClock.now - started > .seconds(1) else { return }
        FileHandle.standardError.write(Data("\n".utf8))
    }

    /// Since it began, with two decimals.
    var seconds: String { Progress.seconds(since: started) }
}
