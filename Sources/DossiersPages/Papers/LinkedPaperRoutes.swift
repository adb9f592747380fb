import DesignSystem
import Directory
import Documents
import HTML
import Hummingbird
import Kernel
import Ledger
import Storage
import Web

/// Văn bản theo đường dẫn: who holds a paper follows its QR code and sees that it is genuine, without signing in.
extension CitizenPages {
    func addLinkedPaper(to routes: inout Routes) {
        routes.page("/van-ban/{id}/{ma}", .everyone, "paper.show") { visit in
            let document = try await linked(visit)
            let proof = try await openLedger.proof(ofRecord: document.record)
            return LinkedPaperView(
                document: document,
                path: documents.path(to: document.id),
                seal: proof.map { ($0.address(visit), $0.sequence) }
            ).answer(visit)
        }
        routes.page("/van-ban/{id}/{ma}/tep", .everyone, "paper.file") { visit in
            try visit.download(try await linked(visit).download(from: blobs))
        }
        routes.page("/van-ban/{id}/{ma}/chung-cu", .everyone, "paper.proof") { visit in
            let document = try await linked(visit)
            let proof = try await documents.proof(of: document)
            return try visit.download(
                Download(name: document.proofName, mediaType: "application/json", bytes: proof.json)
            )
        }
    }

    private func linked(_ visit: Visit) async throws -> IssuedDocument {
        let id = try visit.id("id", of: DocumentTag.self)
        let secret = try visit.parameter("ma")
        return try await database.read { db in try documents.document(id, secret: secret, in: db) }
    }
}

/// Trang của một văn bản: what it is, who signed it and when, the file, and the proof in the ledger.
struct LinkedPaperView {
    let document: IssuedDocument
    let path: String
    let seal: (link: String, sequence: Int64)?

    func answer(_ visit: Visit) -> Response {
        visit.page(Page(title: Phrase(title))) { html in
            html.split { html in
                html.p(.class("above")) { $0.add(state) }
                html.h1(title)
                html.p(
                    Phrase(
                        vi: """
                            Văn bản này do \(document.agencyName) ký số. Nếu nội dung bản bạn đang cầm khác với bản dưới đây \
                            thì bản của bạn không đúng.
                            """,
                        en: """
                            This document was signed by \(document.agencyName). If yours says anything else, yours is not \
                            genuine.
                            """
                    )
                )
                html.actions { html in
                    html.add(
                        Button.link(Phrase(vi: "Mở văn bản (PDF)", en: "Open the document (PDF)"), to: path + "/tep")
                    )
                    if seal != nil { html.a(OfflineProof.words, .href(path + "/chung-cu")) }
                }
                signatures(&html)
            } aside: { html in
                html.div(.class("card")) { html in
                    html.facts { html in
                        html.fact(Phrase(vi: "Mã băm SHA-256 của tệp", en: "SHA-256 of the file")) { html in
                            html.span(document.file.description, .class("code break"))
                        }
                        html.fact(Phrase(vi: "Mức chữ ký", en: "Level")) { $0.text(document.level.words) }
                        if let seal {
                            html.fact(Phrase(vi: "Bằng chứng", en: "Proof")) { html in
                                html.a(.href(seal.link)) { html in
                                    html.text(Phrase(vi: "Sổ cái #", en: "Ledger #"))
                                    html.text(NumberText.grouped(Int(seal.sequence), html.language))
                                }
                            }
                        }
                    }
                    if seal != nil {
                        html.p(OfflineProof.advice, .class("muted"))
                        html.p { $0.a(OfflineProof.key, .href("/tlog/key")) }
                    }
                }
            }
        }
    }

    private var title: String {
        [document.name, document.number.map { "số \($0)" }].compactMap { $0 }.joined(separator: " ")
    }

    private var state: StateTag {
        document.issuedAt == nil
            ? StateTag(Phrase(vi: "Chưa ban hành", en: "Not issued yet"), .wait)
            : StateTag(Phrase(vi: "Đã ký số, đã ban hành", en: "Signed and issued"), .done)
    }

    private func signatures(_ html: inout HTMLWriter) {
        html.table(
            of: document.signatures,
            caption: Phrase(vi: "Chữ ký số", en: "Signatures"),
            [
                .lead(Phrase(vi: "Người ký", en: "Signed by")) { html, signature in html.text(signature.name) },
                .cell(Phrase(vi: "Tư cách", en: "As")) { html, signature in html.text(signature.role.words) },
                .cell(Phrase(vi: "Thời điểm ký", en: "At")) { html, signature in html.moment(signature.moment) },
            ]
        )
    }
}

extension DocumentSignature.Role {
    var words: Phrase {
        switch self {
        case .signer: Phrase(vi: "Người có thẩm quyền", en: "Competent person")
        case .number: Phrase(vi: "Cấp số, ngày", en: "Number and date")
        case .agency: Phrase(vi: "Cơ quan", en: "Agency")
        }
    }
}

extension SignatureLevel {
    var words: Phrase {
        switch self {
        case .basic:
            Phrase(vi: "Đã ký (B-B), chưa có dấu thời gian", en: "Signed (B-B), no timestamp yet")
        case .timestamped: Phrase(vi: "Có dấu thời gian (B-T)", en: "With a timestamp (B-T)")
        case .archived:
            Phrase(vi: "Có bằng chứng lâu dài (B-LTA)", en: "With evidence for the long term (B-LTA)")
        }
    }
}

/// Chứng cứ ngoại tuyến: the file beside a paper by which others check it when this portal cannot be reached.
enum OfflineProof {
    static let words = Phrase(vi: "Tải chứng cứ ngoại tuyến", en: "Get the offline proof")

    static let key = Phrase(vi: "Khóa công khai của sổ cái", en: "The ledger's public key")

    static let advice = Phrase(
        vi: """
            Chứng cứ ngoại tuyến gắn mã băm của tệp với chữ ký của sổ cái. Giữ nó cạnh tệp PDF: có khóa công khai của sổ cái \
            là kiểm tra được, không cần mạng và không cần cổng này.
            """,
        en: """
            The offline proof ties the hash of the file to the signature of the ledger. Keep it beside the PDF: with the \
            ledger's public key anybody can check both, without a network and without this portal.
            """
    )
}
