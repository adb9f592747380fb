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
            Page(
                title: Phrase(
                    vi: "\(title.vi) – \(dossier.procedureName)",
                    en: "\(title.en) – \(dossier.procedureName)"
                ),
                section: CitizenPath.dossiers.string,
                crumbs: [
                    Link(.myDossiers, to: CitizenPath.dossiers.string),
                    Link(Phrase(dossier.procedureName), to: CitizenPath.dossier(id).string),
                ],
                hasErrors: hasErrors,
                width: .narrow
            ),
            status: hasErrors ? .unprocessableContent : .ok
        ) { html in
            html.add(summary)
            if let draft = page.prepared?.draft { writeSaved(draft, to: &html) }
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

    private func writeSaved(_ draft: Draft, to html: inout HTMLWriter) {
        html.p(.class("steps muted")) { html in
            html.span(
                .role("status"),
                .data("saved", Phrase(vi: "Đã lưu lúc", en: "Saved at")[html.language]),
                .data(
                    "failed",
                    Phrase(vi: "Chưa lưu được, sẽ thử lại", en: "Not saved yet, trying again")[html.language]
                )
            ) { html in
                html.text(Phrase(vi: "Đã lưu lúc ", en: "Saved at "))
                html.moment(draft.savedAt, .clock)
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
