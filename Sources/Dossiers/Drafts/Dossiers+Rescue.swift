public import Catalogue
public import Directory
public import Kernel
public import Storage

/// Names the ids of rescued answers.
public enum DraftRescueTag {}
/// Mã của một lần cứu câu trả lời.
public typealias DraftRescueID = Identifier<DraftRescueTag>

extension Dossiers {
    /// At most so many rescues wait for the owner of a draft.
    private static let mostRescues = 20
    /// A rescue that nobody came back for is forgotten after a day.
    private static let rescueMinutes = 1440

    /// Cứu câu trả lời: keeps what was typed into a draft when the session had ended.
    ///
    /// The draft itself stays as it is, since nobody has signed in; only its owner is shown what was kept.
    ///
    /// - Returns: under which id it is found; nil where there is no such draft.
    public func rescue(
        _ form: (ProcedureVersion) throws -> [String: String],
        of id: DraftID,
        in db: WriteSession
    ) throws -> DraftRescueID? {
        guard let row = try db.row("SELECT * FROM dossier_draft WHERE id = \(id) AND sent_dossier_id IS NULL") else {
            return nil
        }
        let contents = try contents(of: Draft(row: row), in: db)
        let known = Set(contents.version.formFields.map(\.key))
        let answers = try form(contents.version).filter { known.contains($0.key) }.mapValues {
            String($0.prefix(10_001))
        }
        let rescue = surroundings.newID(DraftRescueTag.self)
        let now = surroundings.now
        try db.run("DELETE FROM dossier_draft_rescue WHERE at < \(now.adding(minutes: -Self.rescueMinutes))")
        try db.run(
            """
            DELETE FROM dossier_draft_rescue WHERE draft_id = \(id) AND id NOT IN (
                SELECT id FROM dossier_draft_rescue WHERE draft_id = \(id)
                ORDER BY at DESC, id DESC LIMIT \(Self.mostRescues - 1))
            """
        )
        try db.run(
            """
            INSERT INTO dossier_draft_rescue (id, draft_id, answers, at)
            VALUES (\(rescue), \(id), \(DossierForm.write(answers)), \(now))
            """
        )
        return rescue
    }

    /// What was rescued of a draft, for its owner; nil where nothing was, or a day has passed.
    public func rescued(
        _ rescue: DraftRescueID,
        of id: DraftID,
        for viewer: Viewer,
        in db: ReadSession
    ) throws -> [String: String]? {
        _ = try draft(id, for: viewer, in: db)
        let answers = try db.value(
            """
            SELECT answers FROM dossier_draft_rescue
            WHERE id = \(rescue) AND draft_id = \(id) AND at >= \(surroundings.now.adding(minutes: -Self.rescueMinutes))
            """,
            as: String.self
        )
        return try answers.map(DossierForm.read)
    }
}
