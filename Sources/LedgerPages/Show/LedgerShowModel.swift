import HTML
import Ledger

/// What the page of the ledger shows.
struct LedgerShowModel: Sendable {
    /// The parameter that carries a proof; it stands in the address of a QR code.
    static let field = "ma"

    let key: NoteKey
    let state: OpenLedger.State
    /// What was typed or scanned.
    let text: String
    /// What the ledger says to it; nil where nothing was asked.
    let judgement: OpenLedger.Judgement?

    /// What is wrong with what was typed.
    var fault: Phrase? {
        guard judgement == .unreadable else { return nil }
        return text.isEmpty
            ? Phrase(vi: "Nhập mã chứng cứ hoặc số bản ghi", en: "Enter a proof code or the number of a record")
            : Phrase(
                vi: "Đây chưa phải mã chứng cứ hay số bản ghi. Hãy dán trọn nội dung quét được từ mã QR",
                en: "This is neither a proof code nor a number. Paste all that the QR code gave"
            )
    }
}

/// Tên việc: the kinds of record that citizens meet, in words.
enum RecordWords {
    /// The words of a kind; the kind itself where only officials meet it.
    static func phrase(_ kind: String) -> Phrase { known[kind] ?? Phrase(kind) }

    private static let known: [String: Phrase] = [
        "dossier.submitted": Phrase(vi: "Nộp hồ sơ", en: "Dossier submitted"),
        "dossier.accepted": Phrase(vi: "Tiếp nhận hồ sơ", en: "Dossier accepted"),
        "dossier.refused": Phrase(vi: "Từ chối tiếp nhận", en: "Dossier refused"),
        "dossier.assigned": Phrase(vi: "Phân công xử lý", en: "Officer assigned"),
        "dossier.step-finished": Phrase(vi: "Hoàn thành một bước xử lý", en: "Step finished"),
        "dossier.returned": Phrase(vi: "Chuyển lại bước trước", en: "Returned to an earlier step"),
        "dossier.supplement-requested": Phrase(vi: "Yêu cầu bổ sung hồ sơ", en: "Supplement requested"),
        "dossier.supplemented": Phrase(vi: "Bổ sung hồ sơ", en: "Dossier supplemented"),
        "dossier.opinion-asked": Phrase(vi: "Xin ý kiến cơ quan khác", en: "Opinion of another agency asked"),
        "dossier.opinion-given": Phrase(vi: "Cơ quan khác cho ý kiến", en: "Opinion given"),
        "dossier.extended": Phrase(vi: "Xin lỗi và gia hạn", en: "Extended with an apology"),
        "dossier.stopped": Phrase(vi: "Dừng xử lý", en: "Processing stopped"),
        "dossier.withdrawal-requested": Phrase(vi: "Đề nghị rút hồ sơ", en: "Withdrawal requested"),
        "dossier.withdrawn": Phrase(vi: "Rút hồ sơ", en: "Dossier withdrawn"),
        "dossier.fee-demanded": Phrase(vi: "Yêu cầu nộp phí, lệ phí", en: "Fee demanded"),
        "dossier.fee-paid": Phrase(vi: "Nộp phí, lệ phí", en: "Fee paid"),
        "dossier.result-issued": Phrase(vi: "Ban hành kết quả", en: "Result issued"),
        "dossier.handed-over": Phrase(vi: "Trả kết quả", en: "Result handed over"),
        "dossier.transferred": Phrase(vi: "Chuyển cơ quan xử lý", en: "Passed to another agency"),
        "ledger.erased": Phrase(vi: "Xóa dữ liệu cá nhân theo luật", en: "Personal data erased by law"),
    ]
}
