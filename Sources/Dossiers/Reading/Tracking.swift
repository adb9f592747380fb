import Kernel
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

    private static func equalInConstantTime(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
