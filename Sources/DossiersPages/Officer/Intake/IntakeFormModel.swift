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
    let intake: IntakeForm
    let form: FilledForm

    var counter: CounterDraft { intake.counter }
    var person: Person { intake.person }
    var version: ProcedureVersion { counter.contents.version }

    /// What has to lie on the counter in this case.
    var components: [Paper] { version.components(for: form.check.answers) }

    /// What it costs at the counter.
    var bill: [(name: Phrase, amount: Money, explanation: Phrase)] {
        intake.bill.lines.map { (Phrase($0.name), $0.amount, Phrase($0.explanation)) }
    }

    var total: Money { bill.reduce(Money.zero) { $0 + $1.amount } }
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
        let intake = try dossiers.intakeForm(id, for: viewer, in: db)
        let atlas = try territory.atlas(in: db)
        return IntakeFormModel(
            intake: intake,
            form: FilledForm(
                version: intake.counter.contents.version,
                typed: intake.counter.contents.draft.answers,
                known: KnownAnswers(of: intake.person, isReader: false, atlas: atlas, on: now.date),
                atlas: atlas,
                date: now.date
            )
        )
    }
}
