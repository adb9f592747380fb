import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Storage
import Web

extension OfficerPages {
    func addDossier(to routes: inout Routes) {
        routes.page("/mot-cua/ho-so/{id}", .officer, "desk.dossier") { visit in
            let id: DossierID = try visit.id("id")
            let model = try await database.read { db in
                try fileModel(id, for: visit.viewer, now: visit.now, in: db)
            }
            try await record(model.dossier, visit)
            return visit.page(
                Page(
                    title: Phrase("\(model.dossier.procedureName) – \(model.dossier.name)"),
                    section: "/mot-cua",
                    crumbs: [Link(Phrase(vi: "Bàn việc", en: "Desk"), to: "/mot-cua")]
                ),
                for: .officer
            ) { FileShowView(model: model, security: { visit.formSecurity() }).write(to: &$0) }
        }
        routes.page("/mot-cua/ho-so/{id}/tep/{key}/{number}", .officer, "desk.paper") { visit in
            let id: DossierID = try visit.id("id")
            let (key, number) = (try visit.parameter("key"), Int(try visit.parameter("number")))
            let file = try await database.read { db in try dossiers.file(id, for: visit.viewer, in: db) }
            guard let download = file.paper(key, number)?.download(from: blobs) else { throw WebRefusal.notFound }
            try await record(file.dossier, visit, kind: .document, purpose: "Xem giấy tờ của hồ sơ")
            return try visit.download(download)
        }
    }

    /// The photographs of a component as one paper.
    func addPhotographs(to routes: inout Routes) {
        routes.page("/mot-cua/ho-so/{id}/anh/{key}", .officer, "desk.photographs") { visit in
            let id: DossierID = try visit.id("id")
            let key = try visit.parameter("key")
            let file = try await database.read { db in try dossiers.file(id, for: visit.viewer, in: db) }
            let parts = file.components.filter { $0.key == key }
            let name = file.version.component(key)?.name.vi ?? key
            let pdf = try await documents.paper(ofPhotographs: parts, named: name)
            try await record(file.dossier, visit, kind: .document, purpose: "Xem giấy tờ của hồ sơ")
            return try visit.download(
                Download(name: "\(key).pdf", mediaType: "application/pdf", bytes: pdf, isShown: true)
            )
        }
    }

    /// Writes down that an officer looked, so that the citizen can read who did.
    func record(
        _ dossier: Dossier,
        _ visit: Visit,
        kind: AccessEntry.Kind = .dossier,
        purpose: String = "Giải quyết hồ sơ"
    ) async throws {
        guard let person = dossier.applicant.person else { return }
        let post = visit.viewer.posts.first { $0.agency == dossier.agency }
        try await directory.recordAccess(
            AccessEntry(
                person: person,
                kind: kind,
                subject: dossier.id.description,
                label: dossier.name,
                purpose: purpose
            ),
            by: visit.viewer,
            as: post?.id
        )
    }
}
