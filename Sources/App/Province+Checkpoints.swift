import Ledger
import LedgerPages
import Logging
import ServiceLifecycle
import Web

extension Province {
    /// The ledger for everybody: its page, its interface, its tiles.
    var ledgerRoutes: Routes {
        var routes = LedgerPages(ledger: openLedger).routes()
        routes.add(TileRoutes(ledger: openLedger).routes())
        return routes
    }

    /// Signs the state of the ledger while the portal is served.
    var checkpointService: CheckpointService {
        CheckpointService(ledger: openLedger, logger: Logger(label: "thubon.ledger"))
    }
}

/// Chốt sổ: makes a checkpoint every few seconds in which records came, whether somebody asks or not.
struct CheckpointService: Service {
    let ledger: OpenLedger
    let logger: Logger

    private static let pause = Duration.seconds(10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    _ = try await ledger.checkpoint()
                } catch let fault as LedgerFault {
                    // Somebody has to act: the stored records are not those that were signed.
                    logger.error("the ledger cannot be signed", metadata: ["ledger.fault": "\(fault)"])
                } catch {
                    logger.warning("the ledger waits for the database", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
