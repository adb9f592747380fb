public import Kernel
import Storage
import Synchronization

/// The whole catalogue in memory: procedures with all versions, and the imported rows.
public final class CatalogueContents: Sendable {
    /// The procedures that are served, by code.
    public let procedures: [String: Procedure]
    /// The imported rows, by code; also those that are gone.
    public let entries: [String: CatalogueEntry]
    /// The lists around them.
    public let lists: CatalogueLists
    /// Versions whose stored file this program can no longer read; they wait for a program that can.
    public let unreadable: [ProcedureVersionID]

    private let kept = Mutex<CatalogueListing?>(nil)

    init(
        procedures: [Procedure],
        entries: [CatalogueEntry],
        lists: CatalogueLists,
        unreadable: [ProcedureVersionID]
    ) {
        self.procedures = Dictionary(procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        self.entries = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        (self.lists, self.unreadable) = (lists, unreadable)
    }

    /// The version of a procedure that is in force on a day.
    public func version(_ code: String, on date: CivilDate) -> ProcedureVersion? {
        procedures[code]?.version(on: date)
    }

    /// The version with this id, in force or not.
    public func version(_ id: ProcedureVersionID) -> ProcedureVersion? {
        procedures[id.code]?.versions.first { $0.id == id }
    }

    /// A procedure that everybody may read of; nil for internal ones.
    public func published(_ code: String) -> Procedure? {
        InternalProcedure.hasCode(code) ? nil : procedures[code]
    }

    /// The version in force, or the reason why nothing can be sent in.
    public func open(_ code: String, on date: CivilDate) throws(CatalogueRefusal) -> ProcedureVersion {
        guard let procedure = published(code) else {
            throw entries[code] == nil ? .unknownProcedure(code) : .informationOnly(code)
        }
        guard let version = procedure.version(on: date) else { throw .notInForce(code: code, on: date) }
        guard version.isOnline else { throw .informationOnly(code) }
        return version
    }

    /// The imported row with this code.
    public func entry(_ code: String) -> CatalogueEntry? { entries[code] }

    /// The catalogue as it is listed and searched on a day; the last day that was asked for is kept.
    public func listing(on date: CivilDate) -> CatalogueListing {
        if let listing = kept.withLock({ $0 }), listing.date == date { return listing }
        let listing = CatalogueListing(self, on: date)
        kept.withLock { $0 = listing }
        return listing
    }

    /// How many procedures the catalogue lists on a day, without making the list.
    public func count(on date: CivilDate) -> Int {
        let served = Set(procedures.values.filter { $0.version(on: date).map { !$0.isInternal } ?? false }.map(\.code))
        return served.count + entries.values.count { !$0.isGone && !served.contains($0.code) }
    }
}

extension CatalogueContents {
    static func load(_ db: ReadSession, lists: CatalogueLists) throws -> CatalogueContents {
        var unreadable: [ProcedureVersionID] = []
        var versions: [String: [ProcedureVersion]] = [:]
        // Versions that were published together share a text, which is read once.
        var readings: [String: Procedure?] = [:]
        try db.each("SELECT id, valid_to, text FROM procedure_version ORDER BY code, valid_from, correction") { row in
            let name: String = try row["id"]
            let text: String = try row["text"]
            guard let id = ProcedureVersionID(name) else { return }
            let procedure = readings[text] ?? ProcedureReader.read(text, file: "procedures/\(id.code).yaml").procedure
            readings[text] = .some(procedure)
            guard var version = procedure?.versions.first(where: { $0.id == id }) else {
                unreadable.append(id)
                return
            }
            version.validTo = try row["valid_to"]
            versions[id.code, default: []].append(version)
        }
        return CatalogueContents(
            procedures: versions.map { Procedure(code: $0.key, versions: $0.value) },
            entries: try entries(db),
            lists: lists,
            unreadable: unreadable
        )
    }

    static func entries(_ db: ReadSession) throws -> [CatalogueEntry] {
        var entries: [CatalogueEntry] = []
        let sql: SQL = """
            SELECT code, name, field, levels, decision, subjects, channels, result_codes, is_gone
            FROM catalogue_entry ORDER BY code
            """
        try db.each(sql) { row in
            let entry = CatalogueEntry.Row(
                code: try row[0],
                name: try row[1],
                field: try row[2],
                levels: try row[3],
                decision: try row[4],
                subjects: try row[5],
                channels: try row[6],
                resultCodes: try row[7]
            )
            entries.append(CatalogueEntry(row: entry, isGone: try row[8]))
        }
        return entries
    }
}
