public import Storage
public import Territory

extension Directory {
    /// The level of an agency, for projections: nothing but the table, which is one itself; nil for an unknown agency.
    ///
    /// - Throws: `StorageError`.
    public static func level(of agency: AgencyID, in db: ReadSession) throws -> Level? {
        try db.value("SELECT level FROM agency WHERE id = \(agency)")
    }
}
