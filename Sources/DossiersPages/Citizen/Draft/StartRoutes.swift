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
    /// Beginning and resuming, the list of drafts, deleting one.
    func addStart(to routes: inout Routes) {
        routes.page("/nop/{code}", .citizen, "draft.start") { visit in try await start(visit) }
        routes.form("/nop/{code}", .citizen, "draft.begin") { visit, form in try await begin(visit, form) }
        routes.page("/nhap", .citizen, "draft.index") { visit in try await drafts(visit) }
        routes.page("/nhap/{draft}", .citizen, "draft.show") { visit in
            let id = try visit.id("draft", of: DraftTag.self)
            return visit.redirect(to: try await place(of: id, visit))
        }
        routes.page("/nhap/{draft}/xoa", .citizen, "draft.confirm-delete") { visit in try await askDelete(visit) }
        routes.form("/nhap/{draft}/xoa", .citizen, "draft.delete") { visit, _ in
            let id = try visit.id("draft", of: DraftTag.self)
            try await database.write { db in try dossiers.deleteDraft(id, by: visit.viewer, in: db) }
            return visit.redirect(
                to: CitizenPath.drafts,
                flash: .success(visit.say("Đã xóa bản nháp.", "Draft deleted."))
            )
        }
    }

    private func start(_ visit: Visit) async throws -> Response {
        let code = try visit.parameter("code")
        let model = try await database.read { db in
            StartModel(
                version: try dossiers.openVersion(of: code, in: db),
                draft: try dossiers.drafts(of: visit.viewer, in: db).map(\.draft).first { $0.procedureCode == code }
            )
        }
        return StartView(model: model).answer(visit)
    }

    private func begin(_ visit: Visit, _ form: FormData) async throws -> Response {
        let code = try visit.parameter("code")
        let fresh = form.isChecked("moi")
        _ = try form.requireIdempotencyKey()
        let draft = try await database.write { db in
            let begun = try visit.once(form, in: db) {
                try dossiers.beginDraft(of: code, fresh: fresh, by: visit.viewer, in: db).id.description
            }.answer
            guard let id = DraftID(begun) else { throw DossierRefusal.unknown }
            do { return try dossiers.draft(id, for: visit.viewer, in: db).id } catch DossierRefusal.unknown {
                // Begun by an earlier press of the same button and deleted since: a new one is wanted.
                return try dossiers.beginDraft(of: code, by: visit.viewer, in: db).id
            }
        }
        return visit.redirect(to: try await place(of: draft, visit))
    }

    /// Where a draft goes on; a sent one lies with the dossiers.
    private func place(of id: DraftID, _ visit: Visit) async throws -> WebPath {
        let page = try await database.read { db in
            try draftPage(id, for: visit.viewer, at: visit.now, in: db)
        }
        if let sent = page.draft.sent { return CitizenPath.dossier(sent) }
        let isUntouched = page.draft.answers.isEmpty && page.contents.files.isEmpty
        return CitizenPath.step(id, isUntouched ? page.steps[0] : page.resume)
    }

    private func drafts(_ visit: Visit) async throws -> Response {
        let rows = try await database.read { db in
            try dossiers.drafts(of: visit.viewer, in: db).map { DraftIndexView.Row(draft: $0.draft, name: $0.name) }
        }
        return DraftIndexView(rows: rows).answer(visit)
    }

    private func askDelete(_ visit: Visit) async throws -> Response {
        let id = try visit.id("draft", of: DraftTag.self)
        let contents = try await database.read { db in try dossiers.draftContents(id, for: visit.viewer, in: db) }
        guard contents.draft.sent == nil else { return visit.redirect(to: CitizenPath.drafts) }
        let title = Phrase(vi: "Xóa bản nháp này?", en: "Delete this draft?")
        return visit.page(
            Page(title: title, crumbs: [Link(.drafts, to: CitizenPath.drafts.string)], width: .narrow)
        ) { html in
            html.h1(title)
            html.p(Phrase(contents.version.name))
            html.p(
                contents.files.isEmpty
                    ? Phrase(
                        vi: "Các câu trả lời trong bản nháp sẽ mất, không lấy lại được.",
                        en: "Its answers will be gone for good."
                    )
                    : Phrase(
                        vi:
                            "Các câu trả lời và \(contents.files.count) tệp trong bản nháp sẽ mất, không lấy lại được.",
                        en: "Its answers and files (\(contents.files.count)) will be gone for good."
                    ),
                .class("muted")
            )
            html.postForm(to: CitizenPath.delete(id).string, visit.formSecurity()) { html in
                html.actions { html in
                    html.add(Button(Phrase(vi: "Xóa bản nháp", en: "Delete draft"), .danger))
                    html.a(Phrase(vi: "Không, giữ lại", en: "No, keep it"), .href(CitizenPath.drafts))
                }
            }
        }
    }
}

extension Visit {
    /// Words in the language of the reader.
    func say(_ vietnamese: String, _ english: String) -> String { language == .vi ? vietnamese : english }
}

extension Phrase {
    static let drafts = Phrase(vi: "Bản nháp", en: "Drafts")
    static let saveAndContinue = Phrase(vi: "Lưu và tiếp tục", en: "Save and continue")
    static let goBack = Phrase(vi: "Quay lại", en: "Back")
}
