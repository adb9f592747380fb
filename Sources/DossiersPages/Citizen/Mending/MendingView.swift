import Catalogue
import DesignSystem
import Dossiers
import HTML
import Hummingbird
import Kernel
import Web

/// The page on which a citizen mends what an officer named, and nothing else.
struct MendingView {
    let page: MendingPage
    var papers: [PaperProblem] = []
    var showsProblems = false

    func answer(_ visit: Visit) -> Response {
        let dossier = page.file.dossier
        let id = dossier.id
        let title = Phrase(vi: "Bổ sung hồ sơ", en: "Mend the dossier")
        let list = PaperList(
            draft: page.prepared?.draft.id,
            papers: page.papers,
            files: page.prepared?.files ?? [],
            reused: page.prepared?.reused ?? [:],
            documents: page.documents,
            upload: CitizenPath.uploadMending(id),
            remarks: page.remarks(.component),
            problems: papers
        )
        let form = FormView(
            page.form,
            sections: page.sections,
            problems: showsProblems ? page.problems : [],
            changeKnown: nil,
            only: page.fields,
            remarks: page.remarks(.field)
        )
        let summary = ErrorSummary(
            (showsProblems ? page.problems.map { .init(field: $0.field, Phrase($0.message)) } : [])
                + papers.map { .init(field: $0.paper, $0.words) }
        )
        let hasErrors = !papers.isEmpty || (showsProblems && !page.problems.isEmpty)
        return visit.page(
            .form(title, of: dossier, hasErrors: hasErrors),
            status: hasErrors ? .unprocessableContent : .ok
        ) { html in
            html.add(summary)
            if let draft = page.prepared?.draft { html.p(.class("steps muted")) { $0.add(SavedMoment(draft.savedAt)) } }
            html.heading(
                title,
                below: Phrase(
                    vi: "Chỉ những chỗ cán bộ đã nêu. Sửa hết rồi gửi một lần; những phần khác giữ nguyên.",
                    en: "Only what the officer named. Mend it all and send it once; the rest stays as it is."
                )
            )
            writeGeneral(to: &html)
            html.postForm(
                to: CitizenPath.mend(id).string,
                visit.formSecurity(),
                autosave: CitizenPath.saveMending(id).string,
                sendsFiles: true
            ) { html in
                html.button(.send, .type("submit"), .class("unseen"), .tabindex(-1), .aria("hidden", true))
                html.add(form)
                html.add(list)
                html.actions { html in
                    html.add(Button(.send))
                    html.a(Phrase(vi: "Để sau", en: "Later"), .href(CitizenPath.dossier(id)))
                }
            }
        }
    }

    private func writeGeneral(to html: inout HTMLWriter) {
        for defect in page.general { html.add(Notice(Phrase(defect.explanation), tone: .wait)) }
    }
}

extension Phrase {
    fileprivate static let send = Phrase(vi: "Gửi bổ sung", en: "Send it")
}
