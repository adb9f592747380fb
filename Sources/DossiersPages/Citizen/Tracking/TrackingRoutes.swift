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
    /// Tra cứu: code and PIN, without signing in, for people and for programs.
    func addTracking(to routes: inout Routes) {
        routes.page("/tra-cuu", .everyone, "tracking.ask") { visit in
            TrackingView(code: visit.query.text("ma")).answer(visit)
        }
        // The PIN travels in the body: it shall stand in no address bar, history or log.
        routes.form("/tra-cuu", .everyone, "tracking.show", pace: .guessing) { visit, form in
            try await track(visit, form)
        }
        routes.interface(.get, "/api/v1/dossiers/{code}/progress", .everyone, "api.progress", pace: .guessing) {
            visit in
            let (code, pin) = (try visit.parameter("code"), visit.query.text("pin"))
            let found = try await database.read { db in try progress(code, pin, in: db) }
            return visit.json(bytes: found.json)
        }
    }

    private func progress(_ code: String, _ pin: String, in db: ReadSession) throws -> Progress {
        Progress(
            file: try dossiers.track(code: Self.tidied(code), pin: pin, in: db),
            register: try directory.register(in: db)
        )
    }

    /// A code as people copy it: blanks between are left out, and a reference gets the hyphen that was forgotten.
    private static func tidied(_ code: String) -> String {
        let text = code.filter { !$0.isWhitespace }
        let isReference =
            text.utf8.count == 10 && text.utf8.allSatisfy { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
        return isReference ? "\(text.prefix(5))-\(text.suffix(5))" : text
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
    let file: DossierFile
    let register: AgencyRegister

    var dossier: Dossier { file.dossier }

    /// The agency where it lies.
    var agency: Phrase? { register.agency(dossier.agency).map { Phrase($0.name) } }

    /// For programs.
    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("code", dossier.code)
            json.field("reference", dossier.reference)
            json.key("procedure")
            json.object { json in
                json.field("code", dossier.procedureCode)
                json.field("name", dossier.procedureName)
            }
            json.key("state")
            json.object { json in
                json.field("code", dossier.state.rawValue)
                json.field("name", dossier.state.vietnamese)
            }
            json.field("agency", agency?.vi)
            json.field("submitted", dossier.submittedAt.description)
            json.field("accepted", dossier.acceptedAt?.description)
            json.field("due", dossier.dueAt?.description)
            json.field("original_due", dossier.originalDueAt?.description)
            json.field("paused_since", dossier.pausedAt?.description)
            json.field("finished", dossier.finishedAt?.description)
            json.key("steps")
            json.array { json in
                for row in file.steps {
                    json.object { json in
                        json.field("name", row.name)
                        json.field("agency", register.agency(row.agency)?.name.vi)
                        json.field("started", row.startedAt.description)
                        json.field("due", row.dueAt?.description)
                        json.field("ended", row.endedAt?.description)
                    }
                }
            }
        }
        return json.bytes
    }
}
