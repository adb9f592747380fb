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

extension OfficerPages {
    /// The form at the counter: everything on one page, kept on the server as it is typed.
    func addIntakeForm(to routes: inout Routes) {
        routes.page("/mot-cua/tiep-nhan/nhap/{draft}", .role([.counter]), "intake.form") { visit in
            let model = try await intakeModel(visit)
            if let sent = model.counter.contents.draft.sent { return visit.redirect(to: IntakePath.done(sent)) }
            return showIntake(model, visit, problems: [], faults: DeedFaults())
        }
        routes.upload("/mot-cua/tiep-nhan/nhap/{draft}", .role([.counter]), "intake.save") { visit, upload in
            try await saveIntake(visit, upload)
        }
        routes.form("/mot-cua/tiep-nhan/nhap/{draft}/luu", .role([.counter]), "intake.autosave") { visit, form in
            try await autosaveIntake(visit, form)
        }
        routes.upload("/mot-cua/tiep-nhan/nhap/{draft}/tep", .role([.counter]), "intake.upload") { visit, upload in
            let id: DraftID = try visit.id("draft")
            _ = try await database.read { db in try dossiers.counterDraft(id, for: visit.viewer, in: db) }
            let (form, files) = try await upload.read(into: blobs) { $0.field == "file" }
            guard let file = files.first else { throw WebRefusal.malformedForm }
            let part = String(form.text("field").dropFirst(IntakeName.file.count))
            let kept = try await database.write { db in
                try dossiers.add(file, as: part, of: id, by: visit.viewer, in: db)
            }
            return visit.json(bytes: kept.json, status: .created)
        }
        routes.page("/mot-cua/tiep-nhan/nhap/{draft}/tep/{file}", .role([.counter]), "intake.file") { visit in
            let (id, file): (DraftID, DraftFileID) = (try visit.id("draft"), try visit.id("file"))
            let counter = try await database.read { db in
                try dossiers.counterDraft(id, for: visit.viewer, in: db)
            }
            guard let found = counter.contents.files.first(where: { $0.id == file }),
                let download = found.download(from: blobs)
            else { throw WebRefusal.notFound }
            return try visit.download(download)
        }
        routes.form("/mot-cua/tiep-nhan/nhap/{draft}/bo", .role([.counter]), "intake.delete") { visit, form in
            _ = try form.requireIdempotencyKey()
            let id: DraftID = try visit.id("draft")
            try await database.write { db in try dossiers.deleteCounterDraft(id, by: visit.viewer, in: db) }
            return visit.redirect(to: IntakePath.start, flash: .success("Đã bỏ bản đang tiếp nhận dở."))
        }
        routes.page("/mot-cua/tiep-nhan/xong/{id}", .role([.counter]), "intake.done") { visit in
            let id: DossierID = try visit.id("id")
            let model = try await database.read { db in
                try fileModel(id, for: visit.viewer, now: visit.now, in: db)
            }
            return visit.page(
                Page(
                    title: Phrase(vi: "Đã tiếp nhận hồ sơ", en: "Taken in"),
                    section: "/mot-cua/tiep-nhan",
                    width: .narrow
                ),
                for: .officer
            ) { IntakeDoneView(model: model).write(to: &$0) }
        }
    }

    private func intakeModel(_ visit: Visit) async throws -> IntakeFormModel {
        let id: DraftID = try visit.id("draft")
        return try await database.read { db in try intakeModel(id, for: visit.viewer, now: visit.now, in: db) }
    }

    private func autosaveIntake(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id: DraftID = try visit.id("draft")
        let (box, value) = (form.text("field"), form.lines("value"))
        try await database.write { db in
            let counter = try dossiers.counterDraft(id, for: visit.viewer, in: db)
            let answer = PostedAnswers.saved(
                box: box,
                value: value,
                version: counter.contents.version,
                atlas: try territory.atlas(in: db),
                on: visit.now.date
            )
            guard let answer else { return }
            try dossiers.save([answer.key: answer.value], to: id, by: visit.viewer, in: db)
        }
        return try visit.json(["saved": visit.now.time.description])
    }

    /// Keeps all that the page sent, then shows what is still wrong, or takes the dossier in.
    private func saveIntake(_ visit: Visit, _ upload: Upload) async throws -> Response {
        let id: DraftID = try visit.id("draft")
        let viewer = visit.viewer
        let before = try await intakeModel(visit)
        if let sent = before.counter.contents.draft.sent { return visit.redirect(to: IntakePath.done(sent)) }
        let (form, files) = try await upload.read(into: blobs) { $0.field.hasPrefix(IntakeName.file) }
        let key = try form.requireIdempotencyKey()
        let refused = try await database.write { db in
            try keep(form, in: before, by: viewer, on: visit.now.date, db: db)
            return try files.compactMap { file -> (field: String, refusal: DraftRefusal)? in
                do {
                    let part = String(file.field.dropFirst(IntakeName.file.count))
                    try dossiers.add(file, as: part, of: id, by: viewer, in: db)
                    return nil
                } catch let refusal as DraftRefusal {
                    return (file.field, refusal)
                }
            }
        }
        var faults = DeedFaults()
        for (field, refusal) in refused {
            faults.add(field, Phrase(vi: refusal.vietnamese, en: refusal.english))
        }
        let model = try await intakeModel(visit)
        guard form.contains(IntakeName.accept) else {
            if let list = form.textIfAny(UnitChoice.refresh) {
                return visit.redirect(to: IntakePath.draft(id).fragment(list))
            }
            guard faults.isEmpty else { return showIntake(model, visit, problems: [], faults: faults) }
            return visit.redirect(to: IntakePath.draft(id), flash: .success("Đã lưu, chưa tiếp nhận."))
        }
        for component in model.intake.missing {
            faults.add(
                IntakeName.originals(component.key),
                Phrase(vi: "Còn thiếu: \(component.name.vi)", en: "Missing: \(component.name.en)")
            )
        }
        let problems = model.form.check.problems
        guard faults.isEmpty, problems.isEmpty else {
            return showIntake(model, visit, problems: problems, faults: faults)
        }
        return try await takeIn(model, visit, form, key: key)
    }

    private func takeIn(
        _ model: IntakeFormModel,
        _ visit: Visit,
        _ form: FormData,
        key: IdempotencyKey
    ) async throws -> Response {
        let paid: [String]? = form.isChecked(IntakeName.paid) ? nil : []
        do {
            let dossier = try await database.write { db in
                try dossiers.takeIn(
                    model.counter.id,
                    answers: model.intake.answers,
                    applicant: model.intake.applicant,
                    paid: paid,
                    by: visit.viewer,
                    in: db
                )
            }
            return visit.redirect(to: IntakePath.done(dossier))
        } catch let refusal as DossierRefusal where [.unknown, .notYourDesk, .noCompetentAgency].contains(refusal) {
            // It would be received by another agency; nothing was written.
            var faults = DeedFaults()
            faults.add(
                model.version.placeField ?? IntakeName.handover,
                Phrase(
                    vi:
                        "Địa bàn đã chọn thuộc cơ quan khác tiếp nhận. Chọn lại, hoặc hướng dẫn người dân đến đúng nơi.",
                    en: "The place belongs to another agency. Choose again, or show the citizen the way."
                )
            )
            return showIntake(model, visit, problems: [], faults: faults)
        }
    }

    /// Answers, papers, hand-over, exemption and removed files of one page.
    private func keep(
        _ form: FormData,
        in model: IntakeFormModel,
        by viewer: Viewer,
        on date: CivilDate,
        db: WriteSession
    ) throws {
        let id = model.counter.id
        let answers = PostedAnswers.read(
            form,
            sections: model.version.form,
            atlas: model.form.atlas,
            on: date
        )
        try dossiers.save(answers, to: id, by: viewer, in: db)
        var papers = model.counter.papers
        for component in model.version.components where form.contains(IntakeName.originals(component.key)) {
            papers[component.key] = CounterPaper(
                source: form.isChecked(IntakeName.shown(component.key)) ? .shown : .paper,
                originals: min(99, max(0, form.int(IntakeName.originals(component.key)) ?? 0)),
                copies: min(99, max(0, form.int(IntakeName.copies(component.key)) ?? 0))
            )
        }
        try dossiers.lay(papers, on: id, by: viewer, in: db)
        try dossiers.choose(
            handover: Channel(rawValue: form.text(IntakeName.handover)) ?? model.counter.contents.draft.handover,
            exemption: form.textIfAny(IntakeName.exemption),
            in: id,
            by: viewer,
            db: db
        )
        if let file: DraftFileID = form.id(FileChoice.remove) {
            try dossiers.removeFile(file, of: id, by: viewer, in: db)
        }
    }

    private func showIntake(
        _ model: IntakeFormModel,
        _ visit: Visit,
        problems: [FormProblem],
        faults: DeedFaults
    ) -> Response {
        let hasErrors = !problems.isEmpty || !faults.isEmpty
        let view = IntakeFormView(
            model: model,
            problems: problems,
            faults: faults,
            security: visit.formSecurity(),
            deletion: visit.formSecurity()
        )
        return visit.page(
            Page(
                title: Phrase(model.version.name),
                section: "/mot-cua/tiep-nhan",
                crumbs: [Link(Phrase(vi: "Tiếp nhận", en: "Intake"), to: IntakePath.start.string)],
                hasErrors: hasErrors
            ),
            for: .officer,
            status: hasErrors ? .unprocessableContent : .ok
        ) { view.write(to: &$0) }
    }
}
