import App
import ArgumentParser
import Kernel
import Profiles

/// For `dev/bench`: what can only be measured inside the program.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "What can only be measured inside the program.",
        shouldDisplay: false,
        subcommands: [MeasureDueMoments.self, MeasureSigning.self, MeasureSlices.self],
        defaultSubcommand: MeasureDueMoments.self
    )
}

struct MeasureDueMoments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Count how many due moments one core computes in a second."
    )

    @Option(help: "The province whose calendar is used.")
    var profile = "quang-nam"

    func run() async throws {
        let holidays = try Holidays(csv: try Profile.named(profile).file("holidays.csv").text)
        let calendar = try WorkCalendar(holidays: holidays)
        guard let start = CivilDate(year: 2021, month: 1, day: 4) else { return }
        let first = Instant(start, TimeOfDay(8, 0))
        // Six years of receptions, limits of 1 to 30 working days and of 1 to 80 hours.
        let (clock, begun) = (ContinuousClock(), ContinuousClock.now)
        var (count, sum) = (0, Int64(0))
        while clock.now - begun < .seconds(2) {
            for step in 0..<10_000 {
                let received = first.adding(minutes: (count + step) &* 7919 % 3_000_000)
                let due =
                    step.isMultiple(of: 2)
                    ? try calendar.due(from: received, workingDays: 1 + step % 30)
                    : try calendar.due(from: received, hours: 1 + step % 80)
                sum &+= due.milliseconds
            }
            count += 10_000
        }
        let time = clock.now - begun
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("\(Int(Double(count) / seconds)) due moments a second (checksum \(sum))")
    }
}
