public import Catalogue
public import Directory
public import Kernel
public import Storage

extension Dossiers {
    /// Bắt đầu hoặc làm tiếp một bản nháp: the viewer's last unsent draft of the procedure, or a new one.
    ///
    /// - `fresh`: begins a new one even where there is one already.
    /// - Throws: `DossierRefusal.notOpen`, `DraftRefusal.tooManyDrafts`.
    /// - Returns: the draft, and whether it was begun earlier.
    public func beginDraft(
        of procedure: String,
        fresh: Bool = false,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> (id: DraftID, isResumed: Bool) {
        guard let account = viewer.account else { throw DossierRefusal.unknown }
        let last = try db.row(
            """
            SELECT id FROM dossier_draft
            WHERE account_id = \(account) AND procedure_code = \(procedure) AND sent_dossier_id IS NULL
                AND mends_dossier_id IS NULL AND id NOT IN (SELECT draft_id FROM counter_draft)
            ORDER BY saved_at DESC, id DESC LIMIT 1
            """
        )
        if !fresh, let last { return (try last["id"], true) }
        let version = try openVersion(of: procedure, in: db)
        return (try insertDraft(version.id, for: account, handover: .online, in: db), false)
    }

    func insertDraft(
        _ version: ProcedureVersionID,
        for account: AccountID,
        handover: Channel,
        mending: Draft.Mending? = nil,
        in db: WriteSession
    ) throws -> DraftID {
        let open = "SELECT COUNT(*) FROM dossier_draft WHERE account_id = \(account) AND sent_dossier_id IS NULL" as SQL
        guard try db.value(open, as: Int.self) ?? 0 < Draft.mostDrafts else {
            throw DraftRefusal.tooManyDrafts(Draft.mostDrafts)
        }
        let id = surroundings.newID(DraftTag.self)
        let now = surroundings.now
        try db.run(
            """
            INSERT INTO dossier_draft (id, account_id, procedure_code, procedure_version, answers, handover,
                                       started_at, saved_at, mends_dossier_id, mends_round)
            VALUES (\(id), \(account), \(version.code), \(version.description), '{}', \(handover.rawValue),
                    \(now), \(now), \(mending?.dossier), \(mending?.round))
            """
        )
        return id
    }

    /// The draft, for its owner; also a sent one, which tells where it went.
    ///
    /// - Throws: `DossierRefusal.unknown`, also where it is another's.
    public func draft(_ id: DraftID, for viewer: Viewer, in db: ReadSession) throws -> Draft {
        guard let account = viewer.account,
            let row = try db.row("SELECT * FROM dossier_draft WHERE id = \(id) AND account_id = \(account)")
        else { throw DossierRefusal.unknown }
        return try Draft(row: row)
    }

    /// The draft with its files.
    public func draftContents(_ id: DraftID, for viewer: Viewer, in db: ReadSession) throws -> DraftContents {
        try contents(of: try draft(id, for: viewer, in: db), in: db)
    }

    func contents(of draft: Draft, in db: ReadSession) throws -> DraftContents {
        // A supplement mends a dossier, which keeps the version of its day.
        let current =
            try draft.mends == nil
            ? try? openVersion(of: draft.procedureCode, pinned: draft.version, in: db)
            : procedures.version(draft.version, db)
        guard let version = try current ?? procedures.version(draft.version, db) else {
            throw DossierRefusal.notOpen(draft.procedureCode)
        }
        let reused = try db.rows("SELECT component, result_id FROM dossier_draft_reuse WHERE draft_id = \(draft.id)")
        return DraftContents(
            draft: draft,
            files: try db.rows("SELECT * FROM dossier_draft_file WHERE draft_id = \(draft.id) ORDER BY added_at, id")
                .map(DraftFile.init(row:)),
            reused: try Dictionary(uniqueKeysWithValues: reused.map { (try $0["component"], try $0["result_id"]) }),
            version: version,
            isOpen: current != nil
        )
    }

    /// The viewer's drafts of new dossiers that were not sent, last saved first, each with the name of its procedure.
    public func drafts(of viewer: Viewer, in db: ReadSession) throws -> [(draft: Draft, name: Bilingual)] {
        guard let account = viewer.account else { return [] }
        let rows = try db.rows(
            """
            SELECT * FROM dossier_draft
            WHERE account_id = \(account) AND sent_dossier_id IS NULL AND mends_dossier_id IS NULL
                AND id NOT IN (SELECT draft_id FROM counter_draft)
            ORDER BY saved_at DESC, id DESC
            """
        )
        return try rows.map(Draft.init(row:)).map { draft in
            (draft, try procedures.version(draft.version, db)?.name ?? Bilingual(vi: draft.procedureCode))
        }
    }

    /// Lưu: adds answers to those of the draft, as they were typed; unknown keys are left out.
    public func save(
        _ answers: [String: String],
        to id: DraftID,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let contents = try openDraft(id, by: viewer, in: db)
        let known = Set(contents.version.formFields.map(\.key))
        // Longer than any answer may be: the check will say so, and the rest need not be kept.
        let kept = answers.filter { known.contains($0.key) }.mapValues { String($0.prefix(10_001)) }
        let merged = contents.draft.answers.merging(kept) { $1 }
        try db.run(
            """
            UPDATE dossier_draft SET answers = \(DossierForm.write(merged)), saved_at = \(surroundings.now)
            WHERE id = \(id)
            """
        )
    }

    /// How the citizen wants the result, and why no fee is due.
    public func choose(
        handover: Channel,
        exemption: String?,
        in id: DraftID,
        by viewer: Viewer,
        db: WriteSession
    ) throws {
        let contents = try openDraft(id, by: viewer, in: db)
        let ground = contents.version.feeExemptions.first { $0.key == exemption }?.key
        try db.run(
            """
            UPDATE dossier_draft
            SET handover = \(handover.rawValue), exemption = \(ground), saved_at = \(surroundings.now)
            WHERE id = \(id)
            """
        )
    }

    /// Xóa bản nháp.
    ///
    /// Files that nobody else refers to are swept from the store later.
    public func deleteDraft(_ id: DraftID, by viewer: Viewer, in db: WriteSession) throws {
        _ = try openDraft(id, by: viewer, in: db)
        try empty(id, in: db)
        try db.run("DELETE FROM dossier_draft WHERE id = \(id)")
    }

    func empty(_ id: DraftID, in db: WriteSession) throws {
        try db.run("DELETE FROM dossier_draft_file WHERE draft_id = \(id)")
        try db.run("DELETE FROM dossier_draft_reuse WHERE draft_id = \(id)")
        try db.run("DELETE FROM dossier_draft_rescue WHERE draft_id = \(id)")
    }

    /// The draft of the viewer, where it was not sent yet.
    func openDraft(_ id: DraftID, by viewer: Viewer, in db: ReadSession) throws -> DraftContents {
        let contents = try draftContents(id, for: viewer, in: db)
        guard contents.draft.sent == nil else { throw DraftRefusal.sentBefore }
        return contents
    }
}
