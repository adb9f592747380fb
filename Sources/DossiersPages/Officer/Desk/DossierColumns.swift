import DesignSystem
import Dossiers
import HTML
import Kernel
import Web

/// Các cột của danh sách hồ sơ.
struct DossierColumns {
    let now: Instant
    let selects: Bool
    let showsOfficer: Bool

    var all: [Column<DossierRow>] {
        var columns: [Column<DossierRow>] = []
        if selects {
            columns.append(.selection(name: "ho-so") { ("\($0.dossier.id).\($0.dossier.position)", $0.dossier.name) })
        }
        columns += [
            .lead(Phrase(vi: "Hồ sơ", en: "Dossier")) { html, row in
                html.a(row.dossier.procedureName, .href(OfficerPath.dossier(row.dossier.id).string))
                html.code(row.dossier.name)
            },
            .text(Phrase(vi: "Chủ hồ sơ", en: "Applicant")) { $0.dossier.applicant.name },
            .text(Phrase(vi: "Việc cần làm", en: "Task")) { $0.task },
        ]
        if showsOfficer {
            columns.append(.text(Phrase(vi: "Người xử lý", en: "Officer")) { $0.dossier.assigneeName ?? "–" })
        }
        let now = now
        columns += [
            .cell(Phrase(vi: "Hạn bước", en: "Step due")) { html, row in
                guard let due = row.dossier.stepDueAt, row.dossier.state != .done else { return html.text("–") }
                html.add(
                    Due(due, now: now, workingMinutesLeft: row.minutesLeft, isPaused: row.dossier.state.isPaused)
                )
            },
            .cell(Phrase(vi: "Hẹn trả", en: "Appointment")) { html, row in
                if let due = row.dossier.dueAt { html.moment(due, .near(now: now)) } else { html.text("–") }
            },
            .cell(Phrase(vi: "Trạng thái", en: "State")) { html, row in html.add(row.dossier.tag(at: now)) },
        ]
        return columns
    }
}

extension Dossier {
    /// Its state in words; an overdue one says so.
    func tag(at now: Instant) -> StateTag {
        if state.isOpen, !state.isPaused, isOverdue(at: now) {
            return StateTag(Phrase(vi: "Quá hạn", en: "Overdue"), .late)
        }
        return StateTag(NationalStatus(rawValue: state.rawValue) ?? .submitted)
    }
}
