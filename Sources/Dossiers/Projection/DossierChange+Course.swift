import Kernel
import Ledger
import Storage

extension DossierChange {
    /// Opens the row of a stop in the control sheet (phiếu kiểm soát).
    func begin(_ stop: DeskStop) throws {
        try db.run(
            """
            INSERT INTO dossier_step (dossier_id, number, step, step_name, agency_id, desk, started_at, due_at)
            VALUES (\(id), \(sql: next("dossier_step")), \(stop.step), \(stop.name), \(stop.agency), \(stop.desk),
                    \(time), \(stop.dueAt))
            """
        )
    }

    /// Closes the open row of the control sheet.
    func finishStep(outcome: String, note: String) throws {
        try db.run(
            """
            UPDATE dossier_step
            SET ended_at = \(time), officer_name = \(record.actor.name), post_id = \(record.actor.post),
                outcome = \(outcome), note = \(note)
            WHERE dossier_id = \(id) AND ended_at IS NULL
            """
        )
    }

    /// Puts the dossier on a desk, with whatever else changes in its row.
    func lay(at stop: DeskStop, _ more: SQL) throws {
        try update(
            """
            agency_id = \(stop.agency), step = \(stop.step), desk = \(stop.desk), division = \(stop.division),
            assignee_id = \(stop.assignee), assignee_name = \(stop.assigneeName), step_started_at = \(time),
            step_due_at = \(stop.dueAt), \(sql: more)
            """
        )
        try begin(stop)
    }

    func moved(to stop: DeskStop, outcome: String, note: String) throws {
        try finishStep(outcome: outcome, note: note)
        try lay(at: stop, "state = \(DossierState.inProcess)")
    }

    /// An officer is chosen, either as the work of the step (a head assigns) or while it lies at the desk.
    func assigned(_ event: DossierEvent.Assigned) throws {
        if event.endsStep {
            try moved(to: event.stop, outcome: "forward", note: event.note)
        } else {
            try update(
                """
                assignee_id = \(event.stop.assignee), assignee_name = \(event.stop.assigneeName),
                state = \(DossierState.inProcess)
                """
            )
            // What the leader says to the officer stands at the open step, until the officer ends it with a word of their own.
            guard !event.note.isEmpty else { return }
            try db.run("UPDATE dossier_step SET note = \(event.note) WHERE dossier_id = \(id) AND ended_at IS NULL")
        }
    }

    /// The state stays: where the clock stood it goes on standing at the new agency.
    func transferred(_ event: DossierEvent.Transferred) throws {
        try finishStep(outcome: "transfer", note: event.reason)
        try lay(at: event.stop, "receiving_agency_id = \(event.receivingAgency)")
    }

    /// The end of a dossier without a result.
    func ended(_ state: DossierState, outcome: String, reason: String) throws {
        try finishStep(outcome: outcome, note: reason)
        try db.run("UPDATE dossier_pause SET to_at = \(time) WHERE dossier_id = \(id) AND to_at IS NULL")
        try update(
            """
            state = \(state), resume_state = NULL, paused_at = NULL, finished_at = \(time), step_due_at = NULL
            """
        )
    }

    func extended(_ event: DossierEvent.Extended) throws {
        try db.run(
            """
            INSERT INTO dossier_extension (dossier_id, number, reason, old_due_at, new_due_at, signer_name, extended_at)
            SELECT id, extensions + 1, \(event.reason), due_at, \(event.newDueAt), \(record.actor.name), \(time)
            FROM dossier WHERE id = \(id)
            """
        )
        try update("extensions = extensions + 1, due_at = \(event.newDueAt)")
    }

    func opinionAsked(_ event: DossierEvent.OpinionAsked) throws {
        try db.run(
            """
            INSERT INTO dossier_opinion (id, dossier_id, agency_id, question, asked_by, asked_at, due_at)
            VALUES (\(event.opinion), \(id), \(event.agency), \(event.question), \(record.actor.name), \(time),
                    \(event.dueAt))
            """
        )
        try update()
    }

    func opinionGiven(_ event: DossierEvent.OpinionGiven) throws {
        try db.run(
            """
            UPDATE dossier_opinion
            SET answer = \(event.answer), agrees = \(event.agrees), answered_by = \(record.actor.name),
                answered_at = \(time)
            WHERE id = \(event.opinion)
            """
        )
        try update()
    }

    func opinionTransferred(_ event: DossierEvent.OpinionTransferred) throws {
        try db.run("UPDATE dossier_opinion SET agency_id = \(event.agency) WHERE id = \(event.opinion)")
        try update()
    }

    func resultIssued(_ event: DossierEvent.ResultIssued) throws {
        try give(event.serial, in: event.series)
        try db.run(
            """
            INSERT INTO dossier_result (id, dossier_id, owner_id, code, name, number, agency_id, agency_name, text,
                                        facts, signer_name, signer_title, signed_at, issued_at, valid_until)
            SELECT \(event.result), id, applicant_id, \(event.code), \(event.name), \(event.number), agency_id,
                   \(event.agencyName), \(event.text), \(DossierForm.write(event.facts)), \(event.signerName),
                   \(event.signerTitle), \(event.signedAt), \(time), \(event.validUntil)
            FROM dossier WHERE id = \(id)
            """
        )
        try finishStep(outcome: "forward", note: "")
        try lay(at: event.stop, "state = \(DossierState.done), finished_at = \(time)")
    }

    func handedOver() throws {
        try finishStep(outcome: "forward", note: "")
        try update("state = \(DossierState.handedOver), handed_over_at = \(time), step_due_at = NULL")
    }

    func rated(_ event: DossierEvent.Rated) throws {
        try db.run(
            """
            INSERT INTO dossier_rating (dossier_id, agency_id, score, reasons, remark, rated_at)
            SELECT id, receiving_agency_id, \(event.score), \(event.reasons.map(\.rawValue).joined(separator: " ")),
                   \(event.remark), \(time)
            FROM dossier WHERE id = \(id)
            ON CONFLICT (dossier_id) DO UPDATE
            SET score = excluded.score, reasons = excluded.reasons, remark = excluded.remark
            """
        )
        try update()
    }
}
