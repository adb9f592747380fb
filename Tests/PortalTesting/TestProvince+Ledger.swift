import App
import Ledger
import Storage

extension TestProvince {
    /// Builds all tables anew from the ledger, and fails where one of them is not what it was.
    ///
    /// - Returns: how many rows each table has.
    @discardableResult
    public func rebuildsTheSame() async throws -> [String: Int] {
        let (ledger, database) = (province.ledger, province.database)
        let before = try await database.read { try ledger.fingerprints(in: $0) }
        try await database.write { try ledger.rebuild(in: $0) }
        let after = try await database.read { try ledger.fingerprints(in: $0) }
        for (old, new) in zip(before, after) where old.hash != new.hash {
            throw TestFailure("\(old.table) had \(old.rows) rows and has \(new.rows) others")
        }
        return Dictionary(after.map { ($0.table, $0.rows) }, uniquingKeysWith: { first, _ in first })
    }
}
