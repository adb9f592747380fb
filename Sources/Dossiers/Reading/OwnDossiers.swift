public import Directory
public import Kernel
public import Storage

/// Hồ sơ của tôi: a page of the dossiers of one person, as applicant or as the one who sent them.
public struct OwnDossiers: Sendable {
    /// Those of the page: first what waits for the person, then what goes its way, then what is over.
    public let items: [Dossier]
    /// How many there are in all.
    public let total: Int
    /// How many wait for the person.
    public let waiting: Int
}

extension Dossiers {
    /// A page of the viewer's own dossiers.
    ///
    /// Two queries, however many there are.
    public func ownDossiers(
        of viewer: Viewer,
        limit: Int,
        offset: Int,
        in db: ReadSession
    ) throws -> OwnDossiers {
        let own = viewer.scope.ownCondition(.dossier)
        let waiting: SQL = "state IN \(values: [DossierState.awaitingSupplement, .awaitingPayment])"
        let rows = try db.rows(
            """
            SELECT * FROM dossier WHERE \(sql: own)
            ORDER BY
                CASE WHEN \(sql: waiting) THEN 0
                    WHEN state = \(DossierState.done) THEN 1
                    WHEN finished_at IS NULL THEN 2
                    ELSE 3 END,
                submitted_at DESC, id DESC
            LIMIT \(limit) OFFSET \(offset)
            """
        )
        let counts = try db.row(
            """
            SELECT COUNT(*) AS total, CAST(SUM(CASE WHEN \(sql: waiting) THEN 1 ELSE 0 END) AS BIGINT) AS waiting
            FROM dossier WHERE \(sql: own)
            """
        )
        return OwnDossiers(
            items: try rows.map(Dossier.init(row:)),
            total: try counts?["total"] ?? 0,
            waiting: try counts?["waiting"] as Int? ?? 0
        )
    }

    /// Kho giấy tờ: the results of a person, newest first.
    public func results(of person: PersonID, in db: ReadSession) throws -> [DossierResult] {
        try db.rows(
            "SELECT * FROM dossier_result WHERE owner_id = \(person) ORDER BY issued_at DESC, id DESC LIMIT 500"
        )
        .map(DossierResult.init(row:))
    }

    /// The viewer's own dossiers, newest first, behind a cursor.
    ///
    /// - Parameters:
    ///   - viewer: whose.
    ///   - after: the last dossier of the part before.
    ///   - limit: at most so many, and one more where the list goes on.
    ///   - db: the session.
    /// - Throws: `StorageError` alone: a list that is empty is no fault.
    /// - Returns: up to `limit + 1` dossiers.
    public func ownDossiers(
        of viewer: Viewer,
        after: DossierFilter.Cursor?,
        limit: Int,
        in db: ReadSession
    ) throws -> [Dossier] {
        var conditions: [SQL] = [viewer.scope.ownCondition(.dossier)]
        if let after { conditions.append(after.condition) }
        return try db.rows(
            """
            SELECT * FROM dossier WHERE \(sql: conditions.joined(separator: " AND "))
            ORDER BY submitted_at DESC, id DESC LIMIT \(limit + 1)
            """
        ).map(Dossier.init(row:))
    }

    /// The dossier as it stands, for one who may see it by scope.
    ///
    /// - Throws: `DossierRefusal.unknown`, also where it exists but is not the viewer's to see.
    public func dossier(_ id: DossierID, for viewer: Viewer, in db: ReadSession) throws -> Dossier {
        let dossier = try dossier(id, in: db)
        guard viewer.scope.contains(dossier.subject) else { throw DossierRefusal.unknown }
        return dossier
    }

    /// Giấy tờ: one result, for the person whose document it is.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    public func result(_ id: ResultID, for viewer: Viewer, in db: ReadSession) throws -> DossierResult {
        guard let person = viewer.person,
            let row = try db.row("SELECT * FROM dossier_result WHERE id = \(id) AND owner_id = \(person)")
        else { throw DossierRefusal.unknown }
        return try DossierResult(row: row)
    }
}
