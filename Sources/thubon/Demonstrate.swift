import App
import ArgumentParser
import Documents
import Foundation
import Simulation
import Web

/// `thubon demo`.
struct Demonstrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Serve a province filled with a year of simulated work.",
        discussion: """
            The first start fills the folder; later starts take what is there. All of its data is simulated, and every \
            page says so.
            """
    )

    @Option(help: "Folder of the demo.")
    var data = "var/demo"

    @Option(name: .customLong("database-url"), help: "An empty PostgreSQL database: postgres://…")
    var databaseURL: String?

    @Option(help: "The province: quang-nam or da-nang.")
    var profile = "quang-nam"

    @Option(help: "How many dossiers the last twelve months have seen.")
    var dossiers = 20_000

    @Option(help: "Where chance comes from; the same seed at the same moment fills the same.")
    var seed: UInt64 = 2021

    @Option(help: "Code of a district, to simulate only its communes: a small demo.")
    var district: String?

    @Option(help: "Address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "Port to listen on.")
    var port = 8080

    @Option(help: RateOption.help)
    var rates = RateOption.standard

    @Flag(help: "Fill the folder and stop.")
    var fillOnly = false

    func validate() throws {
        guard dossiers > 0 else { throw ValidationError("--dossiers must be at least 1") }
    }

    func run() async throws {
        var configuration = Configuration(data: data, databaseAddress: databaseURL, profile: profile)
        configuration.signing = .trial(address: "http://\(host):\(port)")
        let started = ContinuousClock.now
        let demo = try await Demo.open(
            configuration,
            wish: .init(dossiers: dossiers, seed: seed, district: district),
            progress: Progress.line("Đang mô phỏng, dossiers")
        )
        if let tally = demo.tally {
            let time = Progress.seconds(since: started)
            print("Filled \(data) with \(tally.submitted) dossiers in \(time) s.")
            if !tally.refusals.isEmpty { print("Refused by the engine: \(tally.refusals)") }
        }
        print(demo.guide(address: "http://\(host):\(port)"))
        // Into a file or pipe, print waits for a full buffer; the server runs for days.
        fflush(nil)
        if fillOnly { return try await demo.province.close() }
        var settings = demo.settings
        settings.rates = rates.limits
        try await demo.province.serve(settings, host: host, port: port)
    }
}

extension Demo {
    /// Where to look, and by which accounts.
    fileprivate func guide(address: String) -> String {
        let width = (record.cast.map(\.login.count).max() ?? 0) + 2
        let lines = record.cast.map { member in
            "  \(member.login.padding(toLength: width, withPad: " ", startingAt: 0))\(member.name) – \(member.vietnamese)"
        }
        return """

            ThuBon (dữ liệu mô phỏng, simulated data): \(address)

            Tài khoản trình diễn, mật khẩu chung (demo accounts, one password): \(record.password)
            \(lines.joined(separator: "\n"))

            Every other officer has an account too: the agency's code and a number, such as h47.01-1.
            The second factor of officers is off in the demo. PIN of all signatures (mã PIN chữ ký số): \(KeyShelf.trialPIN)

            """
    }
}

/// A line that is written again while something takes its time; silent where nobody watches.
enum Progress {
    static func line(_ what: String) -> @Sendable (Int, Int) -> Void {
        let isWatched = isatty(STDERR_FILENO) == 1
        return { done, total in
            guard isWatched else { return }
            let end = done == total ? "\n" : ""
            FileHandle.standardError.write(Data("\r\(what): \(done)/\(total)\(end)".utf8))
        }
    }

    /// The time since a moment, with two decimals.
    static func seconds(since moment: ContinuousClock.Instant) -> String { seconds(ContinuousClock.now - moment) }

    /// A time with two decimals.
    static func seconds(_ duration: Duration) -> String {
        let time = duration.components
        let hundredths = time.seconds * 100 + time.attoseconds / 10_000_000_000_000_000
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
