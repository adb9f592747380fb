public import Catalogue
public import Directory
public import Documents
public import Dossiers
public import Ledger
public import Storage
public import Territory
public import Web

/// Trang của công chức: the desk, its dossiers and all that is done to them.
///
/// | address | who | what |
/// |---|---|---|
/// | `/mot-cua` | officer | the worklist |
/// | `/mot-cua/ho-so/{id}` | officer who sees it | one dossier |
/// | `/mot-cua/ho-so/{id}/tep/{key}/{number}` | officer who sees it | a paper of it |
/// | `/mot-cua/ho-so/{id}/anh/{key}` | officer who sees it | the photographs of a component as one PDF |
/// | `/mot-cua/ho-so/{id}/{viec}` | officer who may do it | one deed, see `Deed` |
/// | `/mot-cua/tiep-nhan` | counter | intake for a citizen who stands there |
/// | `/mot-cua/tim` | officer | search in all that the officer sees, saved filters |
/// | `/mot-cua/y-kien` | officer | what other agencies ask of mine |
/// | `/mot-cua/danh-gia` | officer | what citizens say of the own agency, without names |
/// | `/mot-cua/thong-ke` | heads, leaders, administrators | the table of statistics |
/// | `/mot-cua/ky-so` | leaders | many results signed with one PIN |
/// | `/bieu-mau/{id}/{form}` | who sees it | a printed form, see `OfficialForm` |
/// | `/ho-so/{id}/van-ban/{document}` | who sees it | a signed paper |
///
/// `Access.officer` opens the door; what is behind it is cut by `Scope` and by the table of edges in the engine.
public struct OfficerPages: Sendable {
    let database: Database
    let dossiers: Dossiers
    let documents: Documents
    let catalogue: Catalogue
    let directory: Directory
    let territory: Territory
    let blobs: BlobStore
    let ledger: OpenLedger

    /// Pages over these services.
    public init(
        database: Database,
        dossiers: Dossiers,
        documents: Documents,
        catalogue: Catalogue,
        directory: Directory,
        territory: Territory,
        blobs: BlobStore,
        ledger: OpenLedger
    ) {
        self.database = database
        self.dossiers = dossiers
        self.documents = documents
        self.catalogue = catalogue
        self.directory = directory
        self.territory = territory
        self.blobs = blobs
        self.ledger = ledger
    }

    /// All routes of officers.
    public func routes() -> Routes {
        var routes = Routes()
        addBook(to: &routes)
        addDesk(to: &routes)
        addBulkAssignment(to: &routes)
        addDossier(to: &routes)
        addPhotographs(to: &routes)
        addDeeds(to: &routes)
        addIntake(to: &routes)
        addOpinions(to: &routes)
        addPrint(to: &routes)
        addRatings(to: &routes)
        addSearch(to: &routes)
        addSignedPapers(to: &routes)
        addSigning(to: &routes)
        addStatistics(to: &routes)
        return routes
    }
}
