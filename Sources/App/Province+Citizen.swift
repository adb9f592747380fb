import DossiersPages
import Web

extension Province {
    /// What a citizen does with dossiers.
    var citizenRoutes: Routes {
        CitizenPages(
            database: database,
            dossiers: dossiers,
            documents: documents,
            directory: directory,
            territory: territory,
            ledger: ledger,
            openLedger: openLedger,
            blobs: blobs
        ).routes()
    }
}
