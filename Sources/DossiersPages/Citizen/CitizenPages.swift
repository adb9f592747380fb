public import Directory
public import Documents
public import Dossiers
public import Ledger
public import Storage
public import Territory
public import Web

/// Hồ sơ của người dân: all that a citizen does with dossiers, from the first question of a form to the result.
public struct CitizenPages: Sendable {
    let database: Database
    let dossiers: Dossiers
    let documents: Documents
    let directory: Directory
    let territory: Territory
    let ledger: Ledger
    let openLedger: OpenLedger
    let blobs: BlobStore

    /// Pages over these services.
    public init(
        database: Database,
        dossiers: Dossiers,
        documents: Documents,
        directory: Directory,
        territory: Territory,
        ledger: Ledger,
        openLedger: OpenLedger,
        blobs: BlobStore
    ) {
        self.database = database
        self.dossiers = dossiers
        self.documents = documents
        self.directory = directory
        self.territory = territory
        self.ledger = ledger
        self.openLedger = openLedger
        self.blobs = blobs
    }

    /// All routes.
    public func routes() -> Routes {
        var routes = Routes()
        addStart(to: &routes)
        addSections(to: &routes)
        addPapers(to: &routes)
        addHandover(to: &routes)
        addReview(to: &routes)
        addReceipt(to: &routes)
        addDossiers(to: &routes)
        addMending(to: &routes)
        addWithdrawal(to: &routes)
        addRating(to: &routes)
        addDocuments(to: &routes)
        addTracking(to: &routes)
        addLinkedPaper(to: &routes)
        return routes
    }
}
