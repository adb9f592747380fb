import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension BoardPath {
    static let instructions: WebPath = "/ioc/chi-dao"

    /// An instruction, by its dossier.
    static func instruction(_ id: DossierID) -> WebPath { "/ioc/chi-dao/\(id.description)" }

    /// Where an instruction about a figure is written.
    static func newInstruction(_ key: String, of subject: BoardSubject, _ choice: PeriodChoice) -> WebPath {
        choice.path(("/ioc/chi-tieu/\(key)/chi-dao" as WebPath).adding("cua", subject.word))
    }
}

extension InsightsPages {
    /// What is said about a figure, and what is ordered because of it.
    func addRemarks(to routes: inout Routes) {
        routes.form("/ioc/chi-tieu/{key}/y-kien", .citizen, "ioc.remark") { visit, form in
            try await remark(visit, form)
        }
        routes.form("/ioc/y-kien/{id}/bo", .citizen, "ioc.remark.remove") { visit, form in
            try await removeRemark(visit, form)
        }
        routes.page("/ioc/chi-tieu/{key}/chi-dao", .citizen, "ioc.instruction.new") { visit in
            try await showInstructionForm(visit, InstructionDraft(visit.query), security: visit.formSecurity())
        }
        routes.form("/ioc/chi-tieu/{key}/chi-dao", .citizen, "ioc.instruction.give") { visit, form in
            try await instruct(visit, form)
        }
        routes.page("/ioc/chi-dao", .citizen, "ioc.instructions") { visit in try await showInstructions(visit) }
        routes.page("/ioc/chi-dao/{id}", .citizen, "ioc.instruction") { visit in try await showInstruction(visit) }
    }

    /// The remarks and instructions that stand under an indicator.
    func talk(
        _ key: String,
        of subject: BoardSubject,
        _ visit: Visit,
        _ sight: Sight,
        in db: ReadSession
    ) throws -> FigureTalk {
        FigureTalk(
            remarks: try remarks.remarks(on: key, of: subject, in: db),
            instructions: try remarks.instructions(on: key, of: subject, in: db),
            reader: visit.viewer.person,
            mayInstruct: remarks.instructs(visit.viewer),
            tree: sight.tree,
            now: visit.now
        )
    }

    private func figure(_ visit: Visit, _ form: FormData) throws -> (RemarkDesk.Figure, PeriodChoice) {
        guard let subject = BoardSubject(word: form.text("cua")) else { throw WebRefusal.notFound }
        let choice = PeriodChoice(form)
        let key = try visit.parameter("key")
        return (RemarkDesk.Figure(key, of: subject, choice.period(visit.now.date)), choice)
    }

    private func remark(_ visit: Visit, _ form: FormData) async throws -> Response {
        let (figure, choice) = try figure(visit, form)
        do {
            try await database.write { db in
                _ = try visit.once(form, in: db) {
                    try remarks.remark(form.lines(RemarkDraft.field), on: figure, by: visit.viewer, in: db).description
                }
            }
        } catch let refusal as RemarkRefusal where refusal != .unknown {
            let draft = RemarkDraft(
                words: form.lines(RemarkDraft.field),
                fault: refusal,
                security: visit.formSecurity(again: form)
            )
            return try await showIndicator(visit, of: figure.subject, choice, draft: draft)
        }
        let words = visit.language == .vi ? "Đã ghi ý kiến." : "The remark was kept."
        return visit.redirect(
            to: BoardPath.indicator(figure.indicator, of: figure.subject, choice).fragment("y-kien-ve-so-lieu"),
            flash: .success(words)
        )
    }

    private func removeRemark(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id: RemarkID = try visit.id("id")
        // What is taken away twice is away once: no key is needed.
        let figure = try await database.write { db in try remarks.remove(id, by: visit.viewer, in: db) }
        let words = visit.language == .vi ? "Đã bỏ ý kiến." : "The remark was taken away."
        return visit.redirect(
            to: BoardPath.indicator(figure.indicator, of: figure.subject, PeriodChoice(form)),
            flash: .success(words)
        )
    }

    private func showInstructionForm(
        _ visit: Visit,
        _ draft: InstructionDraft,
        security: FormSecurity
    ) async throws -> Response {
        let key = try visit.parameter("key")
        let view = try await database.read { db -> InstructionFormView in
            let (sight, subject) = try look(visit, draft.namesSubject ? BoardSubject(word: draft.subject) : nil, in: db)
            guard remarks.instructs(visit.viewer),
                let reading = try insights.board(subject, draft.choice.period(visit.now.date), in: db)?.indicator(key)
            else { throw WebRefusal.notFound }
            return InstructionFormView(
                reading: reading,
                subject: subject,
                title: sight.title(subject, procedure: try insights.procedureNames(in: db)),
                agencies: remarks.agencies(for: subject, sight).map { Choice($0.id.description, $0.shortName) },
                draft: draft,
                period: draft.choice.period(visit.now.date),
                security: security
            )
        }
        return visit.page(
            view.page,
            for: .officer,
            status: draft.fault == nil ? .ok : .unprocessableContent
        ) { view.write(to: &$0) }
    }

    private func instruct(_ visit: Visit, _ form: FormData) async throws -> Response {
        let (figure, choice) = try figure(visit, form)
        var draft = InstructionDraft(form)
        let typed = draft
        do {
            let (id, _) = try await database.write { db in
                try visit.once(form, in: db) {
                    let order = RemarkDesk.Draft(
                        agency: AgencyID(typed.agency),
                        words: typed.words,
                        deadline: CivilDate(DateInput.tidied(typed.deadline))
                    )
                    return try remarks.instruct(order, on: figure, by: visit.viewer, in: db).description
                }
            }
            let words = visit.language == .vi ? "Đã giao nhiệm vụ." : "The instruction was given."
            guard let dossier = DossierID(id) else {
                return visit.redirect(to: BoardPath.indicator(figure.indicator, of: figure.subject, choice))
            }
            return visit.redirect(to: BoardPath.instruction(dossier), flash: .success(words))
        } catch let refusal as RemarkRefusal where refusal != .unknown && refusal != .notLeader {
            draft.fault = refusal
            return try await showInstructionForm(visit, draft, security: visit.formSecurity(again: form))
        }
    }

    private func showInstructions(_ visit: Visit) async throws -> Response {
        let view = try await database.read { db -> InstructionIndexView in
            let (sight, _) = try look(visit, nil, in: db)
            return InstructionIndexView(
                instructions: try remarks.instructions(sight, in: db),
                names: AlertNames(sight: sight, shelf: insights.shelf, procedure: try insights.procedureNames(in: db)),
                now: visit.now
            )
        }
        return visit.page(
            Page(
                title: .instructions,
                section: "/ioc",
                crumbs: [Link(.operationsCentre, to: BoardPath.home.string)],
                width: .wide
            ),
            for: .officer
        ) { view.write(to: &$0) }
    }

    private func showInstruction(_ visit: Visit) async throws -> Response {
        let id: DossierID = try visit.id("id")
        let view = try await database.read { db -> InstructionShowView in
            let (sight, _) = try look(visit, nil, in: db)
            let found = try remarks.instruction(id, sight, in: db)
            return InstructionShowView(
                instruction: found,
                seesFigure: sight.covers(found.subject),
                worksThere: visit.viewer.agencies.contains(found.agency),
                names: AlertNames(sight: sight, shelf: insights.shelf, procedure: try insights.procedureNames(in: db)),
                now: visit.now
            )
        }
        return visit.page(view.page, for: .officer) { view.write(to: &$0) }
    }
}

extension Period {
    /// `26/10/2026 – 24/11/2026`.
    var words: Phrase {
        Phrase(vi: vietnamese, en: "\(first) – \(last)")
    }
}

extension Phrase {
    static let instructions = Phrase(vi: "Chỉ đạo", en: "Instructions")
}
