import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Web

/// Khung của mỗi bước: where the reader is, what the procedure is about, and what has to be known of the draft.
struct WizardFrame {
    let page: DraftPage
    let step: WizardStep
    let title: Phrase
    /// The faults, for the top of the page.
    var errors = ErrorSummary([])
    var hasErrors = false

    /// The answer with the frame around the content.
    func answer(_ visit: Visit, _ content: (inout HTMLWriter) throws -> Void) rethrows -> Response {
        try visit.page(
            Page(
                title: Phrase(vi: "\(title.vi) – \(page.version.name.vi)", en: "\(title.en) – \(page.version.name.en)"),
                section: "/thu-tuc",
                crumbs: [
                    Link(Phrase(vi: "Thủ tục", en: "Procedures"), to: "/thu-tuc"),
                    Link(Phrase(page.version.name), to: CitizenPath.procedure(page.version.code).string),
                ],
                hasErrors: hasErrors
            ),
            status: hasErrors ? .unprocessableContent : .ok
        ) { html in
            try html.split { html in
                html.add(errors)
                writeProgress(to: &html)
                html.h1(title)
                writeNotices(to: &html)
                try content(&html)
            } aside: { html in
                writeAside(to: &html)
            }
        }
    }

    private func writeProgress(to html: inout HTMLWriter) {
        let steps = page.steps
        let place = (steps.firstIndex(of: step) ?? 0) + 1
        html.add(StepProgress(step: place, of: steps.count, saved: page.draft.savedAt))
    }

    private func writeNotices(to html: inout HTMLWriter) {
        if !page.contents.isOpen {
            html.add(
                Notice(
                    Phrase(
                        vi: "Thủ tục này tạm ngừng nhận trực tuyến",
                        en: "This procedure takes no dossiers online now"
                    ),
                    Phrase(
                        vi: "Những gì bạn đã khai vẫn được giữ. Bạn có thể đến bộ phận một cửa để nộp.",
                        en: "What you entered is kept. You can go to the one-stop counter instead."
                    ),
                    tone: .wait
                )
            )
        } else if page.contents.isSuperseded {
            let day = page.version.validFrom
            html.add(
                Notice(
                    Phrase(
                        vi: "Thủ tục này có quy định mới từ ngày \(day.vietnamese)",
                        en: "This procedure has new rules since \(MomentText.date(day, .en))"
                    ),
                    Phrase(
                        vi: "Câu trả lời của bạn vẫn được giữ; hãy xem lại từng phần, có thể có câu hỏi mới.",
                        en: "Your answers are kept; please look through them, there may be new questions."
                    ),
                    tone: .wait
                )
            )
        }
    }

    private func writeAside(to html: inout HTMLWriter) {
        html.div(.class("card")) { html in
            html.h2(Phrase(page.version.name))
            html.facts { html in
                html.fact(Phrase(vi: "Nơi giải quyết", en: "Handled by")) { html in
                    if let agency = page.outlook.agency {
                        html.text(Phrase(agency.name))
                    } else {
                        html.text(Phrase(vi: "theo địa bàn bạn chọn", en: "depends on the place you choose"))
                    }
                }
                html.fact(Phrase(vi: "Thời hạn", en: "Time limit")) { html in
                    html.text(page.limit)
                }
                html.fact(Phrase(vi: "Phí, lệ phí", en: "Fees")) { html in
                    html.text(page.cost)
                }
                if let result = page.version.result {
                    html.fact(Phrase(vi: "Kết quả", en: "Result")) { $0.text(Phrase(result.name)) }
                }
            }
            html.p { html in
                html.a(Phrase(vi: "Bản nháp của tôi", en: "My drafts"), .href(CitizenPath.drafts))
            }
        }
    }
}

extension DraftPage {
    /// The time limit in words.
    var limit: Phrase {
        let rule = version.timeRule(channel: .online, answers: form.check.answers) ?? version.time.first
        return rule.map { Phrase($0.words) } ?? Phrase(vi: "theo quy định", en: "as the law says")
    }

    /// What is to be paid, in words.
    var cost: Phrase { outlook.bill.words }
}

extension FeeBill {
    /// `miễn phí`, `16.000 ₫`.
    var words: Phrase {
        if total > .zero { return Phrase(total.description) }
        return lines.contains { $0.exemption != nil }
            ? Phrase(vi: "được miễn", en: "exempt") : Phrase(vi: "không mất phí", en: "free of charge")
    }
}
