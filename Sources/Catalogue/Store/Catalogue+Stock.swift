import Storage

/// What a province carries for its catalogue: the files of its procedures and the table of the national catalogue.
public struct CatalogueStock: Sendable {
    /// The procedure files of the profile.
    public var files: [ProceduresCheck.File]
    /// The text of `procedures.csv`.
    public var entries: String
    /// The keys that the files may name; asked for only where something is new.
    public var known: @Sendable () throws -> KnownKeys

    /// What the catalogue is to hold.
    public init(
        files: [ProceduresCheck.File],
        entries: String,
        known: @escaping @Sendable () throws -> KnownKeys = { .unchecked }
    ) {
        (self.files, self.entries, self.known) = (files, entries, known)
    }
}

extension Catalogue {
    /// Brings to the catalogue what the program carries: publishes files that are new and imports the table.
    ///
    /// Each text is taken once: where an administrator published a later one, an older one of the program does not come
    /// back with the next start. The usual start finds nothing new and writes nothing; the texts are known by their
    /// fingerprints, and neither files nor table are read into their parts.
    ///
    /// - Returns: what was published and refused.
    /// - Throws: `CatalogueRefusal.badTable`.
    @discardableResult
    public func take(_ stock: CatalogueStock) async throws -> PublishReport {
        let isNew = try await database.read { [self] db in
            try isTableNew(of: stock, in: db) || !newFiles(of: stock, in: db).isEmpty
        }
        guard isNew else {
            var report = PublishReport()
            report.unchanged = stock.files.map(\.path)
            return report
        }
        let known = try stock.known()
        return try await database.write { [self] db in
            let files = try newFiles(of: stock, in: db)
            if try isTableNew(of: stock, in: db) { try importEntries(csv: stock.entries, in: db) }
            var report = try publish(files, knowing: known, in: db)
            let fresh = Set(files.map(\.path))
            report.unchanged += stock.files.map(\.path).filter { !fresh.contains($0) }
            return report
        }
    }

    /// The files of a stock that were never taken.
    func newFiles(of stock: CatalogueStock, in db: ReadSession) throws -> [ProceduresCheck.File] {
        let taken = try taken(in: db)
        return stock.files.filter { !taken.contains(Fingerprint.of($0.text)) }
    }

    private func isTableNew(of stock: CatalogueStock, in db: ReadSession) throws -> Bool {
        try !taken(in: db).contains(Fingerprint.of(stock.entries))
    }

    private func taken(in db: ReadSession) throws -> Set<String> {
        Set(try db.rows("SELECT fingerprint FROM catalogue_source").map { try $0[0] as String })
    }

    /// The files that do not stand in the catalogue in these very words.
    func fresh(_ files: [ProceduresCheck.File], in db: ReadSession) throws -> [ProceduresCheck.File] {
        let texts = Set(try db.rows("SELECT text FROM procedure").map { try $0["text"] as String })
        return files.filter { !texts.contains($0.text) }
    }

    /// Whether this very table was imported last.
    func wasImported(_ csv: String, in db: ReadSession) throws -> Bool {
        try db.value("SELECT fingerprint FROM catalogue_import WHERE id = 1", as: String.self) == Fingerprint.of(csv)
    }
}
