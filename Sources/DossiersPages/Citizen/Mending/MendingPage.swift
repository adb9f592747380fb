import Catalogue
import Dossiers
import HTML
import Kernel
import Territory

/// Trang bổ sung: what was found wrong, and what the citizen has prepared to mend it.
struct MendingPage: Sendable {
    let file: DossierFile
    let prepared: DraftContents?
    let documents: [DossierResult]
    let atlas: Atlas
    /// The form with the mended answers over the old ones.
    let form: FilledForm
    /// The fields that may be answered: those named, and what hangs on them.
    let fields: Set<String>

    init(file: DossierFile, prepared: DraftContents?, documents: [DossierResult], atlas: Atlas) {
        self.file = file
        self.prepared = prepared
        self.documents = documents
        self.atlas = atlas
        fields = file.fieldsToMend
        form = FilledForm(
            version: file.version,
            typed: file.answers.merging(prepared?.draft.answers ?? [:]) { $1 },
            known: .none,
            atlas: atlas,
            date: file.dossier.submittedAt.date
        )
    }

    /// Whether the dossier waits for it.
    var isOpen: Bool { file.dossier.state == .awaitingSupplement }

    /// All that was found wrong and not mended yet.
    var defects: [Defect] { file.openDefects }

    /// What was found wrong with the whole.
    var general: [Defect] { defects.filter { $0.target == .whole } }

    /// What was found wrong, by the key of the field or component.
    func remarks(_ target: Defect.Target) -> [String: Phrase] {
        let found = defects.filter { $0.target == target }
        return Dictionary(
            found.map { ($0.key, Phrase($0.explanation)) },
            uniquingKeysWith: { first, second in
                Phrase(vi: "\(first.vi) \(second.vi)", en: "\(first.en) \(second.en)")
            }
        )
    }

    /// The papers that are asked for: those named, and those that a mended answer brings up; where nothing is named, all.
    var papers: [Paper] {
        let named = Set(defects.filter { $0.target == .component }.map(\.key))
        let before = Set(file.version.components(for: file.answers).map(\.key))
        let now = file.version.components(for: form.check.answers)
        let brought = now.filter { !before.contains($0.key) && $0.online == .file }
        let asked = file.version.components.filter { named.contains($0.key) }
        let all = asked + brought.filter { paper in !asked.contains { $0.key == paper.key } }
        return all.isEmpty && fields.isEmpty ? now.filter { $0.online == .file } : all
    }

    /// Papers that must come and are not there yet.
    var missing: [Paper] {
        let named = Set(defects.filter { $0.target == .component }.map(\.key))
        return papers.filter { paper in
            (named.contains(paper.key) || (paper.isRequired && !fields.isEmpty))
                && prepared?.files(of: paper.key).isEmpty ?? true && prepared?.reused[paper.key] == nil
        }
    }

    /// What is wrong with the answers that may be mended here.
    var problems: [FormProblem] { form.check.problems.filter { fields.contains($0.field) } }

    /// The pages of the form that hold fields to mend.
    var sections: [FormSection] {
        form.sections.filter { section in section.fields.contains { fields.contains($0.key) } }
    }
}

extension DossierFile {
    fileprivate var openDefects: [Defect] {
        defects.filter { $0.round > 0 && $0.mendedAt == nil }.map(\.defect)
    }

    /// The fields that may be answered anew: those in which something was found wrong, and what hangs on them.
    var fieldsToMend: Set<String> {
        version.dependents(of: Set(openDefects.filter { $0.target == .field }.map(\.key)))
    }
}
