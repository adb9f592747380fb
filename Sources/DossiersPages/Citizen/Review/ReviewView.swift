import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Web

/// Xem lại trước khi nộp: all answers with a link to change each, what happens next, the declaration.
struct ReviewView {
    let page: DraftPage
    var lacksDeclaration = false

    /// The name of the box of the declaration.
    static let declaration = "declaration"

    func answer(_ visit: Visit, again form: FormData? = nil) -> Response {
        let frame = WizardFrame(
            page: page,
            step: .review,
            title: Phrase(vi: "Xem lại trước khi nộp", en: "Check your answers"),
            errors: lacksDeclaration ? ErrorSummary([.init(field: Self.declaration, .confirmFirst)]) : ErrorSummary([]),
            hasErrors: lacksDeclaration
        )
        return frame.answer(visit) { html in
            writeOpen(to: &html)
            for section in page.form.sections { write(section, to: &html) }
            writePapers(to: &html)
            writeHandover(to: &html)
            if page.isComplete { writeDeclaration(visit, form, to: &html) }
        }
    }

    private func link(_ step: WizardStep) -> WebPath { CitizenPath.step(page.draft.id, step).changing }

    /// What still has to be done, each with the way there.
    private func writeOpen(to html: inout HTMLWriter) {
        let sections = page.form.openSections
        let papers = page.missingPapers
        guard page.contents.isOpen, !sections.isEmpty || !papers.isEmpty else { return }
        html.notice(
            Phrase(vi: "Còn vài chỗ trước khi nộp được", en: "A few things are left before you can send it"),
            tone: .wait
        ) {
            html in
            html.ul { html in
                for section in sections {
                    html.li { html in
                        html.a(Phrase(section.title), .href(link(.section(section.key))))
                        html.text(": ")
                        html.text(page.form.problems(of: section).first.map { Phrase($0.message) } ?? Phrase(""))
                    }
                }
                for paper in papers {
                    html.li { html in
                        html.a(Phrase(paper.name), .href(link(.papers)))
                        html.text(Phrase(vi: ": chưa có tệp", en: ": no file yet"))
                    }
                }
            }
        }
    }

    private func write(_ section: FormSection, to html: inout HTMLWriter) {
        let answers = page.form.answers.merging(page.form.check.answers) { $1 }
        html.h2(Phrase(section.title))
        html.add(
            Facts(
                AnswerText.facts(
                    of: section,
                    answers,
                    in: page.version,
                    atlas: page.form.atlas,
                    on: page.form.date,
                    change: { field in
                        let path = link(.section(section.key))
                        let box = field.type == .unit ? field.key : field.key
                        return (page.form.isKnown(field) ? path.adding(SectionView.retype, "1") : path).fragment(box)
                            .string
                    }
                ),
                answers: true
            )
        )
    }

    private func writePapers(to html: inout HTMLWriter) {
        guard !page.papers.isEmpty else { return }
        html.h2(Phrase(vi: "Giấy tờ kèm theo", en: "Papers"))
        html.add(
            Facts(
                page.papers.map { paper in
                    let canChange = paper.online == .file || !page.serving(paper).isEmpty
                    return Fact(
                        Phrase(paper.name),
                        words(of: paper),
                        change: canChange ? link(.papers).fragment(paper.key).string : nil
                    )
                },
                answers: true
            )
        )
    }

    private func words(of paper: Paper) -> Phrase {
        let files = page.contents.files(of: paper.key)
        if !files.isEmpty { return Phrase(files.map(\.fileName).joined(separator: ", ")) }
        if let id = page.contents.reused[paper.key], let document = page.documents.first(where: { $0.id == id }) {
            return Phrase(
                vi: "dùng lại \(document.name) số \(document.number)",
                en: "\(document.name) no. \(document.number), used again"
            )
        }
        return switch paper.online {
        case .none: Phrase(vi: "không phải nộp, cơ sở dữ liệu đã có", en: "not needed, a registry holds it")
        case .shown: Phrase(vi: "xuất trình bản chính khi nhận kết quả", en: "shown when you collect the result")
        case .file: paper.isRequired ? Phrase(vi: "chưa có", en: "not there yet") : Phrase(vi: "không kèm", en: "none")
        }
    }

    private func writeHandover(to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Nhận kết quả và phí, lệ phí", en: "The result and the fees"))
        var facts = [
            Fact(
                Phrase(vi: "Nhận kết quả", en: "Result"),
                page.draft.handover.handoverWords,
                change: link(.handover).string
            ),
            Fact(Phrase(vi: "Phí, lệ phí", en: "Fees"), page.cost, change: link(.handover).string),
        ]
        if let agency = page.outlook.agency {
            facts.append(Fact(Phrase(vi: "Nơi giải quyết", en: "Handled by"), Phrase(agency.name)))
        }
        html.add(Facts(facts, answers: true))
    }

    private func writeDeclaration(_ visit: Visit, _ form: FormData?, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Cam đoan và nộp", en: "Declare and send"))
        html.p(.class("muted")) { html in
            html.text(
                Phrase(
                    vi: "Bộ phận một cửa trả lời trong 8 giờ làm việc. ",
                    en: "The one-stop counter answers within 8 working hours. "
                )
            )
            if let due = page.outlook.due {
                html.text(
                    Phrase(
                        vi: "Nếu được tiếp nhận ngay bây giờ, hẹn trả kết quả lúc ",
                        en: "If it were accepted now, the result would be due at "
                    )
                )
                html.moment(due, .long)
                html.text(".")
            }
        }
        html.postForm(to: CitizenPath.submit(page.draft.id).string, visit.formSecurity(again: form)) { html in
            html.add(
                Field(
                    .checkbox,
                    name: Self.declaration,
                    label: Phrase(
                        vi:
                            "Tôi cam đoan những điều khai trên là đúng và chịu trách nhiệm trước pháp luật về lời khai của mình.",
                        en: "I declare that what I have entered is true, and answer for it before the law."
                    ),
                    error: lacksDeclaration ? .confirmFirst : nil
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Nộp hồ sơ", en: "Send the dossier")))
                html.a(Phrase(vi: "Để sau, tôi sẽ quay lại", en: "Later, I will come back"), .href(CitizenPath.drafts))
            }
        }
    }
}

extension Phrase {
    fileprivate static let confirmFirst = Phrase(
        vi: "Đánh dấu vào ô cam đoan để nộp hồ sơ",
        en: "Tick the declaration to send the dossier"
    )
}
