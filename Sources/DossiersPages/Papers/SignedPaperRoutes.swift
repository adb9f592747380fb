import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// Văn bản đã ký của hồ sơ: signed papers for who may see the dossier, and drafts for who signs.
extension OfficerPages {
    func addSignedPapers(to routes: inout Routes) {
        routes.page("/ho-so/{id}/van-ban/{document}", .citizen, "document.signed") { visit in
            let id: DossierID = try visit.id("id")
            let wanted = try visit.id("document", of: DocumentTag.self)
            let (dossier, document) = try await database.read { db in
                (
                    try dossiers.file(id, for: visit.viewer, in: db).dossier,
                    try documents.document(wanted, in: db)
                )
            }
            guard document.dossier == id else { throw DocumentRefusal.unknown }
            return try await show(document, of: dossier, visit)
        }
        routes.page("/bieu-mau/{id}/{form}/ky-so", .citizen, "print.signed") { visit in
            let id: DossierID = try visit.id("id")
            guard let form = OfficialForm(rawValue: try visit.parameter("form")) else { throw WebRefusal.notFound }
            let dossier = try await database.read { db in try dossiers.file(id, for: visit.viewer, in: db).dossier }
            guard let document = try await documents.issue(form, of: id) else { throw DocumentRefusal.noKey }
            return try await show(document, of: dossier, visit)
        }
        routes.page("/mot-cua/ho-so/{id}/du-thao", .officer, "desk.draft") { visit in
            let id: DossierID = try visit.id("id")
            let dossier = try await database.read { db in try dossiers.file(id, for: visit.viewer, in: db).dossier }
            let pdf = try await documents.draft(of: id, position: dossier.position, by: visit.viewer)
            try await record(dossier, visit, kind: .document, purpose: "Xem dự thảo kết quả")
            return try visit.download(
                Download(name: "du-thao.pdf", mediaType: "application/pdf", bytes: pdf, isShown: true)
            )
        }
    }

    /// The file; an officer's look is written down.
    private func show(_ document: IssuedDocument, of dossier: Dossier, _ visit: Visit) async throws -> Response {
        if visit.viewer.scope.handlesDossier(dossier.subject) {
            try await record(dossier, visit, kind: .document, purpose: "Xem \(document.name)")
        }
        return try visit.download(try document.download(from: blobs))
    }
}

extension IssuedDocument {
    /// The file as the browser shows it.
    ///
    /// - Throws: `DocumentRefusal.unknown` where the store has not got it.
    func download(from blobs: BlobStore) throws -> Download {
        guard let download = Download(file, in: blobs, name: fileName, mediaType: "application/pdf", isShown: true)
        else { throw DocumentRefusal.unknown }
        return download
    }
}

/// Danh sách văn bản đã ký: the signed papers of a dossier, each with who signed and how it can be checked.
struct SignedPaperList: Component {
    let documents: [IssuedDocument]

    func write(to html: inout HTMLWriter) {
        html.ul(.class("plain-list")) { html in
            for document in documents {
                html.li { html in
                    html.a(
                        [document.name, document.number.map { "số \($0)" }].compactMap { $0 }.joined(separator: " "),
                        .href("/ho-so/\(document.dossier)/van-ban/\(document.id)")
                    )
                    html.br()
                    html.span(.class("muted")) { $0.text(document.signedWords) }
                }
            }
        }
    }
}

extension IssuedDocument {
    /// `Ký số: Bríu Quân, UBND xã Lăng; 24/11/2026 08:15`; what it still waits for.
    var signedWords: Phrase {
        var names: [String] = []
        for signature in signatures where !names.contains(signature.name) { names.append(signature.name) }
        let signers = names.joined(separator: ", ")
        return issuedAt == nil
            ? Phrase(vi: "Ký số: \(signers). Chờ văn thư cấp số.", en: "Signed by \(signers). Waits for its number.")
            : Phrase(
                vi: "Ký số: \(signers), \(signedAt.vietnamese)",
                en: "Signed by \(signers), \(signedAt.vietnamese)"
            )
    }
}
