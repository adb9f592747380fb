public import Catalogue
import Kernel
public import Storage

/// Đường đi của hồ sơ: where a dossier stands and at which desks it has lain; nothing of what was entered.
public struct DossierTrail: Sendable {
    /// Where it stands.
    public let dossier: Dossier
    /// The version to which it is pinned.
    public let version: ProcedureVersion
    /// Every stay at a desk, the oldest first; the last is the open one.
    public let steps: [DossierFile.StepRow]
}

extension DossierFile {
    /// Where it stands, for who need not see the rest.
    public var trail: DossierTrail { DossierTrail(dossier: dossier, version: version, steps: steps) }
}

extension Dossiers {
    /// Tra cứu: the trail of the dossier with this code or reference, for one who has its PIN; no login.
    ///
    /// A wrong code and a wrong PIN answer the same, so that nobody learns which codes exist.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    public func track(code: String, pin: String, in db: ReadSession) throws -> DossierTrail {
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
        guard !dossier.isInternal, Self.equalInConstantTime(dossier.pin, VietnameseText.cleaned(pin)) else {
            throw DossierRefusal.unknown
        }
        return DossierTrail(
            dossier: dossier,
            version: try version(of: dossier, in: db),
            steps: try steps(of: dossier.id, in: db)
        )
    }

    private static func equalInConstantTime(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
