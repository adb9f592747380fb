import Kernel
import Storage
import Territory

extension Dossiers {
    /// Puts the unit that took over as a whole into drafts that name one that ended; drafts are not events.
    ///
    /// - Returns: how many drafts were carried over, and how many name a unit that was divided or has no successor.
    func carryDraftsOver(
        _ reform: ReformPlan,
        atlas: Atlas,
        in db: WriteSession
    ) throws -> (carried: Int, toChoose: Int) {
        let ended = Set(reform.ended)
        var (carried, toChoose) = (0, 0)
        for row in try db.rows("SELECT id, answers FROM dossier_draft ORDER BY id") {
            let id: String = try row["id"]
            var answers = try DossierForm.read(try row["answers"])
            var (isChanged, isOpen) = (false, false)
            for (key, text) in answers {
                guard let unit = UnitID(text), ended.contains(unit) else { continue }
                let heirs = atlas.successors(of: unit, on: reform.effective)
                if heirs.count == 1, heirs[0].isWhole, atlas.unit(heirs[0].to)?.level == atlas.unit(unit)?.level {
                    answers[key] = heirs[0].to.description
                    isChanged = true
                } else {
                    isOpen = true
                }
            }
            if isChanged {
                try db.run("UPDATE dossier_draft SET answers = \(DossierForm.write(answers)) WHERE id = \(id)")
                carried += 1
            }
            if isOpen { toChoose += 1 }
        }
        return (carried, toChoose)
    }
}
