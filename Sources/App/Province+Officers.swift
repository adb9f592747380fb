import DossiersPages
import Web

extension Province {
    /// The routes of everything that officers do with dossiers.
    var officerRoutes: Routes {
        OfficerPages(
            database: database,
            dossiers: dossiers,
            catalogue: catalogue,
            directory: directory,
            territory: territory,
            blobs: blobs,
            ledger: openLedger
        ).routes()
    }
}
