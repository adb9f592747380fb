import Catalogue
public import Directory
public import Kernel
public import Ledger
public import Storage
public import Territory

/// Bộ máy giải quyết hồ sơ: the engine.
///
/// Every command is one transaction: it asks the tables, then writes events.
public final class Dossiers: Sendable {
    let database: Database
    let ledger: Ledger
    let surroundings: Surroundings
    let procedures: ProcedureShelf
    let directory: Directory
    let territory: Territory
    let blobs: BlobStore?
    let settings: Settings
    let figures = FigureShelf()

    /// How this province writes its codes.
    public struct Settings: Sendable {
        /// The template of official codes.
        public var codeTemplate: CodeTemplate
        /// Working minutes within which a dossier sent online is answered (NĐ 45/2020: eight hours).
        public var intakeMinutes: Int
        /// Working minutes that another agency has for its opinion.
        public var opinionMinutes: Int

        /// Settings of a province.
        public init(codeTemplate: CodeTemplate, intakeMinutes: Int = 480, opinionMinutes: Int = 960) {
            self.codeTemplate = codeTemplate
            self.intakeMinutes = intakeMinutes
            self.opinionMinutes = opinionMinutes
        }
    }

    /// Puts the engine together.
    ///
    /// - Parameters:
    ///   - database: where the tables of dossiers lie.
    ///   - ledger: takes every event; its projections write the tables.
    ///   - surroundings: clock, ids and chance.
    ///   - procedures: the catalogue as far as the engine asks it.
    ///   - directory: who sits at which desk, and when it works.
    ///   - territory: what lies where, on any day.
    ///   - blobs: where uploaded files lie; nil in a simulation, which uploads none.
    ///   - settings: how the province counts and numbers.
    public init(
        database: Database,
        ledger: Ledger,
        surroundings: Surroundings,
        procedures: ProcedureShelf,
        directory: Directory,
        territory: Territory,
        blobs: BlobStore?,
        settings: Settings
    ) {
        self.database = database
        self.ledger = ledger
        self.surroundings = surroundings
        self.procedures = procedures
        self.directory = directory
        self.territory = territory
        self.blobs = blobs
        self.settings = settings
    }

    /// The stream of a dossier in the ledger.
    public static func stream(_ id: DossierID) -> String { "dossier:\(id)" }

    /// The dossier as it stands, whoever asks.
    func dossier(_ id: DossierID, in db: ReadSession) throws -> Dossier {
        try db.once("dossier:\(id)") {
            guard let row = try db.row("SELECT * FROM dossier WHERE id = \(id)") else { throw DossierRefusal.unknown }
            return try Dossier(row: row)
        }
    }

    /// The dossier as it stands, for a simulation, which plays every part.
    package func current(_ id: DossierID, in db: ReadSession) throws -> Dossier { try dossier(id, in: db) }

    /// The version to which the dossier is pinned.
    func version(of dossier: Dossier, in db: ReadSession) throws -> ProcedureVersion {
        guard let version = try procedures.version(dossier.version, db) else {
            throw DossierRefusal.notOpen(dossier.procedureName)
        }
        return version
    }

    /// Writes one event of a dossier.
    func write(_ event: DossierEvent, to id: DossierID, by actor: Actor, in db: WriteSession) throws {
        try ledger.append([try event.forLedger()], to: Self.stream(id), by: actor, in: db)
    }

    /// The next number of a series.
    ///
    /// A write session is alone, so nobody takes the same.
    func nextSerial(_ series: String, in db: ReadSession) throws -> Int {
        let last = try db.value("SELECT last FROM dossier_series WHERE series = \(series)", as: Int.self)
        return (last ?? 0) + 1
    }
}
