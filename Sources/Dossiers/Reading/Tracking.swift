public import Directory
public import Kernel
public import Storage

extension Dossiers {
    /// Tra cứu: the dossier with this code or reference, for one who has its PIN; no login.
    ///
    /// A wrong code and a wrong PIN answer the same, so that nobody learns which codes exist.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    public func track(code: String, pin: String, in db: ReadSession) throws -> DossierFile {
        let wanted = VietnameseText.cleaned(code).uppercased()
        let row = try db.row(
            """
            SELECT * FROM dossier WHERE code = \(wanted)
            UNION ALL SELECT * FROM dossier WHERE reference = \(wanted)
            LIMIT 1
            """
        )
        guard let row else { throw DossierRefusal.unknown }
        let dossier = try Dossier(row: row)
        guard Self.equalInConstantTime(dossier.pin, VietnameseText.cleaned(pin)) else { throw DossierRefusal.unknown }
        return try file(dossier, in: db)
    }

    /// The dossiers of a person, newest first, as applicant or as the one who sent them.
    public func dossiers(of viewer: Viewer, limit: Int = 100, in db: ReadSession) throws -> [Dossier] {
        try db.rows(
            """
            SELECT * FROM dossier WHERE \(sql: viewer.scope.ownCondition(.dossier))
            ORDER BY submitted_at DESC, id DESC LIMIT \(limit)
            """
        ).map(Dossier.init(row:))
    }

    /// Kho giấy tờ: the results of a person, newest first.
    public func results(of person: PersonID, in db: ReadSession) throws -> [DossierResult] {
        try db.rows(
            "SELECT * FROM dossier_result WHERE owner_id = \(person) ORDER BY issued_at DESC, id DESC LIMIT 500"
        )
        .map(DossierResult.init(row:))
    }

    private static func equalInConstantTime(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
