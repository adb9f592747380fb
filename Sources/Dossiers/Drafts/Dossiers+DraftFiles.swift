public import Catalogue
public import Directory
public import Kernel
public import Storage

extension Dossiers {
    /// Thêm tệp: a file that lies in the store goes to a component of the draft.
    ///
    /// - `head`: its first bytes, which decide what it is.
    /// - Throws: `DraftRefusal.wrongKind`, `.emptyFile`, `.tooManyFiles`; `DossierRefusal.unknown` for a component that the
    ///   procedure lacks.
    @discardableResult
    public func addFile(
        named name: String,
        blob: BlobHash,
        size: Int,
        head: [UInt8],
        to component: String,
        of id: DraftID,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DraftFile {
        let contents = try openDraft(id, by: viewer, in: db)
        guard contents.version.component(component) != nil else { throw DossierRefusal.unknown }
        guard size > 0 else { throw DraftRefusal.emptyFile(name) }
        guard let kind = PaperKind(head: head) else { throw DraftRefusal.wrongKind(name) }
        if let same = contents.files.first(where: { $0.blob == blob && $0.component == component }) { return same }
        guard contents.files.count < Draft.mostFiles else { throw DraftRefusal.tooManyFiles(Draft.mostFiles) }
        let file = surroundings.newID(DraftFileTag.self)
        try db.run(
            """
            INSERT INTO dossier_draft_file (id, draft_id, component, file_name, blob, size, media_type, added_at)
            VALUES (\(file), \(id), \(component), \(name), \(blob), \(size), \(kind.mediaType), \(surroundings.now))
            """
        )
        // A file in hand says more than an earlier result.
        try db.run("DELETE FROM dossier_draft_reuse WHERE draft_id = \(id) AND component = \(component)")
        try touch(id, in: db)
        guard let row = try db.row("SELECT * FROM dossier_draft_file WHERE id = \(file)") else {
            throw DossierRefusal.unknown
        }
        return try DraftFile(row: row)
    }

    /// Bỏ tệp: takes a file out of the draft; nothing happens where it is not there any more.
    public func removeFile(_ file: DraftFileID, of id: DraftID, by viewer: Viewer, in db: WriteSession) throws {
        _ = try openDraft(id, by: viewer, in: db)
        try db.run("DELETE FROM dossier_draft_file WHERE id = \(file) AND draft_id = \(id)")
        try touch(id, in: db)
    }

    /// Dùng lại giấy tờ đã có: an earlier result of the citizen serves as a component; nil takes the choice back.
    ///
    /// - Throws: `DraftRefusal.cannotReuse`.
    public func reuse(
        _ result: ResultID?,
        as component: String,
        in id: DraftID,
        by viewer: Viewer,
        db: WriteSession
    ) throws {
        let contents = try openDraft(id, by: viewer, in: db)
        try db.run("DELETE FROM dossier_draft_reuse WHERE draft_id = \(id) AND component = \(component)")
        guard let result else { return }
        guard let part = contents.version.component(component), let person = viewer.person,
            try reusable(for: part, of: person, in: db).contains(where: { $0.id == result })
        else { throw DraftRefusal.cannotReuse }
        try db.run(
            "INSERT INTO dossier_draft_reuse (draft_id, component, result_id) VALUES (\(id), \(component), \(result))"
        )
        try touch(id, in: db)
    }

    /// The results of a person that serve as a component today, newest first.
    public func reusable(
        for component: Component,
        of person: PersonID,
        in db: ReadSession
    ) throws -> [DossierResult] {
        guard !component.reuse.isEmpty else { return [] }
        let today = surroundings.now.date
        return try db.rows(
            """
            SELECT * FROM dossier_result
            WHERE owner_id = \(person) AND code IN \(values: component.reuse)
                AND (valid_until IS NULL OR valid_until >= \(today))
            ORDER BY issued_at DESC, id DESC LIMIT 20
            """
        ).map(DossierResult.init(row:))
    }

    private func touch(_ id: DraftID, in db: WriteSession) throws {
        try db.run("UPDATE dossier_draft SET saved_at = \(surroundings.now) WHERE id = \(id)")
    }
}
