import App
import ArgumentParser
import Kernel
import Simulation

/// `thubon simulate`.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty province with simulated work of a range of days.",
        discussion: "The same seed, range and number of dossiers give the same ledger, record for record."
    )

    @OptionGroup var options: DataOptions

    @Option(help: "Where chance comes from.")
    var seed: UInt64 = 2021

    @Option(help: "First day, such as 2026-01-05.", transform: day)
    var from: CivilDate

    @Option(help: "Last day.", transform: day)
    var to: CivilDate

    @Option(help: "How many dossiers come in.")
    var dossiers = 20_000

    @Option(help: "Code of a district, to simulate only its communes.")
    var district: String?

    func validate() throws {
        guard from <= to else { throw ValidationError("--from must not be after --to") }
        guard dossiers > 0 else { throw ValidationError("--dossiers must be at least 1") }
    }

    func run() async throws {
        let plan = Simulation.Plan(
            seed: seed,
            start: Instant(from, TimeOfDay(0, 0)),
            end: Instant(to.adding(days: 1), TimeOfDay(0, 0)),
            dossiers: dossiers,
            district: district
        )
        let started = ContinuousClock.now
        let result = try await SimulatedProvince.run(
            plan,
            try options.configuration,
            progress: Progress.line("Simulated dossiers")
        )
        let time = Progress.seconds(since: started)
        let tally = result.outcome.tally
        print(
            """
            \(tally.submitted) dossiers in \(time) s: \(tally.accepted) accepted, \(tally.refused) refused, \
            \(tally.supplements) supplements, \(tally.results) results, \(tally.returns) returns, \
            \(tally.extensions) extensions, \(tally.opinions) opinions, \(tally.withdrawals) withdrawn, \
            \(tally.stops) stopped, \(tally.payments) payments, \(tally.ratings) ratings.
            Ledger: \(result.records) records, last leaf \(Hex.encode(result.lastLeaf)).
            """
        )
        if !tally.refusals.isEmpty { print("Refused by the engine: \(tally.refusals)") }
    }
}

/// Reads `2026-01-05`.
@Sendable
private func day(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else { throw ValidationError("\(text) is not a day; write it as 2026-01-05") }
    return date
}
