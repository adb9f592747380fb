public import HTML
import QRCodes

/// Mã chứng cứ: the proof that a record stands in the ledger, as a QR code with what it is good for.
///
/// Draw it wherever a citizen takes something home: a receipt, a printed form. The link leads to `/so-cai`, where the proof
/// is checked; its last part can also be checked without a network (`LedgerProof.seal`).
public struct ProofSeal: Component, Sendable {
    let link: String
    let sequence: Int64

    /// - Parameters:
    ///   - link: the whole address that the code carries.
    ///   - sequence: the record's number in the ledger.
    public init(link: String, sequence: Int64) {
        self.link = link
        self.sequence = sequence
    }

    /// Writes the code beside its words.
    public func write(to html: inout HTMLWriter) {
        guard let code = QRCode(link, correction: .low, label: Phrase(vi: "Mã chứng cứ", en: "Proof code")) else {
            return
        }
        let number = NumberText.grouped(Int(sequence), html.language)
        html.div(.class("seal")) { html in
            html.add(code)
            html.div { html in
                html.p {
                    $0.b(Phrase(vi: "Bản ghi số \(number) trong sổ cái", en: "Record \(number) of the ledger"))
                }
                html.p(
                    Phrase(
                        vi:
                            "Mã này chứng minh bản ghi đã vào sổ và không ai sửa lại được. Quét mã để kiểm tra.",
                        en: "This code proves that the record is in the ledger and cannot be altered. Scan it to check."
                    ),
                    .class("muted")
                )
                html.p { html in
                    html.a(Phrase(vi: "Kiểm tra ngay", en: "Check it now"), .href(link))
                }
            }
        }
    }
}
