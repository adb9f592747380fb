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

    private func progress(_ code: String, _ pin: String, in db: ReadSession) throws -> Progress {
        Progress(
            trail: try dossiers.track(code: TrackingCode.tidied(code), pin: pin, in: db),
            register: try directory.register(in: db),
            atlas: try territory.atlas(in: db)
        )
    }

    private func track(_ visit: Visit, _ form: FormData) async throws -> Response {
        let (code, pin) = (form.text("code"), form.text("pin"))
        do {
            let found = try await database.read { db in try progress(code, pin, in: db) }
            return ProgressView(progress: found).answer(visit)
        } catch DossierRefusal.unknown {
            return TrackingView(code: code, isWrong: true).answer(visit)
        }
    }
}

/// Hồ sơ đến đâu: what code and PIN open; nothing of what was entered.
struct Progress: Sendable {
    let trail: DossierTrail
    let register: AgencyRegister
    let atlas: Atlas

    var dossier: Dossier { trail.dossier }

    /// The agency where it lies.
    var agency: Phrase? { register.agency(dossier.agency).map { Phrase($0.name) } }
}
