import App
import ArgumentParser
import Foundation
import Logging
import Web

/// `thubon`: the command line, nothing else.
@main
struct Thubon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thubon",
        abstract: "Digital government of a province: portal, counter, engine and ledger in one program.",
        subcommands: [
            BackupCommand.self, Demonstrate.self, DoctorCommand.self, Erase.self, MeasureCommand.self,
            ProceduresCommand.self, Rebuild.self, RestoreCommand.self, Routes.self, Serve.self, Simulate.self,
            TerritoryCommand.self, TokenCommand.self, UserCommand.self, Verify.self,
        ]
    )
}

/// Where the data lies; shared by all commands.
struct DataOptions: ParsableArguments {
    @Option(help: "Folder of the data: SQLite file, uploaded files, keys.")
    var data = "var/thubon"

    @Option(name: .customLong("database-url"), help: "postgres://… instead of SQLite in the folder.")
    var databaseURL: String?

    @Option(help: "The province: quang-nam or da-nang.")
    var profile = "quang-nam"

    /// The configuration of a command that serves nothing.
    var configuration: Configuration {
        Configuration(data: data, databaseAddress: databaseURL, profile: profile)
    }
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the portal.")

    @OptionGroup var options: DataOptions

    @Option(help: "Address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "Port to listen on.")
    var port = 8080

    @Option(help: "The address under which people know the portal, such as https://dichvucong.quangnam.gov.vn.")
    var publicOrigin: String?

    @Option(
        help: "Network of a reverse proxy whose X-Forwarded headers are believed, such as 127.0.0.1; may be repeated."
    )
    var trustedProxy: [String] = []

    @Option(help: "Folder into which SMS and e-mail are put as files for the province's gateway; else only the inbox.")
    var outgoing: String?

    @Option(help: RateOption.help)
    var rates = RateOption.standard

    @Option(help: "How the log is written to the standard error output: text, or json with an object a line.")
    var log = LogFormat.text

    func validate() throws {
        if let publicOrigin, !publicOrigin.hasPrefix("https://"), !publicOrigin.hasPrefix("http://") {
            throw ValidationError("--public-origin begins with https://")
        }
        for text in trustedProxy where NetworkRange(text) == nil {
            throw ValidationError("--trusted-proxy \(text) is no network")
        }
    }

    func run() async throws {
        if log == .json { LoggingSystem.bootstrap { label in JSONLog(label: label) } }
        var configuration = Configuration(
            data: options.data,
            databaseAddress: options.databaseURL,
            profile: options.profile,
            host: host,
            port: port
        )
        configuration.outgoing = outgoing
        let province = try await Province.open(configuration)
        print("ThuBon: http://\(host):\(port)")
        fflush(nil)
        let settings = PortalSettings(
            isSecure: publicOrigin?.hasPrefix("https://") == true,
            trustedProxies: trustedProxy.compactMap { NetworkRange($0) },
            publicOrigin: publicOrigin,
            rates: rates.limits
        )
        try await province.serve(settings, host: host, port: port)
    }
}

/// How a server writes its log.
enum LogFormat: String, ExpressibleByArgument {
    case text
    case json
}

/// How often one network or one account may ask a server.
enum RateOption: String, ExpressibleByArgument {
    case standard
    case unlimited

    static let help: ArgumentHelp =
        "How often one may ask: standard, or unlimited for measurements on one's own machine."

    var limits: RateLimits {
        switch self {
        case .standard: .standard
        case .unlimited: .unlimited
        }
    }
}
