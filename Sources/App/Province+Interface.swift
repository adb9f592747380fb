package import API
import DossiersPages
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
            documents: documents,
            insights: insights,
            alerts: alerts,
            remarks: remarks,
            notices: notices,
            ledger: openLedger,
            records: ledger,
            blobs: blobs,
            printed: PrintedForms { [officerPages] in try await officerPages.print($0, $1, for: $2, $3) },
            known: known,
            signatures: signatureDesk
        )
    }
}
