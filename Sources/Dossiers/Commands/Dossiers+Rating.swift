public import Directory
public import Kernel
import Ledger
public import Storage

extension Dossiers {
    /// Đánh giá: the citizen says how content they are; until the days are over they may say otherwise.
    ///
    /// The same said again writes nothing, so a page that is sent twice needs no key.
    ///
    /// - Throws: `.unknown`, `.wrongState` before the end, `.ratingClosed`, `.notYourDesk` for officers.
    public func rate(_ id: DossierID, _ rating: DossierRating, by viewer: Viewer, in db: WriteSession) throws {
        let dossier = try dossier(id, in: db)
        try authorise(.rated, on: dossier, by: viewer)
        try write(rating, of: dossier, by: viewer, in: db)
    }

    /// The same for who has code and PIN and need not sign in.
    ///
    /// - Throws: `.unknown` for a wrong code or PIN, `.wrongState` before the end, `.ratingClosed`.
    public func rate(code: String, pin: String, _ rating: DossierRating, in db: WriteSession) throws {
        let dossier = try track(code: code, pin: pin, in: db).dossier
        try demandTime(for: .rated, on: dossier)
        try write(rating, of: dossier, by: .stranger, in: db)
    }

    /// Whether who has code and PIN may rate it now.
    public func takesRating(_ dossier: Dossier) -> Bool {
        (try? demandTime(for: .rated, on: dossier)) != nil
    }

    private func write(_ rating: DossierRating, of dossier: Dossier, by viewer: Viewer, in db: WriteSession) throws {
        guard try self.rating(of: dossier.id, in: db) != rating else { return }
        try write(
            .rated(.init(score: rating.score, reasons: rating.reasons, remark: rating.remark)),
            to: dossier.id,
            by: viewer.actor(),
            in: db
        )
    }
}
