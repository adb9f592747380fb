import App
import ArgumentParser
import Directory
import Insights
import Kernel
import Storage

struct MeasureSlices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slices",
        abstract: "Ask the counters for an agency, a procedure and a month, and time each answer.",
        discussion: """
            Prints the median and the slowest twentieth in milliseconds, then each slice with the dossiers that were taken in: \
            agency, procedure, first day, last day, number.
            """
    )

    @OptionGroup var options: DataOptions

    @Option(help: "How many slices, drawn from those that have ever been counted.")
    var count = 500

    func run() async throws {
        let province = try await Province.open(options.configuration)
        let count = count
        let lines = try await province.database.read { db -> [String] in
            var chance = SeededGenerator(seed: 5)
            let lanes = try db.rows(
                "SELECT agency_id, procedure_code FROM insight_lane WHERE channel <> '' ORDER BY id"
            ).map { (agency: try $0[0] as String, procedure: try $0[1] as String) }
            let first = try db.value("SELECT MIN(submitted_at) FROM insight_fact", as: Instant.self)?.date
            let last = try db.value("SELECT MAX(submitted_at) FROM insight_fact", as: Instant.self)?.date
            guard let first, let last else { throw ValidationError("the house has no dossiers") }
            var (times, slices): ([Duration], [String]) = ([], [])
            for _ in 0..<count {
                guard let lane = lanes.randomElement(using: &chance), let agency = AgencyID(lane.agency) else {
                    continue
                }
                let day = CivilDate(
                    daysSinceEpoch: .random(in: first.daysSinceEpoch...last.daysSinceEpoch, using: &chance)
                )
                let month = Period(day.adding(days: 1 - day.parts.day), day.adding(days: 31 - day.parts.day))
                let begun = ContinuousClock.now
                let slice = Slice(agencies: [agency], procedure: lane.procedure)
                let figures = try Counters.sum(.init(month, of: slice), in: db)
                times.append(ContinuousClock.now - begun)
                slices.append("\(agency) \(lane.procedure) \(month.first) \(month.last) \(figures.accepted)")
            }
            times.sort()
            func text(_ share: Double) -> String {
                String(Double(times[Int(Double(times.count - 1) * share)].components.attoseconds) / 1e15)
            }
            return ["\(text(0.5)) \(text(0.95))"] + slices
        }
        for line in lines { print(line) }
        try await province.close()
    }
}
