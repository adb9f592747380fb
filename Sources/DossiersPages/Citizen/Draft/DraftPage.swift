import Catalogue
import Directory
import Dossiers
import Kernel
import Storage
import Territory

/// Bản nháp trên trang: all that a page of the wizard shows, of one moment.
struct DraftPage: Sendable {
    let contents: DraftContents
    let form: FilledForm
    /// Whose dossier it will be.
    let person: Person
    /// Who would receive it, when it would be due, what it costs.
    let outlook: Outlook
    /// The citizen's own documents that are still valid.
    let documents: [DossierResult]

    var draft: Draft { contents.draft }
    var version: ProcedureVersion { contents.version }

    /// The papers that the case asks for.
    var papers: [Paper] { version.components(for: form.check.answers) }

    /// Papers that are demanded as files and are not there yet.
    var missingPapers: [Paper] { contents.missing(for: form.check.answers) }

    /// The documents of the citizen that serve as a paper.
    func serving(_ paper: Paper) -> [DossierResult] {
        documents.filter { document in document.code.map(paper.reuse.contains) ?? false }
    }

    /// The steps in order; a procedure without papers has no page for them.
    var steps: [WizardStep] {
        form.sections.map { .section($0.key) } + (papers.isEmpty ? [] : [.papers]) + [.handover, .review]
    }

    /// The step after this one; the last page where the reader only came to change something.
    func next(after step: WizardStep, isChange: Bool) -> WizardStep {
        if isChange, form.openSections.isEmpty, missingPapers.isEmpty { return .review }
        let steps = steps
        guard let place = steps.firstIndex(of: step), place + 1 < steps.count else { return .review }
        return steps[place + 1]
    }

    /// The step before this one.
    func previous(before step: WizardStep) -> WizardStep? {
        let steps = steps
        guard let place = steps.firstIndex(of: step), place > 0 else { return nil }
        return steps[place - 1]
    }

    /// Where to go on: the first step on which something is open.
    var resume: WizardStep {
        if let section = form.openSections.first { return .section(section.key) }
        return missingPapers.isEmpty ? .review : .papers
    }

    /// Whether everything is there that the engine asks for.
    var isComplete: Bool { contents.isOpen && form.check.isComplete && missingPapers.isEmpty }
}

/// Bước: one page of the wizard.
enum WizardStep: Hashable, Sendable {
    case section(String)
    case papers
    case handover
    case review

    /// The name of the parameter that says that the reader came from the last page to change something.
    static let changing = "sua"
}

extension CitizenPages {
    /// The draft of the viewer with all that its pages show.
    ///
    /// A constant number of queries.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    ///
    /// `over` are answers that stand before those of the draft.
    func draftPage(
        _ id: DraftID,
        for viewer: Viewer,
        at moment: Instant,
        over typed: [String: String] = [:],
        in db: ReadSession
    ) throws -> DraftPage {
        let contents = try dossiers.draftContents(id, for: viewer, in: db)
        guard let id = viewer.person, let person = try directory.person(id, in: db) else {
            throw DossierRefusal.unknown
        }
        let atlas = try territory.atlas(in: db)
        let form = FilledForm(
            version: contents.version,
            typed: contents.draft.answers.merging(typed) { $1 },
            known: KnownAnswers(of: person, atlas: atlas, on: moment.date),
            atlas: atlas,
            date: moment.date
        )
        return DraftPage(
            contents: contents,
            form: form,
            person: person,
            outlook: try dossiers.outlook(
                contents.version,
                answers: form.check.answers,
                channel: .online,
                exemption: contents.draft.exemption,
                in: db
            ),
            documents: try dossiers.results(of: id, in: db).filter { $0.validUntil.map { $0 >= moment.date } ?? true }
        )
    }
}
