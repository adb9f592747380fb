import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension CitizenPages {
    /// Đánh giá mức độ hài lòng: from the page of one's own dossier, or with code and PIN.
    func addRating(to routes: inout Routes) {
        routes.page("/ho-so/{id}/danh-gia", .citizen, "dossier.rating") { visit in
            let id = try visit.id("id", of: DossierTag.self)
            let found = try await database.read { db in
                let dossier = try ownFile(id, of: visit.viewer, in: db).dossier
                return (dossier, try dossiers.rating(of: id, in: db))
            }
            guard dossiers.permits(.rated, on: found.0, by: visit.viewer) else {
                return visit.redirect(to: CitizenPath.dossier(id))
            }
            return RatingView(dossier: found.0, form: RatingForm(found.1, until: found.0.ratableUntil)).answer(visit)
        }
        routes.form("/ho-so/{id}/danh-gia", .citizen, "dossier.rate") { visit, form in try await rate(visit, form) }
        routes.form("/tra-cuu/danh-gia", .everyone, "tracking.rate", pace: .guessing) { visit, form in
            try await rateTracked(visit, form)
        }
    }

    private func rate(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("id", of: DossierTag.self)
        guard let rating = RatingForm(form, until: nil).rating else {
            let dossier = try await database.read { db in try ownFile(id, of: visit.viewer, in: db).dossier }
            return RatingView(dossier: dossier, form: RatingForm(form, until: dossier.ratableUntil)).answer(visit)
        }
        try await database.write { db in
            _ = try ownFile(id, of: visit.viewer, in: db)
            try dossiers.rate(id, rating, by: visit.viewer, in: db)
        }
        return visit.redirect(
            to: CitizenPath.dossier(id),
            flash: .success(visit.say("Cảm ơn bạn đã đánh giá.", "Thank you for your rating."))
        )
    }

    /// The answer is the page itself: an address that could be opened again would have to hold the PIN.
    private func rateTracked(_ visit: Visit, _ form: FormData) async throws -> Response {
        let (code, pin) = (form.text("code"), form.text("pin"))
        do {
            if let rating = RatingForm(form, until: nil).rating {
                try await database.write { db in
                    try dossiers.rate(code: TrackingCode.tidied(code), pin: pin, rating, in: db)
                }
            }
            let found = try await database.read { db in try progress(code, pin, in: db) }
            let typed = RatingForm(form, until: found.dossier.ratableUntil)
            return ProgressView(
                progress: found,
                key: .init(code: code, pin: pin),
                typed: typed.lacksScore && found.takesRating ? typed : nil
            ).answer(visit)
        } catch DossierRefusal.unknown {
            return TrackingView(code: code, isWrong: true).answer(visit)
        }
    }
}

/// The page of a rating: to change it, or where none was chosen.
struct RatingView {
    let dossier: Dossier
    let form: RatingForm

    func answer(_ visit: Visit) -> Response {
        visit.page(
            .form(RatingForm.title, of: dossier, hasErrors: form.lacksScore),
            status: form.lacksScore ? .unprocessableContent : .ok
        ) { html in
            html.add(ErrorSummary(of: [form.scoreField]))
            html.heading(RatingForm.title, below: Phrase("\(dossier.procedureName), \(dossier.name)"))
            html.postForm(to: CitizenPath.rate(dossier.id).string, visit.formSecurity()) { form.write(to: &$0) }
        }
    }
}

/// Đánh giá on the page of a dossier that has ended: what was said, or the form to say it.
struct RatingCard {
    let rating: DossierRating?
    let until: CivilDate?
    /// Whether it may still be said, or said otherwise.
    let isOpen: Bool
    /// What was sent without a step; nil otherwise.
    var typed: RatingForm?
    /// The page on which it is changed; nil changes it here.
    var changing: WebPath?

    /// - Parameters:
    ///   - action: where the form is sent.
    ///   - hidden: what is sent with it.
    ///   - security: the form's seal.
    ///   - html: the page.
    func write(
        action: String,
        hidden: [(name: String, value: String)] = [],
        _ security: FormSecurity,
        to html: inout HTMLWriter
    ) {
        guard isOpen || rating != nil else { return }
        html.card(rating == nil ? RatingForm.title : Phrase(vi: "Đánh giá của bạn", en: "Your rating")) { html in
            guard isOpen else { return writeSaid(to: &html) }
            guard rating != nil else { return writeForm(action, hidden, security, to: &html) }
            writeSaid(to: &html)
            if let changing { return html.p { $0.a(Self.change, .href(changing)) } }
            html.details(.when(typed != nil, .open(true))) { html in
                html.summary(Self.change)
                writeForm(action, hidden, security, to: &html)
            }
        }
    }

    private static let change = Phrase(vi: "Sửa đánh giá", en: "Change it")

    private func writeForm(
        _ action: String,
        _ hidden: [(name: String, value: String)],
        _ security: FormSecurity,
        to html: inout HTMLWriter
    ) {
        html.postForm(to: action, security) { html in
            for (name, value) in hidden { html.input(.type("hidden"), .name(name), .value(value)) }
            (typed ?? RatingForm(rating, until: until)).write(to: &html)
        }
    }

    private func writeSaid(to html: inout HTMLWriter) {
        guard let rating else { return }
        html.p { html in html.b(rating.score.words) }
        if !rating.reasons.isEmpty {
            html.ul { html in
                for reason in rating.reasons { html.li { $0.text(reason.words) } }
            }
        }
        if !rating.remark.isEmpty { html.blockquote { $0.p(rating.remark) } }
    }
}
