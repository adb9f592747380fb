import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals
public import Web

extension Province {
    /// Serves the portal until the program is told to stop by SIGTERM or SIGINT.
    ///
    /// Then nobody new is let in, connections on which nothing runs are closed, and what runs is answered, an upload as
    /// much as a page; background work goes on until the last answer is out. After `Portal.patience` whatever is left is cut
    /// off, so that a client that stands still does not hold the server.
    public func serve(_ settings: PortalSettings = PortalSettings(), host: String, port: Int) async throws {
        let logger = Logger(label: "thubon")
        var application = try portal(settings, logger: logger).application(host: host, port: port)
        application.addServices(jobService, checkpointService, sweepService, liveService, analysisService)
        application.addServices(HangUpService(certificate: settings.certificate, logger: logger))
        var configuration = ServiceGroupConfiguration(
            services: [application],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = Portal.patience
        do { try await ServiceGroup(configuration: configuration).run() } catch is CancellationError {
            logger.warning("requests were cut off that took too long")
        }
        try await close()
    }
}

/// SIGHUP: reads the certificate again, so that a renewed one needs no restart; or stops, where the terminal was closed.
///
/// One signal says both. Where there is no certificate, `systemctl reload` changes nothing, and above all ends nothing.
private struct HangUpService: Service {
    let certificate: ServerCertificate?
    let logger: Logger
    /// Whether somebody began the program at a terminal.
    private let hasTerminal = isatty(STDIN_FILENO) == 1

    init(certificate: ServerCertificate?, logger: Logger) {
        (self.certificate, self.logger) = (certificate, logger)
    }

    /// A terminal that was closed is none any more.
    private var lostTerminal: Bool { hasTerminal && isatty(STDIN_FILENO) == 0 }

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await cancelWhenGracefulShutdown {
            for await _ in signals {
                if lostTerminal {
                    logger.notice("the terminal was closed")
                    kill(getpid(), SIGTERM)
                    continue
                }
                guard let certificate else { continue }
                do {
                    try certificate.reload()
                    logger.notice("the certificate was read again")
                } catch {
                    logger.error("the certificate was not taken, the old one stays", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
