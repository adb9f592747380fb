import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension CitizenPages {
    /// The page of papers, and the files of a draft.
    func addPapers(to routes: inout Routes) {
        routes.page("/nhap/{draft}/giay-to", .citizen, "draft.papers") { visit in
            let page = try await openPage(visit)
            if let elsewhere = page.elsewhere { return visit.redirect(to: elsewhere) }
            return PapersView(page: page).answer(visit)
        }
        routes.upload("/nhap/{draft}/giay-to", .citizen, "draft.papers.save") { visit, upload in
            try await savePapers(visit, upload)
        }
        routes.upload("/nhap/{draft}/tep", .citizen, "draft.upload") { visit, upload in
            let id = try visit.id("draft", of: DraftTag.self)
            // Nothing is taken into the store for a draft that is not the sender's own.
            _ = try await database.read { db in try dossiers.draft(id, for: visit.viewer, in: db) }
            let file = try await readOneFile(upload, into: id, by: visit.viewer)
            return visit.json(bytes: file.json, status: .created)
        }
        routes.page("/nhap/{draft}/tep/{file}", .citizen, "draft.file") { visit in try await draftFile(visit) }
    }

    /// The draft of the address.
    func openPage(_ visit: Visit) async throws -> DraftPage {
        let id = try visit.id("draft", of: DraftTag.self)
        return try await database.read { db in try draftPage(id, for: visit.viewer, at: visit.now, in: db) }
    }

    private func savePapers(_ visit: Visit, _ upload: Upload) async throws -> Response {
        let before = try await openPage(visit)
        if let elsewhere = before.elsewhere { return visit.redirect(to: elsewhere) }
        let post = try await readPapers(
            visit,
            upload,
            into: before.draft.id,
            components: Set(before.papers.map(\.key))
        )
        let page = try await openPage(visit)
        if post.problems.isEmpty, post.stays { return visit.redirect(to: visit.address) }
        let missing = page.missingPapers.filter { paper in !post.problems.contains { $0.paper == paper.key } }
        let problems = post.problems + (post.stays ? [] : missing.map(PaperProblem.missing))
        guard problems.isEmpty else { return PapersView(page: page, problems: problems).answer(visit) }
        let isChange = visit.query.isChecked(WizardStep.changing)
        return visit.redirect(to: CitizenPath.step(page.draft.id, page.next(after: .papers, isChange: isChange)))
    }

    private func draftFile(_ visit: Visit) async throws -> Response {
        let (id, file) = (try visit.id("draft", of: DraftTag.self), try visit.id("file", of: DraftFileTag.self))
        let contents = try await database.read { db in try dossiers.draftContents(id, for: visit.viewer, in: db) }
        guard let found = contents.files.first(where: { $0.id == file }),
            let download = found.download(from: blobs)
        else { throw WebRefusal.notFound }
        return try visit.download(download)
    }
}

/// The page of papers.
struct PapersView {
    let page: DraftPage
    var problems: [PaperProblem] = []

    func answer(_ visit: Visit) -> Response {
        let list = PaperList(
            draft: page.draft.id,
            papers: page.papers,
            files: page.contents.files,
            reused: page.contents.reused,
            documents: page.documents,
            upload: CitizenPath.upload(page.draft.id),
            problems: problems
        )
        let frame = WizardFrame(
            page: page,
            step: .papers,
            title: Phrase(vi: "Giấy tờ kèm theo", en: "Papers"),
            errors: list.errorSummary,
            hasErrors: !problems.isEmpty
        )
        return frame.answer(visit) { html in
            html.postForm(to: visit.address.string, visit.formSecurity(), sendsFiles: true) { html in
                html.add(list)
                html.actions { html in
                    html.add(Button(.saveAndContinue))
                    if let previous = page.previous(before: .papers) {
                        html.a(.goBack, .href(CitizenPath.step(page.draft.id, previous)))
                    }
                }
            }
        }
    }
}
