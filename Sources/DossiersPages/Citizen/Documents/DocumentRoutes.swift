import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Hummingbird
import Kernel
import Ledger
import Storage
import Web

extension CitizenPages {
    /// Giấy tờ của tôi: results that are kept, one of them, and its print view.
    func addDocuments(to routes: inout Routes) {
        routes.page("/giay-to", .citizen, "document.index") { visit in
            let documents = try await database.read { db in
                try visit.viewer.person.map { try dossiers.results(of: $0, in: db) } ?? []
            }
            return DocumentIndexView(documents: documents).answer(visit)
        }
        routes.page("/giay-to/{id}", .citizen, "document.show") { visit in
            let document = try await document(visit)
            let signed = try await database.read { db in
                try documents.documents(of: document.dossier, in: db).last {
                    $0.kind == .result && $0.number == document.number
                }
            }
            let link = signed.map { CitizenPath.paper($0.id, documents.linkSecret(of: $0.id)) }
            return DocumentShowView(document: document, signed: signed, link: link).answer(visit)
        }
        routes.page("/giay-to/{id}/in", .citizen, "document.print") { visit in
            let document = try await document(visit)
            let proof = try await openLedger.proof(
                ofFirst: DossierEvent.Kind.resultIssued.rawValue,
                in: Dossiers.stream(document.dossier)
            )
            return DocumentShowView(document: document).printed(visit, proof)
        }
    }

    private func document(_ visit: Visit) async throws -> DossierResult {
        let id = try visit.id("id", of: ResultTag.self)
        return try await database.read { db in try dossiers.result(id, for: visit.viewer, in: db) }
    }
}

/// The list of my documents.
struct DocumentIndexView {
    let documents: [DossierResult]

    func answer(_ visit: Visit) -> Response {
        visit.page(Page(title: .myDocuments, section: CitizenPath.documents.string)) { html in
            html.heading(
                .myDocuments,
                below: Phrase(
                    vi:
                        "Kết quả các thủ tục của bạn, được giữ lâu dài. Hồ sơ sau cần đến thì dùng lại, không phải nộp.",
                    en: "The results of your procedures, kept for you. A later dossier can use them again."
                )
            )
            if documents.isEmpty {
                html.add(
                    EmptyState(
                        Phrase(vi: "Chưa có giấy tờ nào", en: "No documents yet"),
                        Phrase(
                            vi: "Khi một hồ sơ của bạn có kết quả, bản điện tử sẽ nằm ở đây.",
                            en: "When one of your dossiers has a result, it will be kept here."
                        ),
                        action: Link(.myDossiers, to: CitizenPath.dossiers.string)
                    )
                )
                return
            }
            html.table(
                of: documents,
                caption: .myDocuments,
                [
                    .lead(Phrase(vi: "Giấy tờ", en: "Document")) { html, document in
                        html.a(document.name, .href(CitizenPath.document(document.id)))
                    },
                    .cell(Phrase(vi: "Số", en: "Number")) { html, document in
                        html.span(document.number, .class("code"))
                    },
                    .text(Phrase(vi: "Cơ quan cấp", en: "Issued by")) { $0.agencyName },
                    .cell(Phrase(vi: "Ngày cấp", en: "Issued on")) { html, document in
                        html.date(document.issuedAt.date)
                    },
                    .cell(Phrase(vi: "Giá trị", en: "Valid")) { html, document in
                        html.add(document.validity(on: visit.now.date))
                    },
                ]
            )
        }
    }
}

extension DossierResult {
    /// Whether the document is valid on a day, in words.
    func validity(on date: CivilDate) -> StateTag {
        guard let last = validUntil else { return StateTag(Phrase(vi: "Không thời hạn", en: "No limit"), .done) }
        return last >= date
            ? StateTag(
                Phrase(vi: "Đến \(last.vietnamese)", en: "Until \(MomentText.date(last, .en))"),
                .done
            )
            : StateTag(Phrase(vi: "Hết hạn \(last.vietnamese)", en: "Ended \(MomentText.date(last, .en))"), .quiet)
    }
}

/// One document.
struct DocumentShowView {
    let document: DossierResult
    /// The signed file; nil where it was signed on paper.
    var signed: IssuedDocument?
    /// The path by which others check it.
    var link: WebPath?

    func answer(_ visit: Visit) -> Response {
        visit.page(
            Page(
                title: Phrase("\(document.name) \(document.number)"),
                section: CitizenPath.documents.string,
                crumbs: [Link(.myDocuments, to: CitizenPath.documents.string)]
            )
        ) { html in
            html.split { html in
                html.p(.class("above")) { $0.add(document.validity(on: visit.now.date)) }
                html.h1(document.name)
                html.div(.class("card document"), .lang("vi")) { $0.add(DocumentText(document.text)) }
                html.actions { html in
                    if let signed {
                        html.add(
                            Button.link(
                                Phrase(vi: "Mở bản ký số (PDF)", en: "Open the signed file (PDF)"),
                                to: "/ho-so/\(signed.dossier)/van-ban/\(signed.id)"
                            )
                        )
                    }
                    html.add(
                        Button.link(
                            Phrase(vi: "Xem bản in", en: "Print view"),
                            to: CitizenPath.printed(document.id).string,
                            icon: .print
                        )
                    )
                    html.a(Phrase(vi: "Xem hồ sơ", en: "See the dossier"), .href(CitizenPath.dossier(document.dossier)))
                }
            } aside: { html in
                html.div(.class("card")) { $0.add(ResultFacts(document)) }
                if let signed, let link {
                    html.add(SharedLink(signed: signed, path: link.string, address: visit.link(to: link)))
                }
            }
        }
    }

    /// The document as it comes out of a printer.
    func printed(_ visit: Visit, _ proof: LedgerProof?) -> Response {
        visit.document { html in
            html.printPage(
                title: Phrase("\(document.name) \(document.number)"),
                back: Link(Phrase(vi: "Về giấy tờ", en: "Back"), to: CitizenPath.document(document.id).string),
                isSimulated: visit.isDemo
            ) { html in
                html.sheet(
                    PrintSheet(
                        size: .a4,
                        agency: document.agencyName.uppercased(),
                        number: document.number,
                        place: place,
                        date: document.issuedAt.date,
                        title: document.name.uppercased()
                    )
                ) { html in
                    html.add(DocumentText(document.text))
                    html.sheetFoot(
                        [Signature(document.signerTitle.uppercased(), note: "(Đã ký)", name: document.signerName)],
                        seal: proof.map { ProofSeal(link: $0.address(visit), sequence: $0.sequence) }
                    )
                }
            }
        }
    }

    /// ‘Lăng’ of ‘Ủy ban nhân dân xã Lăng’: the words after the kind of unit.
    private var place: String {
        let name = document.agencyName
        let kinds = [" xã ", " phường ", " thị trấn ", " huyện ", " thị xã ", " thành phố ", " tỉnh "]
        let found = kinds.lazy.compactMap { name.firstRange(of: $0) }.first
        return found.map { String(name[$0.upperBound...]) } ?? name
    }
}

extension Phrase {
    static let myDocuments = Phrase(vi: "Giấy tờ của tôi", en: "My documents")
}

/// Gửi cho người khác: the link and the QR code by which anybody sees that the file is genuine.
struct SharedLink: Component {
    let signed: IssuedDocument
    let path: String
    let address: String

    func write(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Gửi cho nơi cần giấy tờ này", en: "Show it to others")) { html in
            html.p(
                Phrase(
                    vi: "Ai có đường dẫn hoặc quét mã này đều xem được bản ký số và biết bản đó là thật.",
                    en: "Whoever has the link or scans the code sees the signed file and that it is genuine."
                )
            )
            html.add(QRCode(address, label: Phrase(vi: "Mã QR của văn bản", en: "QR code of the document")))
            html.p { $0.a(Phrase(vi: "Mở đường dẫn kiểm tra", en: "Open the link"), .href(path)) }
            html.p { $0.a(OfflineProof.words, .href(path + "/chung-cu")) }
            html.p(.class("muted")) { $0.text(signed.signedWords) }
        }
    }
}
