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
    /// Tra cứu: code and PIN, without signing in.
    func addTracking(to routes: inout Routes) {
        routes.page("/tra-cuu", .everyone, "tracking.ask") { visit in
            TrackingView(code: visit.query.text("ma")).answer(visit)
        }
        // The PIN travels in the body: it shall stand in no address bar, history or log.
        routes.form("/tra-cuu", .everyone, "tracking.show", pace: .guessing) { visit, form in
            try await track(visit, form)
        }
    }

    func progress(_ code: String, _ pin: String, in db: ReadSession) throws -> Progress {
        let trail = try dossiers.track(code: TrackingCode.tidied(code), pin: pin, in: db)
        return Progress(
            trail: trail,
            rating: trail.dossier.state.isFinal ? try dossiers.rating(of: trail.dossier.id, in: db) : nil,
            takesRating: dossiers.takesRating(trail.dossier),
            register: try directory.register(in: db),
            atlas: try territory.atlas(in: db)
        )
    }

    private func track(_ visit: Visit, _ form: FormData) async throws -> Response {
        let (code, pin) = (form.text("code"), form.text("pin"))
        do {
            let found = try await database.read { db in try progress(code, pin, in: db) }
            return ProgressView(progress: found, key: .init(code: code, pin: pin)).answer(visit)
        } catch DossierRefusal.unknown {
            return TrackingView(code: code, isWrong: true).answer(visit)
        }
    }
}

/// Hồ sơ đến đâu: what code and PIN open; nothing of what was entered.
struct Progress: Sendable {
    let trail: DossierTrail
    /// What was said of the service.
    let rating: DossierRating?
    /// Whether it may be said now.
    let takesRating: Bool
    let register: AgencyRegister
    let atlas: Atlas

    var dossier: Dossier { trail.dossier }

    /// The agency where it lies.
    var agency: Phrase? { register.agency(dossier.agency).map { Phrase($0.name) } }
}
