import Directory
import Documents
import Dossiers
import Kernel
import Storage
import Web

/// Nội dung của một biểu mẫu in: the facts of a form, and the links that its sheet shows.
struct PrintModel: Sendable {
    let facts: FormFacts
    /// The whole address of the tracking page with the code and PIN.
    let trackingLink: String
    /// The whole address at which the proof of the submission is checked, with the record's number.
    var proof: (link: String, sequence: Int64)?
    let isForOfficer: Bool
    let now: Instant

    var form: OfficialForm { facts.form }
    var file: DossierFile { facts.file }
    var dossier: Dossier { facts.dossier }
    var agency: Agency { facts.agency }
}

extension OfficerPages {
    func printModel(
        _ form: OfficialForm,
        _ id: DossierID,
        for viewer: Viewer,
        _ visit: Visit,
        in db: ReadSession
    ) throws -> PrintModel {
        let file = try dossiers.file(id, for: viewer, in: db)
        let dossier = file.dossier
        let isOwn = viewer.scope.ownsDossier(dossier.subject)
        guard form.exists(for: file), form.isForCitizen || !isOwn || viewer.scope.handlesDossier(dossier.subject) else {
            throw DossierRefusal.unknown
        }
        return PrintModel(
            facts: try FormFacts(form, of: file, directory, territory, in: db),
            trackingLink: visit.link(
                to: ("/tra-cuu" as WebPath).adding("ma", dossier.name).adding("pin", dossier.pin)
            ),
            proof: nil,
            isForOfficer: viewer.scope.handlesDossier(dossier.subject),
            now: visit.now
        )
    }
}
