import Directory
import Dossiers
import Storage
import Web

extension Visit {
    /// Runs a deed once for each key of a form, whoever presses how often.
    ///
    /// - `deed`: which deed it is; a key is taken for one deed only.
    /// - Returns: the answer of the first time.
    func once(
        _ deed: String,
        _ key: IdempotencyKey,
        in db: WriteSession,
        _ body: () throws -> String
    ) throws -> String {
        guard let account = viewer.account else { throw DossierRefusal.unknown }
        return try AnsweredRequest.once(
            scope: "account:\(account)",
            key: key.description,
            content: Array("\(deed) \(path)".utf8),
            at: now,
            in: db,
            body
        ).answer
    }
}
