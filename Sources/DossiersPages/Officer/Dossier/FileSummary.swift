import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel

/// Tóm tắt hồ sơ: due times, who, where, money.
struct FileSummary {
    let model: FileShowModel

    private var dossier: Dossier { model.dossier }

    func write(to html: inout HTMLWriter) {
        html.card { html in
            html.facts { html in
                if let due = dossier.dueAt {
                    html.fact(dueWords) { html in
                        html.moment(due, .long)
                        if let original = dossier.originalDueAt, original != due {
                            html.br()
                            html.small { html in
                                html.text(Phrase(vi: "Hẹn gốc: ", en: "First promised: "))
                                html.moment(original)
                            }
                        }
                    }
                }
                if let due = dossier.stepDueAt, dossier.state.isOpen {
                    html.fact(Phrase(vi: "Hạn bước này", en: "Step due")) { html in
                        html.add(
                            Due(
                                due,
                                now: model.now,
                                workingMinutesLeft: model.minutesLeft,
                                isPaused: dossier.state.isPaused
                            )
                        )
                    }
                }
                html.fact(ownerWords) { html in
                    html.b(dossier.applicant.name)
                    if !dossier.applicant.idNumber.isEmpty {
                        html.br()
                        html.text("Số định danh ")
                        html.span(dossier.applicant.idNumber, .class("code"))
                    }
                    if !dossier.applicant.phone.isEmpty {
                        html.br()
                        html.a(dossier.applicant.phone, .href("tel:" + dossier.applicant.phone))
                    }
                }
                if dossier.isInternal {
                    html.fact(Phrase(vi: "Giao lúc", en: "Given")) { $0.moment(dossier.submittedAt) }
                } else {
                    howItCame(&html)
                }
                html.fact(Phrase(vi: "Người xử lý", en: "Officer"), dossier.assigneeName ?? dossier.desk.vietnamese)
                if !dossier.isInternal { html.fact(Phrase(vi: "Phí, lệ phí", en: "Fees")) { money(&$0) } }
            }
        }
    }

    /// What is promised to a citizen is a deadline to an office.
    private var dueWords: Phrase {
        dossier.isInternal
            ? Phrase(vi: "Hạn hoàn thành", en: "Deadline") : Phrase(vi: "Hẹn trả", en: "Appointment")
    }

    private var ownerWords: Phrase {
        dossier.isInternal
            ? Phrase(vi: "Cơ quan giao", en: "Given by") : Phrase(vi: "Chủ hồ sơ", en: "Applicant")
    }

    private func howItCame(_ html: inout HTMLWriter) {
        html.fact(Phrase(vi: "Địa bàn", en: "Place"), model.place)
        html.fact(Phrase(vi: "Kênh nộp", en: "Channel")) { $0.text(dossier.channel.words) }
        html.fact(Phrase(vi: "Nộp lúc", en: "Sent in")) { $0.moment(dossier.submittedAt) }
        html.fact(Phrase(vi: "Nhận kết quả", en: "Result wanted")) { $0.text(dossier.handover.words) }
    }

    private func money(_ html: inout HTMLWriter) {
        let total = model.file.fees.reduce(Money.zero) { $0 + $1.amount }
        html.money(total)
        guard total > .zero else { return }
        html.text(
            model.unpaid.isEmpty ? Phrase(vi: " · đã nộp", en: " · paid") : Phrase(vi: " · chưa nộp", en: " · not paid")
        )
    }
}
