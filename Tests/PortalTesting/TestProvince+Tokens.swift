import App
public import Directory
import Ledger
import Storage

extension TestProvince {
    /// An access token of somebody.
    public func token(
        _ role: Role,
        scopes: Set<TokenScope> = Set(TokenScope.allCases),
        days: Int = 30
    ) async throws -> String {
        let account = try person(role).account
        let directory = province.directory
        return try await province.database.write { db in
            try directory.issueToken(for: account, named: "thử", scopes: scopes, days: days, by: .system, in: db).token
        }
    }
}
