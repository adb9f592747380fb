import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Ledger
import Storage
import Territory
import Web

extension CitizenPages {
    /// The receipt of a submission; the same page whenever it is opened again.
    func addReceipt(to routes: inout Routes) {
        routes.page("/ho-so/{id}/bien-nhan", .citizen, "dossier.receipt") { visit in
            let id = try visit.id("id", of: DossierTag.self)
            var model = try await database.read { db in
                let receipt = try dossiers.receipt(id, for: visit.viewer, in: db)
                let file = try ownFile(id, of: visit.viewer, in: db)
                // The receipt of a day names the agency of that day, whatever became of it.
                let day = try territory.atlas(in: db).day(at: file.dossier.submittedAt)
                let agency = file.steps.first?.agency ?? file.dossier.receivingAgency
                return ReceiptModel(
                    receipt: receipt,
                    file: file,
                    agency: try directory.register(in: db).agency(agency, on: day)
                )
            }
            model.proof = try await openLedger.proof(
                ofFirst: DossierEvent.Kind.submitted.rawValue,
                in: Dossiers.stream(id)
            )
            return ReceiptView(model: model).answer(visit)
        }
    }
}

/// What a receipt shows.
struct ReceiptModel: Sendable {
    let receipt: SubmissionReceipt
    let file: DossierFile
    let agency: Agency?
    /// That the submission stands in the ledger.
    var proof: LedgerProof?
}

/// Biên nhận: the codes to keep, what happens next and when.
struct ReceiptView {
    let model: ReceiptModel

    func answer(_ visit: Visit) -> Response {
        let dossier = model.file.dossier
        let title = Phrase(vi: "Đã nộp hồ sơ", en: "Dossier sent")
        return visit.page(
            Page(
                title: Phrase(
                    vi: "\(title.vi) – \(dossier.procedureName)",
                    en: "\(title.en) – \(dossier.procedureName)"
                ),
                section: CitizenPath.dossiers.string,
                width: .narrow
            )
        ) { html in
            html.confirmation(
                title,
                code: dossier.name,
                codeLabel: dossier.code == nil
                    ? Phrase(vi: "Mã tra cứu", en: "Tracking code") : Phrase(vi: "Mã hồ sơ", en: "Dossier code")
            ) { html in
                writeNext(visit, to: &html)
            }
            writeKeep(to: &html)
            if let proof = model.proof {
                html.add(ProofSeal(link: proof.address(visit), sequence: proof.sequence))
            }
            html.actions { html in
                html.add(
                    Button.link(
                        Phrase(vi: "Xem hồ sơ", en: "See the dossier"),
                        to: CitizenPath.dossier(dossier.id).string
                    )
                )
                html.add(Button.print)
            }
        }
    }

    private func writeNext(_ visit: Visit, to html: inout HTMLWriter) {
        let dossier = model.file.dossier
        html.ol { html in
            html.li { html in
                html.text(model.agency.map { Phrase($0.name) } ?? Phrase(vi: "Cơ quan tiếp nhận", en: "The agency"))
                html.text(Phrase(vi: " xem hồ sơ và trả lời bạn", en: " looks at it and answers you"))
                if let due = dossier.stepDueAt, dossier.state == .submitted {
                    html.text(Phrase(vi: " chậm nhất lúc ", en: " by "))
                    html.moment(due, .long)
                }
                html.text(".")
            }
            html.li(
                Phrase(
                    vi:
                        "Nếu đủ, bạn nhận mã hồ sơ và giấy hẹn. Nếu thiếu, bạn được báo một lần, đủ mọi chỗ cần bổ sung.",
                    en:
                        "If it is complete you get the dossier code and an appointment. If not, you are told everything at once."
                )
            )
            html.li { html in
                html.text(Phrase(vi: "Kết quả: ", en: "The result: "))
                html.text(dossier.handover.handoverWords)
                html.text(".")
            }
        }
    }

    private func writeKeep(to html: inout HTMLWriter) {
        let dossier = model.file.dossier
        html.card(Phrase(vi: "Giữ lại để tra cứu", en: "Keep these to track it")) { html in
            html.facts { html in
                html.fact(Phrase(vi: "Thủ tục", en: "Procedure"), dossier.procedureName)
                html.fact(Phrase(vi: "Mã tra cứu", en: "Tracking code")) { $0.span(dossier.reference, .class("code")) }
                if let code = dossier.code {
                    html.fact(Phrase(vi: "Mã hồ sơ", en: "Dossier code")) { $0.span(code, .class("code")) }
                }
                html.fact(Phrase(vi: "PIN", en: "PIN")) { $0.strong(model.receipt.pin, .class("code")) }
                html.fact(Phrase(vi: "Nộp lúc", en: "Sent at")) { $0.moment(dossier.submittedAt) }
                html.fact(Phrase(vi: "Người nộp", en: "Sent by"), dossier.applicant.name)
            }
            html.p(.class("muted")) { html in
                html.text(
                    Phrase(
                        vi: "Có mã và PIN là xem được hồ sơ đến đâu mà không cần đăng nhập, tại trang ",
                        en: "With the code and the PIN anybody can follow the dossier without signing in, on the page "
                    )
                )
                html.a(Phrase(vi: "Tra cứu", en: "Track"), .href(CitizenPath.tracking))
                html.text(Phrase(vi: ". Đừng đưa PIN cho người lạ.", en: ". Do not give the PIN to strangers."))
            }
        }
    }
}

extension LedgerProof {
    /// The address at which anybody checks it, whole, for a QR code.
    func address(_ visit: Visit) -> String { visit.link(to: ("/so-cai" as WebPath).adding("ma", seal)) }
}
