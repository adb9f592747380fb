import Catalogue
import Kernel
import Ledger
import Storage

extension DossierChange {
    func supplementRequested(_ event: DossierEvent.SupplementRequested) throws {
        try insert(event.defects, round: event.round)
        try paused(.awaitingSupplement, "supplement", event.explanation, "supplements = supplements + 1")
    }

    /// The clock stops.
    func paused(_ state: DossierState, _ kind: String, _ ground: String, _ more: SQL = "") throws {
        // A pause may be asked for while another runs (a withdrawal while papers are missing): the first goes on.
        try db.run(
            """
            INSERT INTO dossier_pause (dossier_id, number, kind, ground, officer_name, from_at, due_before)
            SELECT id, \(sql: next("dossier_pause")), \(kind), \(ground), \(record.actor.name), \(time), due_at
            FROM dossier WHERE id = \(id) AND paused_at IS NULL
            """
        )
        let stopped: SQL = """
            resume_state = COALESCE(resume_state, state), state = \(state), paused_at = COALESCE(paused_at, \(time))
            """
        try update(more.isEmpty ? stopped : "\(sql: stopped), \(sql: more)")
    }

    /// The clock runs again, with due moments that the command worked out.
    func resumed(dueAt: Instant?, stepDueAt: Instant?) throws {
        try db.run(
            """
            UPDATE dossier_pause SET to_at = \(time), due_after = \(dueAt) WHERE dossier_id = \(id) AND to_at IS NULL
            """
        )
        try update(
            """
            state = COALESCE(resume_state, state), resume_state = NULL, paused_at = NULL, due_at = \(dueAt),
            step_due_at = \(stepDueAt)
            """
        )
    }

    func supplemented(_ event: DossierEvent.Supplemented) throws {
        try db.run("UPDATE dossier_form SET answers = \(DossierForm.write(event.answers)) WHERE dossier_id = \(id)")
        for key in event.removed {
            try db.run("DELETE FROM dossier_component WHERE dossier_id = \(id) AND key = \(key)")
        }
        for component in event.components { try insert(component) }
        try db.run("UPDATE dossier_defect SET mended_at = \(time) WHERE dossier_id = \(id) AND mended_at IS NULL")
        try resumed(dueAt: event.dueAt, stepDueAt: event.stepDueAt)
    }

    func feePaid(_ event: DossierEvent.FeePaid) throws {
        try db.run(
            """
            UPDATE dossier_fee SET paid_at = \(time), paid_by = \(event.by.rawValue)
            WHERE dossier_id = \(id) AND key IN \(values: event.keys) AND paid_at IS NULL
            """
        )
        try update(
            """
            money_state = CASE
                WHEN NOT EXISTS (
                    SELECT 1 FROM dossier_fee WHERE dossier_id = \(id) AND amount > 0 AND paid_at IS NULL)
                THEN 'paid' ELSE money_state END
            """
        )
        let state = try db.value("SELECT state FROM dossier WHERE id = \(id)", as: DossierState.self)
        if state == .awaitingPayment { try resumed(dueAt: event.dueAt, stepDueAt: event.stepDueAt) }
    }
}
