public import Storage

extension Dossiers {
    /// The codes of dossiers, official where they have one; one query.
    ///
    /// - Throws: `StorageError`.
    public func codes(of dossiers: [DossierID], in db: ReadSession) throws -> [DossierID: String] {
        guard !dossiers.isEmpty else { return [:] }
        let rows = try db.rows(
            "SELECT id, COALESCE(code, reference) FROM dossier WHERE id IN \(values: dossiers)"
        )
        return try Dictionary(rows.map { (try $0[0], try $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
}
