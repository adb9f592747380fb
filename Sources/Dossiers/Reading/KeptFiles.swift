public import Storage

extension Dossiers {
    /// Tệp phải còn: the files that dossiers and drafts name; each must lie in the store.
    public static func namedFiles(in db: ReadSession) throws -> Set<BlobHash> {
        var named: Set<BlobHash> = []
        try db.each(
            """
            SELECT blob FROM dossier_component WHERE blob IS NOT NULL
            UNION SELECT blob FROM dossier_draft_file
            """
        ) { row in named.insert(try row[0]) }
        return named
    }
}
