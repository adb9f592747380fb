import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Web

/// Hồ sơ trên bàn: what it is, what I do now, and all that belongs to it.
struct FileShowView {
    let model: FileShowModel
    let security: () -> FormSecurity

    private var dossier: Dossier { model.dossier }

    func write(to html: inout HTMLWriter) {
        html.split { html in
            html.p(.class("above")) { $0.add(dossier.tag(at: model.now)) }
            html.h1(dossier.procedureName)
            html.p(.class("lead muted")) { html in
                html.text(dossier.applicant.name)
                html.text(" · ")
                html.code(dossier.name)
            }
            if let main = model.main { action(main, &html) } else { standing(&html) }
            FileContents(model: model).write(to: &html)
            if dossier.isInternal, model.followsFigures {
                html.p { html in
                    html.a(
                        Phrase(vi: "Xem chỉ đạo và số liệu làm căn cứ", en: "See the instruction and its figure"),
                        .href("/ioc/chi-dao/\(dossier.id)")
                    )
                }
            }
        } aside: { html in
            FileSummary(model: model).write(to: &html)
            others(&html)
            signedPapers(&html)
            if !dossier.isInternal { prints(&html) }
        }
    }

    /// The one thing to do here.
    private func action(_ deed: Deed, _ html: inout HTMLWriter) {
        html.card(deed.title(of: model), tone: .wait) { html in
            html.p(deed.explanation(in: model), .class("muted"))
            if let onward = model.onward, deed != .handOver, deed != .withdraw {
                html.p { html in
                    html.text(Phrase(vi: "Chuyển đến: ", en: "Goes to: "))
                    html.b(onward.name)
                    html.text(" · \(onward.desk.vietnamese), \(model.agency(onward.agency))")
                }
            }
            if deed == .handOver, dossier.money == .due { feesFirst(&html) }
            html.postForm(to: OfficerPath.deed(deed, dossier.id).string, security()) { html in
                DeedFields(deed: deed, model: model, form: FormData(), faults: DeedFaults()).write(to: &html)
                html.actions { html in
                    html.add(Button(deed.title(of: model)))
                    if model.next != nil { html.add(Button.doItAndNext) }
                }
            }
        }
    }

    private func feesFirst(_ html: inout HTMLWriter) {
        html.p { html in
            html.b(Phrase(vi: "Còn phí, lệ phí chưa nộp. ", en: "Fees are still due. "))
            html.a(
                Phrase(vi: "Ghi nhận đã thu trước khi trả.", en: "Record the payment first."),
                .href(OfficerPath.deed(.recordFees, dossier.id).string)
            )
        }
    }

    /// Where nothing is to be done by the viewer: who has it, and what comes next for the viewer.
    private func standing(_ html: inout HTMLWriter) {
        html.notice(
            Phrase(vi: "Hồ sơ không chờ việc của bạn lúc này", en: "Nothing to do for you here now"),
            tone: .calm
        ) { html in
            html.p(Phrase(standingWords))
            if let next = model.next {
                html.p { html in
                    html.a(
                        Phrase(vi: "Mở hồ sơ tiếp theo: ", en: "Open the next dossier: "),
                        .href(OfficerPath.dossier(next.id).string)
                    )
                    html.text("\(next.procedureName), \(next.applicant.name)")
                }
            }
        }
    }

    private var standingWords: String {
        if dossier.state.isFinal { return "\(dossier.state.vietnamese). Hồ sơ đã kết thúc." }
        if dossier.state.isPaused { return "\(dossier.state.vietnamese). Đồng hồ đang tạm dừng." }
        let holder = dossier.assigneeName ?? dossier.desk.vietnamese
        return "Đang ở bước “\(model.file.steps.last?.name ?? "")” của \(holder), \(model.agency(dossier.agency))."
    }

    /// Whatever else may be done, behind the main action.
    private func others(_ html: inout HTMLWriter) {
        let others = model.deeds.filter { $0 != model.main }
        guard !others.isEmpty else { return }
        html.card(Phrase(vi: "Việc khác", en: "Other actions")) { html in
            html.ul(.class("plain-list")) { html in
                for deed in others {
                    html.li { html in
                        html.a(
                            deed == .assign ? Phrase(vi: "Phân công lại", en: "Reassign") : deed.words,
                            .href(OfficerPath.deed(deed, dossier.id).string)
                        )
                    }
                }
            }
        }
    }

    /// What was signed so far.
    private func signedPapers(_ html: inout HTMLWriter) {
        guard !model.documents.isEmpty else { return }
        html.card(Phrase(vi: "Văn bản đã ký số", en: "Signed documents")) { html in
            html.add(SignedPaperList(documents: model.documents))
        }
    }

    /// The papers of the decree that exist by now.
    private func prints(_ html: inout HTMLWriter) {
        let forms = OfficialForm.allCases.filter { $0.exists(for: model.file) }
        guard !forms.isEmpty else { return }
        html.card(Phrase(vi: "In biểu mẫu", en: "Printed forms")) { html in
            html.ul(.class("plain-list")) { html in
                for form in forms {
                    html.li { html in
                        html.a(
                            "\(form.name) (mẫu \(form.rawValue))",
                            .href(OfficerPath.print(form, dossier.id).string)
                        )
                        if form.isForCitizen, model.signsForms {
                            html.text(" · ")
                            html.a(
                                Phrase(vi: "bản ký số", en: "signed"),
                                .href(OfficerPath.signed(form, dossier.id).string)
                            )
                        }
                    }
                }
            }
        }
    }
}

extension Deed {
    /// The words of the main action, which know the step.
    func title(of model: FileShowModel) -> Phrase {
        guard self == .finish, let step = model.step else { return words }
        return switch step.action {
        case .sign: model.signing == nil ? Phrase(vi: "Ký duyệt", en: "Sign") : .signDigitally
        case .approve: Phrase(vi: "Duyệt", en: "Approve")
        default: Phrase(vi: "Xong bước này, chuyển đi", en: "Done, pass it on")
        }
    }
}
