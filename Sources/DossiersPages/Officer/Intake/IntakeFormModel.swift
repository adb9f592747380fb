import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Storage
import Territory
import Web

/// Tờ khai tại quầy: the draft with all that is needed to take it in.
struct IntakeFormModel: Sendable {
    let counter: CounterDraft
    let person: Person
    let form: FilledForm

    var version: ProcedureVersion { counter.contents.version }

    /// What has to lie on the counter in this case.
    var components: [Paper] { version.components(for: form.check.answers) }

    /// What it costs at the counter.
    var bill: [(name: Phrase, amount: Money, explanation: Phrase)] {
        version.fees(for: form.check.answers, channel: .counter, exemption: counter.contents.draft.exemption).lines
            .map { (Phrase($0.name), $0.amount, Phrase($0.explanation)) }
    }

    var total: Money { bill.reduce(Money.zero) { $0 + $1.amount } }

    /// Papers that the case demands and that lie not there.
    var missing: [Paper] {
        components.filter { component in
            guard component.isRequired, component.online != .none else { return false }
            if !counter.contents.files(of: component.key).isEmpty { return false }
            guard let paper = counter.papers[component.key] else { return true }
            return paper.source != .shown && paper.originals + paper.copies == 0
        }
    }

    var applicant: Applicant {
        Applicant(
            person: person.id,
            name: person.details.name,
            idNumber: person.details.idNumber ?? "",
            phone: person.details.phone ?? ""
        )
    }
}

/// Names of what the form at the counter sends.
enum IntakeName {
    static let handover = "nhan-ket-qua"
    static let exemption = "mien-phi"
    static let paid = "da-thu"
    static let accept = "_tiep-nhan"
    static func originals(_ key: String) -> String { "ban-chinh-\(key)" }
    static func copies(_ key: String) -> String { "ban-sao-\(key)" }
    static func shown(_ key: String) -> String { "xuat-trinh-\(key)" }
    static let file = "tep-"
    static func file(_ key: String) -> String { file + key }
}

extension OfficerPages {
    func intakeModel(_ id: DraftID, for viewer: Viewer, now: Instant, in db: ReadSession) throws -> IntakeFormModel {
        let counter = try dossiers.counterDraft(id, for: viewer, in: db)
        guard let person = try directory.person(counter.applicant, in: db) else { throw DossierRefusal.unknown }
        let atlas = try territory.atlas(in: db)
        return IntakeFormModel(
            counter: counter,
            person: person,
            form: FilledForm(
                version: counter.contents.version,
                typed: counter.contents.draft.answers,
                known: KnownAnswers(of: person, isReader: false, atlas: atlas, on: now.date),
                atlas: atlas,
                date: now.date
            )
        )
    }
}
