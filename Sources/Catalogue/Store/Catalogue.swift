public import Kernel
public import Ledger
public import Storage

/// Danh mục thủ tục hành chính: what the province does for people, as of any day.
public final class Catalogue: Sendable {
    let database: Database
    let ledger: Ledger
    let surroundings: Surroundings
    /// The lists around the procedures: fields of work, life events.
    public let lists: CatalogueLists
    private let copy: Snapshot<CatalogueContents>

    /// The catalogue of a database.
    ///
    /// The lists are those of the profile (fields of work, life events).
    public init(database: Database, ledger: Ledger, surroundings: Surroundings, lists: CatalogueLists) {
        (self.database, self.ledger, self.surroundings) = (database, ledger, surroundings)
        self.lists = lists
        copy = Snapshot(revision: "catalogue_revision") { db in
            try CatalogueContents.load(db, lists: lists)
        }
    }

    /// The catalogue as of this session.
    public func contents(in db: ReadSession) throws -> CatalogueContents { try copy.value(in: db) }

    /// The catalogue now.
    public func contents() async throws -> CatalogueContents {
        try await database.read { [self] db in try contents(in: db) }
    }

    /// The version of a procedure that is in force on a day.
    public func version(_ code: String, on date: CivilDate, in db: ReadSession) throws -> ProcedureVersion? {
        try contents(in: db).version(code, on: date)
    }

    /// The version with this id, in force or not: the one to which a dossier is pinned.
    ///
    /// What a version says never changes once it is published, so any copy in memory that knows it will do and nothing is
    /// asked of the database; the engine comes here with every step of every dossier.
    public func version(_ id: ProcedureVersionID, in db: ReadSession) throws -> ProcedureVersion? {
        if let version = copy.latest?.version(id) { return version }
        return try contents(in: db).version(id)
    }

    /// The catalogue as it is listed and searched today.
    public func listing(in db: ReadSession) throws -> CatalogueListing {
        try contents(in: db).listing(on: surroundings.now.date)
    }
}
