import DesignSystem
import HTML
import Kernel
import Ledger

/// What the ledger says to a proof, in words that tell what to do next.
extension LedgerShowView {
    func verdict(_ judgement: OpenLedger.Judgement, to html: inout HTMLWriter) {
        switch judgement {
        case .stands(let proof, let facts): stands(proof, facts, to: &html)
        case .altered(let proof):
            html.add(
                Notice(
                    Phrase(
                        vi: "Sổ cái không còn khớp với chứng cứ này",
                        en: "The ledger no longer agrees with this proof"
                    ),
                    Phrase(
                        vi: """
                            Chứng cứ đúng là do sổ cái này cấp cho bản ghi số \(proof.sequence), nhưng sổ hiện nay đã khác. \
                            Hãy giữ biên nhận và báo ngay cho bộ phận một cửa: đây là việc phải được làm rõ.
                            """,
                        en: """
                            This ledger did give the proof for record \(proof.sequence), but is not what it was. Keep your \
                            receipt and tell the one-stop counter at once: this must be looked into.
                            """
                    ),
                    tone: .late,
                    isUrgent: true
                )
            )
        case .notOurs:
            html.add(
                Notice(
                    Phrase(vi: "Chứng cứ không đúng", en: "The proof does not hold"),
                    Phrase(
                        vi: """
                            Mã bị thiếu, bị sửa hoặc không do sổ cái này cấp. Hãy quét lại mã và dán trọn nội dung; nếu vẫn \
                            không đúng, mang biên nhận đến bộ phận một cửa để được kiểm tra.
                            """,
                        en: """
                            The code is incomplete, was changed, or comes from elsewhere. Scan it again and paste all of it; \
                            if it still does not hold, bring your receipt to the one-stop counter.
                            """
                    ),
                    tone: .late,
                    isUrgent: true
                )
            )
        case .noSuchRecord(let sequence):
            html.add(
                Notice(
                    Phrase(vi: "Sổ cái chưa có bản ghi số \(sequence)", en: "There is no record \(sequence) yet"),
                    Phrase(
                        vi: "Số bản ghi in bên mã QR trên biên nhận. Hãy xem lại rồi nhập lại.",
                        en: "The number stands beside the QR code of your receipt. Look again and enter it once more."
                    ),
                    tone: .wait,
                    isUrgent: true
                )
            )
        case .unreadable: break
        }
    }

    private func stands(_ proof: LedgerProof, _ facts: RecordFacts, to html: inout HTMLWriter) {
        html.notice(Phrase(vi: "Chứng cứ đúng", en: "The proof holds"), tone: .done, isUrgent: true) { html in
            html.p(
                Phrase(
                    vi: "Bản ghi này nằm nguyên vẹn trong sổ cái, đúng như khi chứng cứ được cấp.",
                    en: "The record stands in the ledger unchanged, as it did when the proof was given."
                )
            )
            html.facts { html in
                html.fact(
                    Phrase(vi: "Số bản ghi", en: "Record"),
                    NumberText.grouped(Int(facts.sequence), html.language)
                )
                html.fact(Phrase(vi: "Việc", en: "Step"), RecordWords.phrase(facts.kind)[html.language])
                html.fact(Phrase(vi: "Ghi lúc", en: "Recorded")) { $0.moment(facts.time) }
                if facts.isErased {
                    html.fact(
                        Phrase(vi: "Dữ liệu cá nhân", en: "Personal data"),
                        Phrase(vi: "đã xóa theo luật", en: "erased by law")[html.language]
                    )
                }
            }
            html.p { html in
                html.a(
                    Phrase(vi: "Tải chứng cứ (.tlog-proof)", en: "Download the proof (.tlog-proof)"),
                    .href("/api/v1/ledger/records/\(facts.sequence)/tlog-proof")
                )
            }
        }
    }
}
