import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Hummingbird
import Kernel
import Ledger
import Storage
import Territory
import Web

extension CitizenPages {
    /// My dossiers, one of them, and the files of one.
    func addDossiers(to routes: inout Routes) {
        routes.page("/ho-so", .citizen, "dossier.index") { visit in try await index(visit) }
        routes.page("/ho-so/{id}", .citizen, "dossier.show") { visit in
            let id = try visit.id("id", of: DossierTag.self)
            let model = try await database.read { db in try showModel(id, visit, in: db) }
            return DossierShowView(model: model).answer(visit)
        }
        routes.page("/ho-so/{id}/tep/{component}/{number}", .citizen, "dossier.file") { visit in
            try await file(visit)
        }
    }

    private func index(_ visit: Visit) async throws -> Response {
        let page = visit.pageNumber(size: 20)
        let model = try await database.read { db in
            DossierIndexModel(
                own: try dossiers.ownDossiers(of: visit.viewer, limit: page.size, offset: page.offset, in: db),
                drafts: try dossiers.drafts(of: visit.viewer, in: db).count,
                page: page
            )
        }
        return DossierIndexView(model: model).answer(visit)
    }

    /// One dossier for the person whose it is; officers have a page of their own.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    func ownFile(_ id: DossierID, of viewer: Viewer, in db: ReadSession) throws -> DossierFile {
        let file = try dossiers.file(id, for: viewer, in: db)
        guard viewer.scope.ownsDossier(file.dossier.subject) else { throw DossierRefusal.unknown }
        return file
    }

    private func showModel(_ id: DossierID, _ visit: Visit, in db: ReadSession) throws -> DossierShowModel {
        let file = try ownFile(id, of: visit.viewer, in: db)
        var looks: DossierShowModel.Looks?
        if let person = visit.viewer.person, person == file.dossier.applicant.person {
            let count = try directory.accessCount(of: person, subject: id.description, in: db)
            looks = .init(count: count.looks, viewers: count.viewers)
        }
        let register = try directory.register(in: db)
        let atlas = try territory.atlas(in: db)
        return DossierShowModel(
            file: file,
            course: DossierCourse(file.trail, register: register, atlas: atlas),
            counter: register.agency(file.dossier.receivingAgency).map { Phrase($0.name) },
            actions: dossiers.openActions(on: file.dossier, for: visit.viewer),
            rating: file.dossier.state.isFinal ? try dossiers.rating(of: id, in: db) : nil,
            looks: looks,
            sequence: try ledger.lastSequence(of: Dossiers.stream(id), in: db),
            documents: try documents.documents(of: id, in: db),
            atlas: atlas
        )
    }

    private func file(_ visit: Visit) async throws -> Response {
        let id = try visit.id("id", of: DossierTag.self)
        let (key, number) = (try visit.parameter("component"), Int(try visit.parameter("number")))
        let file = try await database.read { db in try ownFile(id, of: visit.viewer, in: db) }
        guard let download = file.paper(key, number)?.download(from: blobs) else { throw WebRefusal.notFound }
        return try visit.download(download)
    }
}
