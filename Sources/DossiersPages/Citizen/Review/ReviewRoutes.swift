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
    /// Looking everything over, the declaration, and the sending.
    func addReview(to routes: inout Routes) {
        routes.page("/nhap/{draft}/kiem-tra", .citizen, "draft.review") { visit in
            let page = try await openPage(visit)
            if let elsewhere = page.elsewhere { return visit.redirect(to: elsewhere) }
            return ReviewView(page: page).answer(visit)
        }
        routes.form("/nhap/{draft}/nop", .citizen, "draft.send") { visit, form in try await send(visit, form) }
        routes.page("/nhap/{draft}/nop", .citizen, "draft.sent") { visit in
            // Where a reader comes back to after signing in again.
            let id = try visit.id("draft", of: DraftTag.self)
            return visit.redirect(to: CitizenPath.step(id, .review))
        }
    }

    private func send(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("draft", of: DraftTag.self)
        let page = try await openPage(visit)
        if page.draft.sent == nil {
            guard form.isChecked(ReviewView.declaration) else {
                return ReviewView(page: page, lacksDeclaration: true).answer(visit, again: form)
            }
            guard page.isComplete else { return ReviewView(page: page).answer(visit, again: form) }
        }
        let receipt = try await database.write { db in
            // The draft is the key of the deed: it can be sent once, and every further press gets the same receipt.
            let page = try draftPage(id, for: visit.viewer, at: visit.now, in: db)
            return try dossiers.send(
                id,
                answers: page.form.answers,
                applicant: page.applicant,
                by: visit.viewer,
                in: db
            )
        }
        return visit.redirect(to: CitizenPath.receipt(receipt.id))
    }
}

extension DraftPage {
    /// Chủ hồ sơ: the one who fills it in.
    var applicant: Applicant {
        Applicant(
            person: person.id,
            name: person.details.name,
            idNumber: person.details.idNumber ?? "",
            phone: form.phone ?? person.details.phone ?? ""
        )
    }
}

extension FilledForm {
    /// The telephone number that the form asks of the applicant, where it does.
    fileprivate var phone: String? {
        version.formFields.first { $0.source == "population.phone" }.flatMap { check.answers[$0.key] }
    }
}
