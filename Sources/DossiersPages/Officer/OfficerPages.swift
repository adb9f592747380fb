public import Directory
public import Dossiers
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
/// | `/mot-cua/ho-so/{id}/{viec}` | officer who may do it | one deed, see `Deed` |
///
/// `Access.officer` opens the door; what is behind it is cut by `Scope` and by the table of edges in the engine.
public struct OfficerPages: Sendable {
    let database: Database
    let dossiers: Dossiers
    let directory: Directory
    let territory: Territory
    let blobs: BlobStore

    /// Pages over these services.
    public init(
        database: Database,
        dossiers: Dossiers,
        directory: Directory,
        territory: Territory,
        blobs: BlobStore
    ) {
        self.database = database
        self.dossiers = dossiers
        self.directory = directory
        self.territory = territory
        self.blobs = blobs
    }

    /// All routes of officers.
    public func routes() -> Routes {
        var routes = Routes()
        addDesk(to: &routes)
        addBulkAssignment(to: &routes)
        addDossier(to: &routes)
        addDeeds(to: &routes)
        return routes
    }
}
