import Catalogue
import DesignSystem
import Dossiers
import HTML
import Hummingbird
import Web

/// One page of the form.
struct SectionView {
    let page: DraftPage
    let section: FormSection
    var problems: [FormProblem] = []
    /// Whether the page shows answers that were typed when the session had ended.
    var isRescued = false

    /// The name of the parameter by which known answers are typed over.
    static let retype = "khai-lai"

    func answer(_ visit: Visit) -> Response {
        let retypes = visit.query.isChecked(Self.retype)
        let view = FormView(
            page.form,
            sections: [section],
            problems: problems,
            changeKnown: retypes ? nil : visit.address.replacing(Self.retype, "1").string
        )
        let step = WizardStep.section(section.key)
        let frame = WizardFrame(
            page: page,
            step: step,
            title: Phrase(section.title),
            errors: view.errorSummary,
            hasErrors: !problems.isEmpty
        )
        return frame.answer(visit) { html in
            if isRescued {
                html.add(
                    Notice(
                        Phrase(
                            vi: "Phiên làm việc đã hết nhưng những gì bạn vừa khai vẫn còn",
                            en: "Your session had ended, but what you typed is still here"
                        ),
                        Phrase(vi: "Xem lại rồi bấm Lưu và tiếp tục.", en: "Look it over and save it."),
                        tone: .done
                    )
                )
            }
            html.postForm(
                to: isRescued ? CitizenPath.step(page.draft.id, step).string : visit.address.string,
                visit.formSecurity(),
                autosave: CitizenPath.autosave(page.draft.id).string
            ) { html in
                // Enter presses the first button of a form: that must not be one of the lists of units.
                html.button(
                    .saveAndContinue,
                    .type("submit"),
                    .class("unseen"),
                    .tabindex(-1),
                    .aria("hidden", true)
                )
                html.add(view)
                html.actions { html in
                    html.add(Button(.saveAndContinue))
                    if let previous = page.previous(before: step) {
                        html.a(.goBack, .href(CitizenPath.step(page.draft.id, previous)))
                    } else {
                        html.a(.goBack, .href(CitizenPath.begin(page.version.code)))
                    }
                }
            }
        }
    }
}
