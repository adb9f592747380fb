import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Web

/// Việc của bạn lúc này: the first thing on the page of a dossier.
struct DossierTask {
    let model: DossierShowModel

    private var dossier: Dossier { model.dossier }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        switch dossier.state {
        case .awaitingSupplement: writeSupplement(visit, to: &html)
        case .awaitingPayment: writePayment(visit, to: &html)
        case .refused: writeRefusal(to: &html)
        case .stopped: writeStop(to: &html)
        case .withdrawalRequested: writeWithdrawing(to: &html)
        case .done, .handedOver: writeResult(visit, to: &html)
        case .submitted, .accepted, .inProcess: writeNothing(visit, to: &html)
        }
    }

    private func writeSupplement(_ visit: Visit, to html: inout HTMLWriter) {
        let count = model.openDefects.count
        let title = Phrase(
            vi: count == 1 ? "Cần bổ sung 1 chỗ" : "Cần bổ sung \(count) chỗ, một lần cho đủ",
            en: count == 1 ? "One thing to mend" : "\(count) things to mend, all at once"
        )
        html.card(title, tone: .wait) { html in
            writeDefects(model.openDefects, to: &html)
            if let ground = model.pauseGround { html.p(ground) }
            html.actions { html in
                html.add(
                    Button.link(
                        Phrase(vi: "Bổ sung ngay", en: "Mend it now"),
                        to: CitizenPath.mend(dossier.id).string
                    )
                )
                writeClock(visit, to: &html)
            }
        }
    }

    private func writeDefects(_ defects: [Defect], to html: inout HTMLWriter) {
        html.ol { html in
            for defect in defects {
                html.li { html in
                    if let subject = model.subject(of: defect) {
                        html.b(subject)
                        html.text(": ")
                    }
                    html.text(defect.explanation)
                }
            }
        }
    }

    private func writeClock(_ visit: Visit, to html: inout HTMLWriter) {
        guard let paused = dossier.pausedAt else { return }
        html.span(.class("muted")) { html in
            html.text(Phrase(vi: "Đồng hồ tạm dừng từ ", en: "The clock stands since "))
            html.moment(paused, .near(now: visit.now))
        }
    }

    private func writePayment(_ visit: Visit, to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Cần nộp phí, lệ phí", en: "Fees are to be paid"), tone: .wait) { html in
            html.facts { html in
                for fee in model.file.fees where fee.paidAt == nil && fee.amount > .zero {
                    html.fact(Phrase(fee.name)) { $0.money(fee.amount) }
                }
            }
            html.p { html in
                html.text(Phrase(vi: "Nộp tại ", en: "Pay at "))
                html.text(model.counter ?? Phrase(vi: "bộ phận một cửa", en: "the one-stop counter"))
                html.text(Phrase(vi: ", đọc mã hồ sơ cho cán bộ thu.", en: " and tell the code of the dossier."))
            }
            html.p { writeClock(visit, to: &$0) }
        }
    }

    private func writeRefusal(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Vì sao hồ sơ không được tiếp nhận", en: "Why it was not accepted"), tone: .late) { html in
            if !model.refusalGrounds.isEmpty { writeDefects(model.refusalGrounds, to: &html) }
            if let note = model.lastNote { html.p(note) }
            html.actions { html in
                html.add(
                    Button.link(
                        Phrase(vi: "Sửa và nộp lại", en: "Mend it and send it again"),
                        to: CitizenPath.begin(dossier.procedureCode).string
                    )
                )
            }
        }
    }

    private func writeStop(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Hồ sơ đã dừng", en: "The dossier was stopped"), tone: .quiet) { html in
            if let note = model.lastNote { html.p(note) }
            html.p { html in
                html.a(
                    Phrase(vi: "Nộp hồ sơ mới cho thủ tục này", en: "Begin a new dossier"),
                    .href(CitizenPath.begin(dossier.procedureCode))
                )
            }
        }
    }

    private func writeWithdrawing(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Bạn đã xin rút hồ sơ", en: "You asked to withdraw it"), tone: .wait) { html in
            if let ground = model.pauseGround {
                html.p(Phrase(vi: "Lý do: \(ground)", en: "Reason: \(ground)"))
            }
            html.p(
                Phrase(
                    vi: "Bộ phận một cửa sẽ xác nhận và trả lại giấy tờ đã nộp. Bạn không phải làm gì thêm.",
                    en: "The one-stop counter will confirm it and give your papers back. There is nothing more to do."
                )
            )
        }
    }

    private func writeResult(_ visit: Visit, to html: inout HTMLWriter) {
        guard let result = model.file.result else { return writeNothing(visit, to: &html) }
        html.card(Phrase(result.name), tone: .done) { html in
            html.add(ResultFacts(result))
            if dossier.state == .done, dossier.handover != .online {
                html.p { html in
                    html.text(Phrase(vi: "Bản giấy chờ bạn tại ", en: "The paper waits for you at "))
                    html.text(model.counter ?? Phrase(vi: "bộ phận một cửa", en: "the one-stop counter"))
                    html.text(Phrase(vi: ". Mang theo thẻ căn cước.", en: ". Bring your identity card."))
                }
            }
            if dossier.applicant.person == visit.viewer.person {
                html.actions { html in
                    html.add(
                        Button.link(
                            Phrase(vi: "Xem và in kết quả", en: "See and print the result"),
                            to: CitizenPath.document(result.id).string
                        )
                    )
                }
                html.p(
                    Phrase(
                        vi: "Kết quả được giữ trong Giấy tờ của tôi; hồ sơ sau cần đến thì không phải nộp lại.",
                        en: "It is kept among your documents; a later dossier that needs it can use it again."
                    ),
                    .class("muted")
                )
            }
        }
    }

    private func writeNothing(_ visit: Visit, to html: inout HTMLWriter) {
        html.notice(Phrase(vi: "Bạn không phải làm gì lúc này", en: "There is nothing for you to do now")) { html in
            html.p { html in
                if dossier.state == .submitted {
                    html.text(model.counter ?? Phrase(vi: "Bộ phận một cửa", en: "The one-stop counter"))
                    html.text(Phrase(vi: " sẽ xem và trả lời", en: " will look at it and answer"))
                    if let due = dossier.stepDueAt {
                        html.text(Phrase(vi: " chậm nhất ", en: " by "))
                        html.moment(due, .near(now: visit.now))
                    }
                    html.text(". ")
                }
                html.text(
                    Phrase(
                        vi: "Có thay đổi gì, bạn được báo ngay trong Hộp tin.",
                        en: "You will get a message when anything changes."
                    )
                )
            }
        }
    }
}

/// Kết quả in short: number, agency, signer, validity.
struct ResultFacts: HTML.Component {
    let result: DossierResult

    init(_ result: DossierResult) { self.result = result }

    func write(to html: inout HTMLWriter) {
        html.facts { html in
            html.fact(Phrase(vi: "Số", en: "Number")) { $0.span(result.number, .class("code")) }
            html.fact(Phrase(vi: "Cơ quan cấp", en: "Issued by"), result.agencyName)
            html.fact(Phrase(vi: "Người ký", en: "Signed by")) { html in
                html.text(
                    result.signerTitle.isEmpty ? result.signerName : "\(result.signerName), \(result.signerTitle)"
                )
            }
            html.fact(Phrase(vi: "Ngày cấp", en: "Issued on")) { $0.date(result.issuedAt.date) }
            html.fact(Phrase(vi: "Giá trị", en: "Valid")) { html in
                if let last = result.validUntil {
                    html.text(Phrase(vi: "đến hết ngày ", en: "until "))
                    html.date(last)
                } else {
                    html.text(Phrase(vi: "không thời hạn", en: "without limit"))
                }
            }
        }
    }
}
