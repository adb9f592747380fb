import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Synchronization
import Territory
import Web

/// What the trial of a reform shows: its report, and the form that applies it.
struct ReformTrialModel: Sendable {
    var report: ReformReport
    /// The file, as it is applied.
    var text: String
    var effective: CivilDate
    var choices = ""
    var faults: [ErrorSummary.Line] = []
    var security: FormSecurity
}

extension TerritoryAdministration {
    func rehearse(_ visit: Visit, _ upload: Upload) async throws -> Response {
        let box = Box()
        let form = try await upload.read { file in
            guard file.field == "tep" else { return nil }
            return box.sink
        }
        var trial = MapShowModel.TrialForm(
            effective: DateInput.tidied(form.text("hieu-luc")),
            security: visit.formSecurity(again: form)
        )
        let uploaded = box.text
        guard let text = uploaded ?? shipped.first(where: { $0.key == form.text("dot") })?.text else {
            trial.faults = [
                .init(
                    field: "tep",
                    Phrase(vi: "Chọn một đợt hoặc tải lên một tệp.", en: "Choose a reform or upload a file.")
                )
            ]
            return try await showMap(visit, trial)
        }
        guard let date = CivilDate(trial.effective) else {
            trial.faults = [
                .init(
                    field: "hieu-luc",
                    Phrase(vi: "Ghi ngày theo dạng 23/11/2026.", en: "Write the day as 23/11/2026.")
                )
            ]
            return try await showMap(visit, trial)
        }
        do {
            let model = try await trialModel(visit, text, date, choices: "", again: nil)
            return answer(visit, model)
        } catch let problem as ReformProblem {
            trial.faults = [.init(field: "tep", Phrase(problem.description))]
        } catch let refusal as TerritoryRefusal {
            trial.faults = [.init(field: "hieu-luc", refusal.words)]
        }
        return try await showMap(visit, trial)
    }

    func apply(_ visit: Visit, _ form: FormData) async throws -> Response {
        let text = form.secret("tep-sap-xep")
        guard let date = form.date("hieu-luc") else { throw WebRefusal.notFound }
        let actor = visit.viewer.actor()
        let typed = form.lines("lua-chon")
        do {
            let reform = try Reform(yaml: text, file: "reform")
            let choices = try ReformChoices(lines: typed)
            guard form.isChecked("dong-y") else {
                throw ConfirmationMissing()
            }
            try await database.write { [dossiers] db in
                _ = try visit.once(form, in: db) {
                    try dossiers.apply(reform, effective: date, choices: choices, by: actor, in: db)
                    return reform.key
                }
            }
            return visit.redirect(
                to: Self.home,
                flash: .success(
                    visit.language == .vi ? "Đã áp dụng: \(reform.title.vi)." : "Applied: \(reform.title.en)."
                )
            )
        } catch is ConfirmationMissing {
            var model = try await trialModel(visit, text, date, choices: typed, again: form)
            model.faults = [
                .init(field: "dong-y", Phrase(vi: "Đánh dấu để xác nhận.", en: "Tick the box to confirm."))
            ]
            return answer(visit, model)
        } catch let problem as ReformProblem {
            var model = try await trialModel(visit, text, date, choices: "", again: form)
            model.choices = typed
            model.faults = [.init(field: "lua-chon", Phrase(problem.description))]
            return answer(visit, model)
        } catch let refusal as ReformRefusal {
            var model = try await trialModel(visit, text, date, choices: typed, again: form)
            model.faults = [
                .init(field: "lua-chon", Phrase(vi: refusal.vietnamese + " " + refusal.whatNext, en: refusal.english))
            ]
            return answer(visit, model)
        }
    }

    private struct ConfirmationMissing: Error {}

    private func trialModel(
        _ visit: Visit,
        _ text: String,
        _ date: CivilDate,
        choices: String,
        again form: FormData?
    ) async throws -> ReformTrialModel {
        let reform = try Reform(yaml: text, file: "reform")
        return ReformTrialModel(
            report: try await dossiers.rehearse(
                reform,
                effective: date,
                choices: try ReformChoices(lines: choices)
            ),
            text: text,
            effective: date,
            choices: choices,
            security: visit.formSecurity(again: form)
        )
    }

    private func answer(_ visit: Visit, _ model: ReformTrialModel) -> Response {
        visit.page(
            Self.frame(ReformTrialView.title, hasErrors: !model.faults.isEmpty),
            for: .officer,
            status: model.faults.isEmpty ? .ok : .unprocessableContent
        ) { ReformTrialView.write(model, to: &$0) }
    }
}

/// The bytes of one small file on its way in.
private final class Box: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    private static let limit = 200_000

    var sink: FileSink {
        FileSink(
            write: { [self] chunk in
                try bytes.withLock { bytes in
                    guard bytes.count + chunk.count <= Self.limit else { throw WebRefusal.fileTooLarge(Self.limit) }
                    bytes += chunk
                }
            },
            finish: {}
        )
    }

    /// The file as text; nil where none was sent, or it is not UTF-8.
    var text: String? {
        bytes.withLock { $0.isEmpty ? nil : String(validating: $0, as: UTF8.self) }
    }
}

extension TerritoryRefusal {
    var words: Phrase { Phrase(vi: vietnamese + " " + whatNext, en: english) }
}
