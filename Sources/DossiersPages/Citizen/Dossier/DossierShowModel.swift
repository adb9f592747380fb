import Catalogue
import Documents
import Dossiers
import HTML
import Kernel
import Territory

/// Một hồ sơ của người dân: what its page shows.
struct DossierShowModel: Sendable {
    let file: DossierFile
    let course: DossierCourse
    /// The agency that received it.
    let counter: Phrase?
    /// What the reader may do now.
    let actions: Set<DossierEvent.Kind>
    /// How the citizen rated the service; nil where they did not, or it has not ended.
    let rating: DossierRating?
    /// Who looked at it; nil for who only sent it for somebody else.
    let looks: Looks?
    /// The number of its last record in the ledger.
    let sequence: Int64?
    /// Its signed papers.
    let documents: [IssuedDocument]
    let atlas: Atlas

    /// Lượt xem.
    struct Looks: Sendable {
        let count: Int
        let viewers: Int
    }

    var dossier: Dossier { file.dossier }

    /// What the citizen is asked to mend now.
    var openDefects: [Defect] {
        file.defects.filter { $0.round > 0 && $0.mendedAt == nil }.map(\.defect)
    }

    /// Why it was not accepted.
    var refusalGrounds: [Defect] { file.defects.filter { $0.round == 0 }.map(\.defect) }

    /// What an officer wrote when the dossier ended without a result.
    var lastNote: String? {
        file.steps.last { $0.endedAt != nil }?.note.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What the reason of the pause says.
    var pauseGround: String? {
        file.pauses.last { $0.to == nil }.map(\.ground).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What a defect is about, in the words of the form.
    func subject(of defect: Defect) -> Phrase? {
        switch defect.target {
        case .field: file.version.formField(defect.key).map { Phrase($0.label) }
        case .component: file.version.component(defect.key).map { Phrase($0.name) }
        case .whole: nil
        }
    }
}
