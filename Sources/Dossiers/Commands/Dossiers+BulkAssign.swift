public import Directory
public import Kernel
public import Storage

/// Kết quả phân công: what became of one dossier of a bulk assignment.
public struct AssignmentOutcome: Hashable, Codable, Sendable {
    /// Which dossier.
    public let dossier: DossierID
    /// Its code, or the id where it is not the viewer's to see.
    public let name: String
    /// Who has it now; nil where it was not assigned.
    public let officer: String?
    /// Why it was not assigned, in words; nil where it was.
    public let refusal: String?
}

extension Dossiers {
    /// Phân công nhiều hồ sơ: gives several dossiers to one officer in one transaction, each with its own outcome.
    ///
    /// One that cannot be assigned, because it was taken meanwhile or lies elsewhere, does not hold up the others.
    ///
    /// - Parameters:
    ///   - dossiers: each with the position that the page showed.
    ///   - officer: who gets them; nil gives each to whoever has the least at that moment.
    ///   - note: what the head wants to be minded with all of them.
    ///   - viewer: a head or leader.
    ///   - db: the session.
    /// - Throws: `StorageError`; a refusal is the outcome of its dossier.
    /// - Returns: an outcome for each dossier, in the order given.
    public func assign(
        _ dossiers: [(id: DossierID, position: Int)],
        to officer: PersonID?,
        note: String = "",
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> [AssignmentOutcome] {
        try dossiers.map { one in
            do {
                try assign(one.id, to: officer, note: note, position: one.position, by: viewer, in: db)
                let after = try dossier(one.id, in: db)
                return AssignmentOutcome(
                    dossier: one.id,
                    name: after.name,
                    officer: after.assigneeName ?? "",
                    refusal: nil
                )
            } catch let refusal as DossierRefusal {
                let before = try? dossier(one.id, in: db)
                let name = before.flatMap { viewer.scope.contains($0.subject) ? $0.name : nil }
                return AssignmentOutcome(
                    dossier: one.id,
                    name: name ?? one.id.description,
                    officer: nil,
                    refusal: refusal.vietnamese
                )
            }
        }
    }
}
