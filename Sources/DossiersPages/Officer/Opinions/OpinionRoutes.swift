import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// Ý kiến được hỏi: questions of other agencies to mine, and the form of the answer.
extension OfficerPages {
    func addOpinions(to routes: inout Routes) {
        routes.page("/mot-cua/y-kien", .officer, "opinion.index") { visit in
            let answered = visit.query.text("xem") == "da-tra-loi"
            let (asked, names) = try await database.read { db in
                let asked = try dossiers.opinionsAsked(answered: answered, of: visit.viewer, in: db)
                let register = try directory.register(in: db)
                let agencies = Set(asked.map(\.dossier.agency) + asked.map(\.opinion.agency))
                let names = agencies.compactMap { id in register.agency(id).map { (id, $0.name.vi) } }
                return (asked, Dictionary(names, uniquingKeysWith: { first, _ in first }))
            }
            let view = OpinionIndexView(asked: asked, isAnswered: answered, agencies: names, now: visit.now)
            return visit.page(
                Page(
                    title: Phrase(vi: "Ý kiến được hỏi", en: "Opinions asked of us"),
                    section: "/mot-cua",
                    crumbs: [Link(Phrase(vi: "Bàn việc", en: "Desk"), to: "/mot-cua")]
                ),
                for: .officer
            ) { view.write(to: &$0) }
        }
        routes.page("/mot-cua/y-kien/{id}", .officer, "opinion.show") { visit in
            try await showOpinion(visit, form: FormData(), faults: DeedFaults())
        }
        routes.form("/mot-cua/y-kien/{id}", .role([.head, .leader]), "opinion.answer") { visit, form in
            try await answerOpinion(visit, form)
        }
    }

    private func answerOpinion(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id: OpinionID = try visit.id("id")
        _ = try form.requireIdempotencyKey()
        var faults = DeedFaults()
        let (choice, answer) = (form.text(OpinionShowView.choice), form.lines(OpinionShowView.answer))
        if choice != "yes", choice != "no" {
            faults.add(OpinionShowView.choice, Phrase(vi: "Chọn đồng ý hay không đồng ý", en: "Choose yes or no"))
        }
        if answer.isEmpty {
            faults.add(OpinionShowView.answer, Phrase(vi: "Ghi ý kiến của cơ quan", en: "Write the opinion"))
        }
        guard faults.isEmpty else { return try await showOpinion(visit, form: form, faults: faults) }
        do {
            let done = try await database.write { db in
                try visit.once(form, in: db) {
                    try dossiers.giveOpinion(id, answer: answer, agrees: choice == "yes", by: visit.viewer, in: db)
                    return "Đã gửi ý kiến trả lời."
                }.answer
            }
            return visit.redirect(to: "/mot-cua/y-kien", flash: .success(done))
        } catch DossierRefusal.changedMeanwhile {
            return visit.redirect(
                to: "/mot-cua/y-kien/\(id)",
                flash: .warning("Người khác trong cơ quan vừa trả lời câu hỏi này. Ý kiến của bạn chưa được ghi.")
            )
        }
    }

    private func showOpinion(_ visit: Visit, form: FormData, faults: DeedFaults) async throws -> Response {
        let id: OpinionID = try visit.id("id")
        let (asked, model) = try await database.read { db in
            let asked = try dossiers.opinionAsked(id, of: visit.viewer, in: db)
            return (asked, try fileModel(asked.dossier.id, for: visit.viewer, now: visit.now, in: db))
        }
        try await record(asked.dossier, visit, purpose: "Cho ý kiến phối hợp")
        let mayAnswer = visit.viewer.posts.contains {
            $0.agency == asked.opinion.agency && ($0.role == .head || $0.role == .leader)
        }
        let view = OpinionShowView(
            asked: asked,
            model: model,
            mayAnswer: mayAnswer && asked.opinion.answeredAt == nil,
            form: form,
            faults: faults,
            security: visit.formSecurity(again: faults.isEmpty ? nil : form)
        )
        return visit.page(
            Page(
                title: Phrase(vi: "Cho ý kiến", en: "Give an opinion"),
                section: "/mot-cua",
                crumbs: [Link(Phrase(vi: "Ý kiến được hỏi", en: "Opinions"), to: "/mot-cua/y-kien")],
                hasErrors: !faults.isEmpty
            ),
            for: .officer,
            status: faults.isEmpty ? .ok : .unprocessableContent
        ) { view.write(to: &$0) }
    }
}
