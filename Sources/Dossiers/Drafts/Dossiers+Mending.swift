import Catalogue
public import Directory
public import Kernel
public import Storage

extension Dossiers {
    /// Bản nháp bổ sung: what the viewer has prepared so far for the supplement that a dossier waits for.
    public func mendingDraft(of dossier: Dossier, for viewer: Viewer, in db: ReadSession) throws -> DraftContents? {
        guard let account = viewer.account, viewer.scope.ownsDossier(dossier.subject) else { return nil }
        let row = try db.row(
            """
            SELECT * FROM dossier_draft
            WHERE mends_dossier_id = \(dossier.id) AND account_id = \(account)
                AND mends_round = \(dossier.supplements) AND sent_dossier_id IS NULL
            ORDER BY id LIMIT 1
            """
        )
        return try row.map { try contents(of: Draft(row: $0), in: db) }
    }

    /// Begins to mend a dossier that waits for its citizen, or goes on.
    ///
    /// - Throws: `DossierRefusal.unknown`, `.wrongState`.
    public func beginMending(_ id: DossierID, by viewer: Viewer, in db: WriteSession) throws -> DraftID {
        let dossier = try dossier(id, in: db)
        try authorise(.supplemented, on: dossier, by: viewer)
        if let begun = try mendingDraft(of: dossier, for: viewer, in: db) { return begun.draft.id }
        guard let account = viewer.account else { throw DossierRefusal.unknown }
        return try insertDraft(
            dossier.version,
            for: account,
            handover: dossier.handover,
            mending: .init(dossier: id, round: dossier.supplements),
            in: db
        )
    }

    /// Gửi bổ sung: all that was prepared goes to the officer at once.
    ///
    /// A second press changes nothing: the first has sent it.
    public func sendMending(_ id: DossierID, by viewer: Viewer, in db: WriteSession) throws {
        let dossier = try dossier(id, in: db)
        guard viewer.scope.ownsDossier(dossier.subject) else { throw DossierRefusal.unknown }
        guard dossier.state == .awaitingSupplement else {
            guard try wasMended(id, by: viewer, in: db) else { throw DossierRefusal.wrongState(dossier.state) }
            return
        }
        let prepared = try mendingDraft(of: dossier, for: viewer, in: db)
        let open = try openDefects(of: id, in: db)
        guard prepared != nil || !open.contains(where: { $0.target != .whole }) else {
            let names = try version(of: dossier, in: db)
            throw DossierRefusal.missingComponents(open.map { names.component($0.key)?.name.vi ?? $0.explanation })
        }
        let files = Dictionary(grouping: prepared?.files ?? [], by: \.component)
        try supplement(
            id,
            mended: prepared?.draft.answers ?? [:],
            files: files.keys.sorted().flatMap { Self.handedIn(files[$0] ?? []) } + reused(prepared),
            position: dossier.position,
            by: viewer,
            in: db
        )
        if let prepared { try close(prepared.draft.id, with: id, in: db) }
    }

    private func reused(_ prepared: DraftContents?) -> [HandedIn] {
        (prepared?.reused ?? [:]).sorted { $0.key < $1.key }.map { component, result in
            HandedIn(key: component, source: .result, result: result)
        }
    }

    private func wasMended(_ id: DossierID, by viewer: Viewer, in db: ReadSession) throws -> Bool {
        guard let account = viewer.account else { return false }
        let sent = try db.value(
            """
            SELECT COUNT(*) FROM dossier_draft
            WHERE mends_dossier_id = \(id) AND account_id = \(account) AND sent_dossier_id IS NOT NULL
            """,
            as: Int.self
        )
        return (sent ?? 0) > 0
    }
}
