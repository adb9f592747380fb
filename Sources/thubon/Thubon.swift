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
            BackupCommand.self, Demonstrate.self, DoctorCommand.self, DocumentsCommand.self, Erase.self,
            ExportCommand.self,
            MeasureCommand.self, ProceduresCommand.self, Rebuild.self, RestoreCommand.self, Routes.self, Serve.self,
            SignCommand.self, Simulate.self, TerritoryCommand.self, TokenCommand.self, UserCommand.self, Verify.self,
        ]
    )

    static func main() async {
        Memory.share()
        await main(nil)
    }
}

/// Where the data lies; shared by all commands.
struct DataOptions: ParsableArguments {
    @Option(help: "Folder of the data: SQLite file, uploaded files, keys. (THUBON_DATA)")
    var data = Setting.text("DATA") ?? "var/thubon"

    @Option(
        name: .customLong("database-url"),
        help: "postgres://… instead of SQLite in the folder. (THUBON_DATABASE_URL)"
    )
    var databaseURL: String?

    @Option(
        name: .customLong("database-url-file"),
        help: "A file that holds it, so that nobody sees its password among the processes. (THUBON_DATABASE_URL_FILE)"
    )
    var databaseURLFile: String?

    @Option(help: "The province: quang-nam or da-nang. (THUBON_PROFILE)")
    var profile = Setting.text("PROFILE") ?? "quang-nam"

    @Option(
        help: """
            File or folder of the certificates whose signatures are believed (PEM); where nothing is said, the folder \
            anchors in the data. (THUBON_ANCHORS)
            """
    )
    var anchors: String?

    func validate() throws {
        guard databaseURL == nil || databaseURLFile == nil else {
            throw ValidationError("give --database-url or --database-url-file, not both")
        }
    }

    /// The configuration of a command that serves nothing.
    ///
    /// - Throws: `ValidationError` where the file of the database's address cannot be read.
    var configuration: Configuration {
        get throws {
            var configuration = Configuration(
                data: data,
                databaseAddress: try Setting.secret(databaseURL, file: databaseURLFile, "DATABASE_URL"),
                profile: profile
            )
            configuration.anchors = anchors ?? Setting.text("ANCHORS")
            return configuration
        }
    }
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the portal.",
        discussion: """
            SIGTERM stops it: what runs is answered first, for 30 seconds at most. SIGHUP reads a renewed certificate, and \
            stops it where its terminal was closed. Options may come from the environment (THUBON_…); the command line goes \
            before.
            """
    )

    @OptionGroup var options: DataOptions

    @Option(help: "Address to listen on. (THUBON_HOST)")
    var host = Setting.text("HOST") ?? "127.0.0.1"

    @Option(help: "Port to listen on; 8080 where nothing is said. (THUBON_PORT)")
    var port: Int?

    @Option(
        help: """
            The address under which people know the portal, such as https://dichvucong.quangnam.gov.vn. \
            (THUBON_PUBLIC_ORIGIN)
            """
    )
    var publicOrigin: String?

    @Option(
        help: """
            Network of a reverse proxy whose X-Forwarded headers are believed, such as 127.0.0.1; may be repeated. \
            (THUBON_TRUSTED_PROXY, several with commas)
            """
    )
    var trustedProxy: [String] = Setting.list("TRUSTED_PROXY")

    @Option(
        help: """
            Network from which /metrics may be read, such as 10.1.2.3; may be repeated. Where nothing is said, this machine. \
            (THUBON_WATCHER, several with commas)
            """
    )
    var watcher: [String] = Setting.list("WATCHER")

    @Option(
        name: .customLong("tls-certificate"),
        help: "File of the certificate and its chain (PEM), to speak TLS without a proxy. (THUBON_TLS_CERTIFICATE)"
    )
    var certificate: String?

    @Option(name: .customLong("tls-key"), help: "File of its private key (PEM). (THUBON_TLS_KEY)")
    var key: String?

    @Option(
        help: """
            Folder into which SMS and e-mail are put as files for the province's gateway; else only the inbox. \
            (THUBON_OUTGOING)
            """
    )
    var outgoing: String?

    @Option(
        help: """
            Address of the timestamp authority (RFC 3161) that proves when papers were signed; without one, the signer's clock \
            says so. (THUBON_TIMESTAMPS)
            """
    )
    var timestamps: String?

    @Option(help: RateOption.help)
    var rates = RateOption.standard

    @Option(
        help: """
            How the log is written to the standard error output: text, or json with an object a line; text where nothing \
            is said. (THUBON_LOG)
            """
    )
    var log: LogFormat?

    mutating func validate() throws {
        publicOrigin = publicOrigin ?? Setting.text("PUBLIC_ORIGIN")
        certificate = certificate ?? Setting.text("TLS_CERTIFICATE")
        key = key ?? Setting.text("TLS_KEY")
        outgoing = outgoing ?? Setting.text("OUTGOING")
        timestamps = timestamps ?? Setting.text("TIMESTAMPS")
        port = try port ?? Setting.value("PORT") { Int($0) }
        log = try log ?? Setting.value("LOG") { LogFormat(rawValue: $0) }
        if let publicOrigin, !publicOrigin.hasPrefix("https://"), !publicOrigin.hasPrefix("http://") {
            throw ValidationError("--public-origin begins with https://")
        }
        for text in trustedProxy where NetworkRange(text) == nil {
            throw ValidationError("--trusted-proxy \(text) is no network")
        }
        for text in watcher where NetworkRange(text) == nil {
            throw ValidationError("--watcher \(text) is no network")
        }
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--tls-certificate and --tls-key are given together")
        }
    }

    func run() async throws {
        let (port, log) = (port ?? 8080, log ?? .text)
        if log == .json { LoggingSystem.bootstrap { label in JSONLog(label: label) } }
        var configuration = try options.configuration
        configuration.outgoing = outgoing
        configuration.signing = .house(
            address: publicOrigin ?? "http://\(host):\(port)",
            timestamps: timestamps
        )
        var settings = PortalSettings(
            isSecure: certificate != nil || publicOrigin?.hasPrefix("https://") == true,
            trustedProxies: trustedProxy.compactMap { NetworkRange($0) },
            publicOrigin: publicOrigin,
            rates: rates.limits
        )
        if !watcher.isEmpty { settings.watchers = watcher.compactMap { NetworkRange($0) } }
        if let certificate, let key {
            settings.certificate = try ServerCertificate(certificate: certificate, key: key)
        }
        let province = try await Province.open(configuration)
        // Whoever collects lines of JSON gets nothing else.
        if log == .text {
            print("ThuBon: \(certificate == nil ? "http" : "https")://\(host):\(port)")
            fflush(nil)
        }
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
