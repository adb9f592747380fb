import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

extension CitizenPages {
    /// Bổ sung: only what the officer named is shown, mended all together and sent once.
    func addMending(to routes: inout Routes) {
        routes.page("/ho-so/{id}/bo-sung", .citizen, "dossier.mend") { visit in
            let id = try visit.id("id", of: DossierTag.self)
            let page = try await database.read { db in try mendingPage(id, visit, in: db) }
            guard page.isOpen else { return visit.redirect(to: CitizenPath.dossier(id)) }
            return MendingView(page: page).answer(visit)
        }
        routes.upload("/ho-so/{id}/bo-sung", .citizen, "dossier.mend.send") { visit, upload in
            try await mend(visit, upload)
        }
        routes.form("/ho-so/{id}/bo-sung/luu", .citizen, "dossier.mend.autosave") { visit, form in
            try await saveMended(visit, form)
        }
        routes.upload("/ho-so/{id}/bo-sung/tep", .citizen, "dossier.mend.upload") { visit, upload in
            let draft = try await beginMending(visit)
            let file = try await readOneFile(upload, into: draft, by: visit.viewer)
            return visit.json(bytes: file.json, status: .created)
        }
    }

    func mendingPage(_ id: DossierID, _ visit: Visit, in db: ReadSession) throws -> MendingPage {
        let file = try ownFile(id, of: visit.viewer, in: db)
        let documents = try visit.viewer.person.map { try dossiers.results(of: $0, in: db) } ?? []
        return MendingPage(
            file: file,
            prepared: try dossiers.mendingDraft(of: file.dossier, for: visit.viewer, in: db),
            documents: documents.filter { $0.validUntil.map { $0 >= visit.now.date } ?? true },
            atlas: try territory.atlas(in: db)
        )
    }

    private func beginMending(_ visit: Visit) async throws -> DraftID {
        let id = try visit.id("id", of: DossierTag.self)
        return try await database.write { db in
            // An officer may write down a supplement that came at the counter, but not through the citizen's page.
            let dossier = try dossiers.dossier(id, for: visit.viewer, in: db)
            guard visit.viewer.scope.ownsDossier(dossier.subject) else { throw DossierRefusal.unknown }
            return try dossiers.beginMending(id, by: visit.viewer, in: db)
        }
    }

    private func saveMended(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("id", of: DossierTag.self)
        let (box, value) = (form.text("field"), form.lines("value"))
        try await database.write { db in
            let file = try ownFile(id, of: visit.viewer, in: db)
            let answer = PostedAnswers.saved(
                box: box,
                value: value,
                version: file.version,
                atlas: try territory.atlas(in: db),
                on: file.dossier.submittedAt.date
            )
            guard let answer, file.fieldsToMend.contains(answer.key) else { return }
            let draft = try dossiers.beginMending(id, by: visit.viewer, in: db)
            try dossiers.save([answer.key: answer.value], to: draft, by: visit.viewer, in: db)
        }
        return try visit.json(["saved": visit.now.time.description])
    }

    private func mend(_ visit: Visit, _ upload: Upload) async throws -> Response {
        let id = try visit.id("id", of: DossierTag.self)
        let before = try await database.read { db in try mendingPage(id, visit, in: db) }
        let done = visit.redirect(to: CitizenPath.dossier(id))
        guard before.isOpen else {
            // The first press has sent it: the second only shows where it is. What it brought is read and thrown away.
            _ = try await upload.read { _ in nil }
            return done
        }
        let draft = try await beginMending(visit)
        let post = try await readPapers(
            visit,
            upload,
            into: draft,
            components: Set(before.file.version.components.map(\.key))
        )
        let page = try await database.write { db in
            let fields = before.file.version.formFields.filter { before.fields.contains($0.key) }
            let answers = PostedAnswers.read(post.form, fields: fields, atlas: before.atlas, on: before.form.date)
            try dossiers.save(answers, to: draft, by: visit.viewer, in: db)
            return try mendingPage(id, visit, in: db)
        }
        if post.form.contains(UnitChoice.refresh) || (post.stays && post.problems.isEmpty) {
            return visit.redirect(to: visit.address)
        }
        let problems = post.problems + (post.stays ? [] : page.missing.map(PaperProblem.missing))
        guard problems.isEmpty, post.stays || page.problems.isEmpty else {
            return MendingView(page: page, papers: problems, showsProblems: !post.stays).answer(visit)
        }
        try await database.write { db in try dossiers.sendMending(id, by: visit.viewer, in: db) }
        return visit.redirect(
            to: CitizenPath.dossier(id),
            flash: .success(
                visit.say(
                    "Đã gửi bổ sung. Đồng hồ chạy tiếp từ bây giờ.",
                    "Sent. The clock runs again from now."
                )
            )
        )
    }
}
