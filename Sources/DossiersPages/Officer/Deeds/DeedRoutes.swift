import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Hummingbird
import Storage
import Web

extension OfficerPages {
    /// Every deed has a page of its own, which shows its form, and the same address takes it.
    func addDeeds(to routes: inout Routes) {
        for deed in Deed.allCases {
            routes.page("/mot-cua/ho-so/{id}/\(deed.rawValue)", .officer, "\(deed.routeName).form") { visit in
                try await showDeed(deed, visit, form: visit.query, faults: DeedFaults(), changed: false)
            }
            routes.form("/mot-cua/ho-so/{id}/\(deed.rawValue)", .officer, deed.routeName) { visit, form in
                if form.contains(DeedInput.Name.more) {
                    return try await showDeed(deed, visit, form: form, faults: DeedFaults(), changed: false)
                }
                return try await take(deed, visit, form)
            }
        }
    }

    private func take(_ deed: Deed, _ visit: Visit, _ form: FormData) async throws -> Response {
        let id: DossierID = try visit.id("id")
        _ = try form.requireIdempotencyKey()
        do {
            let input = try DeedInput(deed, form)
            if deed == .accept { try await demandIntactFiles(of: id, visit) }
            return try await leave(id, visit, form, done: try await done(deed, on: id, input, visit, form))
        } catch let faults as DeedFaults {
            return try await showDeed(deed, visit, form: form, faults: faults, changed: false)
        } catch let refusal as DossierRefusal {
            return try await answer(to: refusal, deed, visit, form)
        } catch let refusal as DocumentRefusal where deed == .finish {
            var faults = DeedFaults()
            faults.add(DeedInput.Name.pin, refusal.words)
            return try await showDeed(deed, visit, form: form, faults: faults, changed: false)
        }
    }

    /// Does a deed once.
    ///
    /// What it signs is made before its transaction; how that ended is told in it, so that a form that is sent again gets its
    /// first answer.
    private func done(
        _ deed: Deed,
        on id: DossierID,
        _ input: DeedInput,
        _ visit: Visit,
        _ form: FormData
    ) async throws -> String {
        while true {
            let paper: Result<Documents.Prepared?, any Error>
            do {
                paper = .success(try await self.paper(for: deed, on: id, input, by: visit.viewer))
            } catch { paper = .failure(error) }
            do {
                return try await database.write { db in
                    try visit.once(form, in: db) {
                        try run(deed, on: id, input, with: try paper.get(), by: visit.viewer, in: db)
                    }.answer
                }
            } catch is NumberTaken { continue }
        }
    }

    /// Nothing is accepted whose files are not what was sent: they are read again, outside of the transaction.
    private func demandIntactFiles(of id: DossierID, _ visit: Visit) async throws {
        _ = try await database.read { db in try dossiers.file(id, for: visit.viewer, in: db) }
        try await dossiers.demandIntactFiles(of: id)
    }

    /// To the next dossier where the officer pressed so, otherwise back to this one.
    private func leave(_ id: DossierID, _ visit: Visit, _ form: FormData, done: String) async throws -> Response {
        guard form.contains(DeedInput.Name.next) else {
            return visit.redirect(to: OfficerPath.dossier(id), flash: .success(done))
        }
        let next = try await database.read { db in try dossiers.next(after: id, for: visit.viewer, in: db) }
        guard let next else {
            return visit.redirect(to: OfficerPath.desk, flash: .success(done + " Không còn hồ sơ nào chờ bạn."))
        }
        return visit.redirect(
            to: OfficerPath.dossier(next.id),
            flash: .success(done + " Đây là hồ sơ tiếp theo: \(next.name).")
        )
    }

    /// What the engine refused comes back to the form with what was typed, where the page can still show it.
    private func answer(
        to refusal: DossierRefusal,
        _ deed: Deed,
        _ visit: Visit,
        _ form: FormData
    ) async throws -> Response {
        var faults = DeedFaults()
        switch refusal {
        case .changedMeanwhile, .wrongState, .wrongStep, .notYourDesk:
            return try await showDeed(deed, visit, form: form, faults: faults, changed: true)
        case .notLater:
            faults.add(
                DeedInput.Name.day,
                Phrase(vi: "Ngày hẹn mới phải sau ngày hẹn cũ và sau hôm nay", en: refusal.english)
            )
        case .notAtDesk: faults.add(DeedInput.Name.officer, Phrase(vi: refusal.vietnamese, en: refusal.english))
        case .noSuchReturn: faults.add(DeedInput.Name.step, Phrase(vi: refusal.vietnamese, en: refusal.english))
        case .reasonMissing: faults.add(DeedInput.Name.note, deed.noteMissing)
        case .noCompetentAgency where deed == .opinion:
            faults.add(DeedInput.Name.agencies, Phrase(vi: refusal.vietnamese, en: refusal.english))
        default: throw refusal
        }
        return try await showDeed(deed, visit, form: form, faults: faults, changed: false)
    }

    /// The page of a deed; where it cannot be done any more, the dossier with kind words.
    private func showDeed(
        _ deed: Deed,
        _ visit: Visit,
        form: FormData,
        faults: DeedFaults,
        changed: Bool
    ) async throws -> Response {
        let id: DossierID = try visit.id("id")
        let (model, agencies) = try await database.read { db in
            let model = try fileModel(id, for: visit.viewer, now: visit.now, in: db)
            let agencies = deed == .opinion ? try askable(for: model.dossier, in: db) : []
            return (model, agencies)
        }
        guard model.deeds.contains(deed) else {
            return visit.redirect(to: OfficerPath.dossier(id), flash: .warning(Self.gone))
        }
        try await record(model.dossier, visit)
        let isAgain = !faults.isEmpty || changed || form.contains(DeedInput.Name.more)
        let view = DeedShowView(
            deed: deed,
            model: model,
            form: form,
            faults: faults,
            hasChanged: changed,
            agencies: agencies,
            // After a change by another the deed is a new one, with a new position, so it gets a new key.
            security: visit.formSecurity(again: changed ? nil : isAgain ? form : nil)
        )
        return visit.page(
            Page(
                title: deed.words,
                section: "/mot-cua",
                crumbs: [
                    Link(Phrase(vi: "Bàn việc", en: "Desk"), to: "/mot-cua"),
                    Link(Phrase(model.dossier.name), to: OfficerPath.dossier(id).string),
                ],
                hasErrors: !faults.isEmpty,
                width: .normal
            ),
            for: .officer,
            status: changed ? .conflict : faults.isEmpty ? .ok : .unprocessableContent
        ) { view.write(to: &$0) }
    }

    private static let gone = """
        Hồ sơ vừa có thay đổi nên việc này chưa được thực hiện. Dưới đây là tình trạng mới nhất; bạn xem lại rồi làm tiếp.
        """
}
