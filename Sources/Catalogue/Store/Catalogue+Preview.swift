public import Kernel
import Ledger
public import Storage

/// Xem trước khi công bố: what publishing a file would do.
public struct PublishPreview: Sendable {
    /// A version of the file and what becomes of it.
    public struct Line: Sendable {
        /// What becomes of a version.
        public enum Fate: Hashable, Sendable {
            /// It is new.
            case new
            /// It takes the place of a version with the same first day.
            case correction
            /// It was published; now its end is another.
            case ends(CivilDate?)
            /// It was published and stays as it is.
            case unchanged
        }

        /// As the file has it.
        public let version: ProcedureVersion
        /// What becomes of it.
        public let fate: Fate
        /// What it says otherwise than the version before it; empty where it is not new, or the first.
        public let changes: [VersionChange]
    }

    /// The file as it was read.
    public let reading: ProcedureReading
    /// Why it cannot be published; nil where it can.
    public let refusal: CatalogueRefusal?
    /// Its versions, the newest first.
    public let lines: [Line]

    /// Whether publishing would change anything.
    public var changesSomething: Bool { refusal == nil && lines.contains { $0.fate != .unchanged } }
}

/// Lần công bố: when a file of a procedure was published, and by whom.
public struct PublishedFile: Sendable {
    /// When.
    public let at: Instant
    /// Who; empty where the program brought the file itself.
    public let by: String
    /// The versions that the file held.
    public let versions: [ProcedureVersionID]
}

extension Catalogue {
    /// What publishing the file would do.
    ///
    /// Changes nothing.
    public func preview(
        _ file: ProceduresCheck.File,
        knowing known: KnownKeys = .unchecked,
        in db: ReadSession
    ) throws -> PublishPreview {
        let reading = ProcedureReader.read(file.text, file: file.path, knowing: known)
        guard let procedure = reading.procedure else {
            let refusal = CatalogueRefusal.brokenFile(file.path, errors: reading.errors.count)
            return PublishPreview(reading: reading, refusal: refusal, lines: [])
        }
        let contents = try contents(in: db)
        let refusal = changed(procedure, contents).map(CatalogueRefusal.versionChanged)
        let lines = procedure.versions.enumerated().map { index, version in
            line(version, before: index > 0 ? procedure.versions[index - 1] : nil, contents)
        }
        return PublishPreview(reading: reading, refusal: refusal, lines: lines.reversed())
    }

    private func line(
        _ version: ProcedureVersion,
        before: ProcedureVersion?,
        _ contents: CatalogueContents
    ) -> PublishPreview.Line {
        if let published = contents.version(version.id) {
            let fate: PublishPreview.Line.Fate =
                published.validTo == version.validTo ? .unchanged : .ends(version.validTo)
            return .init(version: version, fate: fate, changes: [])
        }
        return .init(
            version: version,
            fate: version.id.correction > 0 ? .correction : .new,
            changes: before.map(version.changes(from:)) ?? []
        )
    }

    /// The file of a procedure as it was last published; nil where there is none.
    public func file(of code: String, in db: ReadSession) throws -> ProceduresCheck.File? {
        try db.row("SELECT file, text FROM procedure WHERE code = \(code)")
            .map { .init(path: try $0["file"], text: try $0["text"]) }
    }

    /// When the file of each procedure was last published, by code.
    public func publishedAt(in db: ReadSession) throws -> [String: Instant] {
        var moments: [String: Instant] = [:]
        try db.each("SELECT code, published_at FROM procedure") { moments[try $0["code"]] = try $0["published_at"] }
        return moments
    }

    /// When the procedure was published, the latest first.
    public func history(of code: String, in db: ReadSession) throws -> [PublishedFile] {
        try ledger.history(of: "procedure:\(code)", in: db).compactMap { record in
            guard let published = try record.decode(ProcedurePublished.self) else { return nil }
            return PublishedFile(at: record.time, by: record.actor.name, versions: published.versions.map(\.id))
        }
        .reversed()
    }
}

extension ProceduresCheck.File {
    /// The text of a procedure under the name that its code asks for.
    public init(procedure text: String) {
        let code = text.split(separator: "\n").lazy
            .first { $0.hasPrefix("code:") }?
            .dropFirst(5).filter { $0 != "\"" && $0 != " " && $0 != "'" }
        self.init(path: "procedures/\(code ?? "").yaml", text: text)
    }
}
