import Kernel
public import Ledger
public import Storage

/// What became of files that were to be published.
public struct PublishReport: Sendable {
    /// A file that was not published, and why.
    public struct Refused: Sendable {
        /// Its path or name, as it was given.
        public let file: String
        /// Nothing of the file was published; the other files were.
        public let refusal: CatalogueRefusal
        /// What is wrong in the file, where it cannot be read.
        public let problems: [ProcedureProblem]
    }

    /// Codes of procedures whose file was published.
    public internal(set) var published: [String] = []
    /// Files that were published before, letter for letter.
    public internal(set) var unchanged: [String] = []
    /// Files that were refused; what was published of them before stays in force.
    public internal(set) var refused: [Refused] = []
}

extension Catalogue {
    /// Publishes procedure files: what is new in them comes into force at its day.
    ///
    /// Publishing again changes nothing.
    ///
    /// A broken file, and one that changes what was published, is refused and reported; the others are published.
    @discardableResult
    public func publish(
        _ files: [ProceduresCheck.File],
        knowing known: KnownKeys = .unchecked,
        by actor: Actor = .system
    ) async throws -> PublishReport {
        try await database.write { [self] db in try publish(files, knowing: known, by: actor, in: db) }
    }

    /// As the other, in the caller's transaction.
    @discardableResult
    public func publish(
        _ files: [ProceduresCheck.File],
        knowing known: KnownKeys = .unchecked,
        by actor: Actor = .system,
        in db: WriteSession
    ) throws -> PublishReport {
        var report = PublishReport()
        // Most starts find nothing new; then no file is read at all.
        let fresh = try fresh(files, in: db)
        let new = Set(fresh.map(\.path))
        report.unchanged = files.map(\.path).filter { !new.contains($0) }
        guard !fresh.isEmpty else { return report }
        let contents = try contents(in: db)
        for reading in ProceduresCheck.run(fresh, knowing: known).readings {
            guard let procedure = reading.procedure else {
                let refusal = CatalogueRefusal.brokenFile(reading.file, errors: reading.errors.count)
                report.refused.append(.init(file: reading.file, refusal: refusal, problems: reading.problems))
                continue
            }
            if let id = changed(procedure, contents) {
                report.refused.append(.init(file: reading.file, refusal: .versionChanged(id), problems: []))
                continue
            }
            try append(procedure, reading, by: actor, in: db)
            report.published.append(procedure.code)
        }
        return report
    }

    /// The first version that was published with other words.
    ///
    /// Only its end may become known later.
    func changed(_ procedure: Procedure, _ contents: CatalogueContents) -> ProcedureVersionID? {
        procedure.versions.first { version in
            guard var old = contents.version(version.id) else { return contents.unreadable.contains(version.id) }
            old.validTo = version.validTo
            return old != version
        }?.id
    }

    private func append(
        _ procedure: Procedure,
        _ reading: ProcedureReading,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        let published = ProcedurePublished(
            code: procedure.code,
            file: reading.file,
            text: reading.text,
            versions: procedure.versions.map { .init(id: $0.id, validTo: $0.validTo?.description) }
        )
        try ledger.append(
            [NewEvent(kind: ProcedurePublished.kind, payload: published)],
            to: "procedure:\(procedure.code)",
            by: actor,
            in: db
        )
    }
}
