public import Directory
public import Kernel
public import Storage

/// Ý kiến được hỏi: a question of another agency to one of the viewer's agencies, with the dossier that it is about.
public struct AskedOpinion: Sendable, Identifiable {
    /// The question and its answer.
    public let opinion: DossierFile.Opinion
    /// The dossier, as it stands.
    public let dossier: Dossier

    /// The question.
    public var id: OpinionID { opinion.id }
}

extension Dossiers {
    /// What other agencies ask of the viewer's: open questions first, due first; at most 100.
    ///
    /// - Parameters:
    ///   - answered: those that were answered, newest first, instead of the open ones.
    ///   - viewer: an officer; every officer of the agency reads them, heads and leaders answer.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: the questions with their dossiers; empty for a citizen.
    public func opinionsAsked(
        answered: Bool = false,
        of viewer: Viewer,
        in db: ReadSession
    ) throws -> [AskedOpinion] {
        let rows = try db.rows(
            """
            SELECT * FROM dossier_opinion
            WHERE agency_id IN \(values: viewer.agencies.sorted())
              AND answered_at IS \(sql: answered ? "NOT NULL" : "NULL")
            ORDER BY \(sql: answered ? "answered_at DESC, id" : "due_at, id") LIMIT 100
            """
        )
        return try joined(rows, in: db)
    }

    /// One question to an agency of the viewer.
    ///
    /// - Throws: `DossierRefusal.unknown`, also where another agency was asked.
    public func opinionAsked(_ id: OpinionID, of viewer: Viewer, in db: ReadSession) throws -> AskedOpinion {
        let rows = try db.rows(
            """
            SELECT * FROM dossier_opinion WHERE id = \(id) AND agency_id IN \(values: viewer.agencies.sorted())
            """
        )
        guard let asked = try joined(rows, in: db).first else { throw DossierRefusal.unknown }
        return asked
    }

    private func joined(_ rows: [Row], in db: ReadSession) throws -> [AskedOpinion] {
        let ids = try rows.map { try $0["dossier_id"] as DossierID }
        guard !ids.isEmpty else { return [] }
        let dossiers = try db.rows("SELECT * FROM dossier WHERE id IN \(values: Set(ids).sorted())")
            .map(Dossier.init(row:))
        let byID = Dictionary(dossiers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try zip(rows, ids).compactMap { row, id in
            try byID[id].map { AskedOpinion(opinion: try DossierFile.Opinion(row: row), dossier: $0) }
        }
    }
}
