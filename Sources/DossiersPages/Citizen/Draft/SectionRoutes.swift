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
    /// The pages of the form, and the saving of single answers by the script.
    func addSections(to routes: inout Routes) {
        routes.page("/nhap/{draft}/to-khai/{section}", .citizen, "draft.section") { visit in
            try await showSection(visit)
        }
        routes.form(
            "/nhap/{draft}/to-khai/{section}",
            .citizen,
            "draft.answer",
            rescue: { visit, form in try await rescue(visit, form) }
        ) { visit, form in
            try await saveSection(visit, form)
        }
        routes.form("/nhap/{draft}/luu", .citizen, "draft.autosave") { visit, form in
            try await autosave(visit, form)
        }
    }

    /// The name of the parameter by which answers come back that were typed when the session had ended.
    private static let rescueName = "cuu"

    /// Keeps what was typed when the session had ended; nothing is told to who did not sign in.
    private func rescue(_ visit: Visit, _ form: FormData) async throws -> WebPath? {
        let id = try visit.id("draft", of: DraftTag.self)
        let key = try visit.parameter("section")
        let rescue = try await database.write { db in
            let atlas = try territory.atlas(in: db)
            return try dossiers.rescue(
                { version in
                    let sections = version.form.filter { $0.key == key }
                    return PostedAnswers.read(form, sections: sections, atlas: atlas, on: visit.now.date)
                },
                of: id,
                in: db
            )
        }
        return rescue.map {
            CitizenPath.step(id, .section(key)).adding(Self.rescueName, $0.description)
        }
    }

    private func showSection(_ visit: Visit) async throws -> Response {
        let id = try visit.id("draft", of: DraftTag.self)
        let key = try visit.parameter("section")
        let rescue = visit.query.id(Self.rescueName, of: DraftRescueTag.self)
        let (page, isRescued) = try await database.read { db in
            let found = try rescue.flatMap { try dossiers.rescued($0, of: id, for: visit.viewer, in: db) }
            let page = try draftPage(id, for: visit.viewer, at: visit.now, over: found ?? [:], in: db)
            return (page, found != nil)
        }
        if let elsewhere = page.elsewhere { return visit.redirect(to: elsewhere) }
        guard let section = page.form.section(key) else {
            // The section is of the form, but nothing in it is asked in this case.
            guard page.version.form.contains(where: { $0.key == key }) else { throw WebRefusal.notFound }
            return visit.redirect(to: CitizenPath.step(id, page.resume))
        }
        return SectionView(page: page, section: section, isRescued: isRescued).answer(visit)
    }

    private func saveSection(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("draft", of: DraftTag.self)
        let key = try visit.parameter("section")
        let page = try await database.write { db in
            let before = try draftPage(id, for: visit.viewer, at: visit.now, in: db)
            guard before.draft.sent == nil else { return before }
            guard let section = before.version.form.first(where: { $0.key == key }) else { throw WebRefusal.notFound }
            let answers = PostedAnswers.read(
                form,
                sections: [section],
                atlas: before.form.atlas,
                on: before.form.date
            )
            try dossiers.save(answers, to: id, by: visit.viewer, in: db)
            return try draftPage(id, for: visit.viewer, at: visit.now, in: db)
        }
        if let elsewhere = page.elsewhere { return visit.redirect(to: elsewhere) }
        let step = WizardStep.section(key)
        let isChange = visit.query.isChecked(WizardStep.changing)
        guard let section = page.form.section(key) else {
            return visit.redirect(to: CitizenPath.step(id, page.resume))
        }
        if let list = form.textIfAny(UnitChoice.refresh) {
            return visit.redirect(to: visit.address.fragment(list))
        }
        let problems = page.form.problems(of: section)
        guard problems.isEmpty else {
            return SectionView(page: page, section: section, problems: problems).answer(visit)
        }
        return visit.redirect(to: CitizenPath.step(id, page.next(after: step, isChange: isChange)))
    }

    private func autosave(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("draft", of: DraftTag.self)
        let (box, value) = (form.text("field"), form.lines("value"))
        try await database.write { db in
            let contents = try dossiers.draftContents(id, for: visit.viewer, in: db)
            let answer = PostedAnswers.saved(
                box: box,
                value: value,
                version: contents.version,
                atlas: try territory.atlas(in: db),
                on: visit.now.date
            )
            guard let answer else { return }
            try dossiers.save([answer.key: answer.value], to: id, by: visit.viewer, in: db)
        }
        return try visit.json(["saved": visit.now.time.description])
    }
}

extension DraftPage {
    /// Where the reader is led whose draft has become a dossier, or belongs to another page.
    var elsewhere: WebPath? {
        if let sent = draft.sent { return CitizenPath.dossier(sent) }
        return draft.mends.map { CitizenPath.mend($0.dossier) }
    }
}
