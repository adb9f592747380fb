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
        let (files, isTableNew) = try await database.read { [self] db in try new(stock, in: db) }
        guard !files.isEmpty || isTableNew else {
            var report = PublishReport()
            report.unchanged = stock.files.map(\.path)
            return report
        }
        let known = try stock.known()
        return try await database.write { [self] db in
            let (files, isTableNew) = try new(stock, in: db)
            if isTableNew { try importEntries(csv: stock.entries, in: db) }
            var report = try publish(files, knowing: known, in: db)
            let fresh = Set(files.map(\.path))
            report.unchanged += stock.files.map(\.path).filter { !fresh.contains($0) }
            return report
        }
    }

    /// What of a stock was never taken.
    func new(
        _ stock: CatalogueStock,
        in db: ReadSession
    ) throws -> (files: [ProceduresCheck.File], isTableNew: Bool) {
        let taken = Set(try db.rows("SELECT fingerprint FROM catalogue_source").map { try $0[0] as String })
        return (
            stock.files.filter { !taken.contains(Fingerprint.of($0.text)) },
            !taken.contains(Fingerprint.of(stock.entries))
        )
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
