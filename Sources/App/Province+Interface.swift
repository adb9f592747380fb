package import API
import Web

extension Province {
    /// JSON under `/api/v1`, its document and the page that shows it.
    var interfaceRoutes: Routes { interface.routes() }

    /// The interface for programs.
    package var interface: Interface {
        Interface(
            database: database,
            catalogue: catalogue,
            territory: territory,
            directory: directory,
            dossiers: dossiers,
            notices: notices,
            ledger: openLedger,
            records: ledger,
            blobs: blobs
        )
    }
}
