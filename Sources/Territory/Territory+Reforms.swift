public import Kernel
public import Storage

/// Đợt sắp xếp đã áp dụng.
public struct AppliedReform: Hashable, Sendable {
    /// Its name in the system.
    public var key: String
    /// In Vietnamese, as the resolution has it.
    public var title: String
    /// The numbers and names of the resolutions.
    public var legalBasis: [String]
    /// The day from which it holds here.
    public var effective: CivilDate
}

extension Territory {
    /// The reforms that were applied, the latest first; those of a day to come among them.
    public func reforms(in db: ReadSession) throws -> [AppliedReform] {
        try db.rows("SELECT * FROM territory_reform ORDER BY effective_on DESC, key DESC").map { row in
            AppliedReform(
                key: try row["key"],
                title: try row["title"],
                legalBasis: (try row["legal_basis"] as String).split(separator: "\n").map(String.init),
                effective: try row["effective_on"]
            )
        }
    }
}
