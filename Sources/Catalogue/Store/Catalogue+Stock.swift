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
    /// Brings the catalogue to what the program carries: publishes files that are new and imports the table.
    ///
    /// The usual start finds nothing new and writes nothing: the files are compared letter by letter with what was
    /// published, and the table by its fingerprint; neither is read into its parts.
    ///
    /// - Returns: what was published and refused.
    /// - Throws: `CatalogueRefusal.badTable`.
    @discardableResult
    public func take(_ stock: CatalogueStock) async throws -> PublishReport {
        let isNew = try await database.read { [self] db in
            try !fresh(stock.files, in: db).isEmpty || !wasImported(stock.entries, in: db)
        }
        guard isNew else {
            var report = PublishReport()
            report.unchanged = stock.files.map(\.path)
            return report
        }
        let known = try stock.known()
        let report = try await database.write { [self] db in
            try importEntries(csv: stock.entries, in: db)
            return try publish(stock.files, knowing: known, in: db)
        }
        return report
    }

    /// The files that were not published in these very words.
    func fresh(_ files: [ProceduresCheck.File], in db: ReadSession) throws -> [ProceduresCheck.File] {
        let texts = Set(try db.rows("SELECT text FROM procedure").map { try $0["text"] as String })
        return files.filter { !texts.contains($0.text) }
    }

    func wasImported(_ csv: String, in db: ReadSession) throws -> Bool {
        try db.value("SELECT fingerprint FROM catalogue_import WHERE id = 1", as: String.self) == Fingerprint.of(csv)
    }
}
