import DossiersPages
import Web

extension Province {
    /// The routes of everything that officers do with dossiers.
    var officerRoutes: Routes { officerPages.routes() }

    /// The pages of officers.
    var officerPages: OfficerPages {
        OfficerPages(
            database: database,
            dossiers: dossiers,
            documents: documents,
            catalogue: catalogue,
            directory: directory,
            territory: territory,
            blobs: blobs,
            ledger: openLedger
        )
    }
}
