import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Web

/// Bên cạnh hồ sơ: the appointment, fees, how the result comes, who looked, the proof.
struct DossierAside {
    let model: DossierShowModel

    private var dossier: Dossier { model.dossier }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.div(.class("card")) { html in
            if let due = dossier.dueAt { writeDue(due, visit, to: &html) }
            html.facts { html in
                html.fact(Phrase(vi: "Nơi tiếp nhận", en: "Received by")) { html in
                    html.text(model.counter ?? Phrase("–"))
                }
                html.fact(Phrase(vi: "Phí, lệ phí", en: "Fees")) { writeFees(to: &$0) }
                html.fact(Phrase(vi: "Nhận kết quả", en: "Result")) { $0.text(dossier.handover.handoverWords) }
                if dossier.applicant.person != visit.viewer.person {
                    html.fact(Phrase(vi: "Chủ hồ sơ", en: "Applicant"), dossier.applicant.name)
                }
                let forms = OfficialForm.allCases.filter { $0.isForCitizen && $0.exists(for: model.file) }
                if !forms.isEmpty {
                    html.fact(Phrase(vi: "Phiếu để in", en: "Slips to print")) { write(forms, to: &$0) }
                }
                if !model.documents.isEmpty {
                    html.fact(Phrase(vi: "Văn bản đã ký số", en: "Signed documents")) { html in
                        html.add(SignedPaperList(documents: model.documents))
                    }
                }
                if let looks = model.looks {
                    html.fact(Phrase(vi: "Ai đã xem", en: "Who looked")) { html in
                        html.a(looks.words, .href("/tai-khoan/luot-xem"))
                    }
                }
                html.fact(Phrase(vi: "Bằng chứng", en: "Proof")) { html in
                    html.a(.href(CitizenPath.receipt(dossier.id))) { html in
                        html.text(Phrase(vi: "Biên nhận", en: "Receipt"))
                        if let sequence = model.sequence {
                            html.text(", ")
                            html.text(Phrase(vi: "sổ cái #", en: "ledger #"))
                            html.text(NumberText.grouped(Int(sequence), html.language))
                        }
                    }
                }
            }
        }
    }

    private func writeDue(_ due: Instant, _ visit: Visit, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Hẹn trả", en: "Appointment"))
        html.p(.class("figure")) { $0.moment(due, .clock) }
        html.p { html in
            html.text(MomentText.weekday(due.date.weekday, html.language))
            html.text(", ")
            html.date(due.date)
            if dossier.isOverdue(at: visit.now), dossier.finishedAt == nil {
                html.text(" ")
                html.add(StateTag(Phrase(vi: "quá hẹn", en: "overdue"), .late))
            }
        }
        if let original = dossier.originalDueAt, original != due {
            html.p(.class("muted")) { html in
                html.text(Phrase(vi: "Hạn gốc: ", en: "Originally: "))
                html.moment(original)
                html.text(
                    dossier.extensions > 0
                        ? Phrase(vi: ", đã hẹn lại", en: ", put off")
                        : Phrase(vi: ", dời theo thời gian chờ bổ sung", en: ", moved by the time it waited for you")
                )
            }
        }
    }

    private func write(_ forms: [OfficialForm], to html: inout HTMLWriter) {
        for (index, form) in forms.enumerated() {
            if index > 0 { html.text(", ") }
            html.a(form.name, .href(OfficerPath.print(form, dossier.id)))
        }
    }

    private func writeFees(to html: inout HTMLWriter) {
        let total = model.file.fees.reduce(Money.zero) { $0 + $1.amount }
        guard total > .zero else { return html.text(Phrase(vi: "không mất phí", en: "free of charge")) }
        html.money(total)
        html.text(
            dossier.money == .paid
                ? Phrase(vi: " · đã nộp", en: " · paid") : Phrase(vi: " · chưa nộp", en: " · not paid yet")
        )
    }
}

extension DossierShowModel.Looks {
    /// `4 lượt, 3 cán bộ`.
    fileprivate var words: Phrase {
        count == 0
            ? Phrase(vi: "chưa có ai", en: "nobody yet")
            : Phrase(
                vi: "\(count) lượt, \(viewers) cán bộ",
                en: "\(count) \(count == 1 ? "look" : "looks") by \(viewers) \(viewers == 1 ? "officer" : "officers")"
            )
    }
}
