import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Hummingbird
import Kernel
import Signing
import Storage
import Web

/// Ký số hàng loạt: chosen at the desk, signed with one PIN, each with its outcome.
extension OfficerPages {
    func addSigning(to routes: inout Routes) {
        routes.form("/mot-cua/ky-so", .role([.leader]), "desk.sign-many.form") { visit, form in
            let chosen = Array(form.all("ho-so").compactMap { ChosenDossier($0) }.prefix(SigningBatches.most))
            guard !chosen.isEmpty else {
                return visit.redirect(
                    to: OfficerPath.desk,
                    flash: .warning("Chưa chọn hồ sơ nào. Đánh dấu các hồ sơ cần ký rồi bấm Ký số.")
                )
            }
            return try await ask(for: chosen, visit, form, refusal: nil)
        }
        routes.form("/mot-cua/ky-so/bat-dau", .role([.leader]), "desk.sign-many") { visit, form in
            // A form that is sent twice begins one batch: its key is the batch's name.
            let id = try form.requireIdempotencyKey().description
            let progress: WebPath = "/mot-cua/ky-so/\(id)"
            if documents.batch(id, for: visit.viewer) != nil { return visit.redirect(to: progress) }
            let chosen = form.all("ho-so").compactMap { ChosenDossier($0) }
            do {
                let items = try await items(chosen, visit).signable
                guard !items.isEmpty else {
                    return visit.redirect(to: OfficerPath.desk, flash: .warning("Không còn hồ sơ nào chờ bạn ký."))
                }
                let pen = try await documents.pen(of: visit.viewer, pin: PIN(form.text(DeedInput.Name.pin)))
                try documents.sign(items, as: id, by: visit.viewer, with: pen)
                return visit.redirect(to: progress)
            } catch let refusal as DocumentRefusal {
                return try await ask(for: chosen, visit, form, refusal: refusal)
            }
        }
        routes.page("/mot-cua/ky-so/{batch}", .role([.leader]), "desk.sign-many.show") { visit in
            guard let batch = documents.batch(try visit.parameter("batch"), for: visit.viewer) else {
                return visit.redirect(
                    to: OfficerPath.desk,
                    flash: .warning("Lượt ký này đã xong từ trước. Hồ sơ nào chưa ký thì vẫn nằm ở bàn của bạn.")
                )
            }
            return visit.page(
                Page(
                    title: batch.title,
                    section: "/mot-cua",
                    crumbs: [Link(Phrase(vi: "Bàn việc", en: "Desk"), to: "/mot-cua")],
                    // Without a script the page looks again by itself.
                    refreshSeconds: batch.isOver ? nil : 1
                ),
                for: .officer
            ) { BatchView(batch: batch).write(to: &$0) }
        }
    }

    /// What of the chosen can be signed now, and what cannot.
    private func items(
        _ chosen: [ChosenDossier],
        _ visit: Visit
    ) async throws -> (signable: [SigningBatch.Item], others: [Dossier], desk: Documents.Desk?) {
        try await database.read { db in
            var (signable, others): ([SigningBatch.Item], [Dossier]) = ([], [])
            for one in chosen {
                let dossier = try dossiers.dossier(one.id, for: visit.viewer, in: db)
                if try documents.hasToSign(visit.viewer, dossier, in: db) {
                    signable.append(
                        SigningBatch.Item(
                            dossier: dossier.id,
                            position: one.position,
                            name: dossier.name,
                            title: "\(dossier.procedureName), \(dossier.applicant.name)"
                        )
                    )
                } else {
                    others.append(dossier)
                }
            }
            return (signable, others, signable.isEmpty ? nil : try documents.desk(of: visit.viewer, in: db))
        }
    }

    /// The page that asks for the PIN.
    private func ask(
        for chosen: [ChosenDossier],
        _ visit: Visit,
        _ form: FormData,
        refusal: DocumentRefusal?
    ) async throws -> Response {
        let (signable, others, desk) = try await items(chosen, visit)
        guard let desk else {
            return visit.redirect(
                to: OfficerPath.desk,
                flash: .warning("Các hồ sơ đã chọn không có văn bản chờ bạn ký số ở bước này.")
            )
        }
        let view = BatchAskView(
            items: signable,
            positions: chosen,
            others: others,
            desk: desk,
            error: refusal?.words,
            security: visit.formSecurity()
        )
        return visit.page(
            Page(
                title: .signDigitally,
                section: "/mot-cua",
                crumbs: [Link(Phrase(vi: "Bàn việc", en: "Desk"), to: "/mot-cua")],
                hasErrors: refusal != nil
            ),
            for: .officer,
            status: refusal == nil ? .ok : .unprocessableContent
        ) { view.write(to: &$0) }
    }
}

/// Hồ sơ được chọn: `<id>.<position>` as a list sends it.
struct ChosenDossier: Sendable {
    let id: DossierID
    let position: Int

    init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let id = DossierID(String(parts[0])), let position = Int(parts[1]) else { return nil }
        (self.id, self.position) = (id, position)
    }

    var value: String { "\(id).\(position)" }
}
