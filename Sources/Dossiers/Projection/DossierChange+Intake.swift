import Catalogue
import Kernel
import Ledger
import Storage

extension DossierChange {
    func submitted(_ event: DossierEvent.Submitted) throws {
        let total = event.fees.reduce(Money.zero) { $0 + $1.amount }
        try db.run(
            """
            INSERT INTO dossier (
                id, reference, pin, procedure_code, procedure_version, procedure_name, field, channel, place_id,
                receiving_agency_id, agency_id, node, state, money_state, handover, step, desk, division,
                assignee_id, assignee_name, applicant_id, submitter_id, applicant_name, applicant_folded,
                applicant_id_number, applicant_phone, submitted_at, step_started_at, step_due_at,
                supplements, extensions, position)
            VALUES (
                \(id), \(event.reference), \(event.pin), \(event.procedureCode), \(event.version.description),
                \(event.procedureName), \(event.field), \(event.channel.rawValue), \(event.place),
                \(event.receivingAgency), \(event.stop.agency), \(record.node), \(DossierState.submitted),
                \(total == .zero ? "free" : "due"), \(event.handover.rawValue), \(event.stop.step),
                \(event.stop.desk), \(event.stop.division), \(event.stop.assignee), \(event.stop.assigneeName),
                \(event.applicant.person), \(event.submitter), \(event.applicant.name),
                \(VietnameseText.folded(event.applicant.name)), \(event.applicant.idNumber), \(event.applicant.phone),
                \(time), \(time), \(event.stop.dueAt), 0, 0, \(record.position))
            """
        )
        try db.run(
            """
            INSERT INTO dossier_form (dossier_id, answers, exemption)
            VALUES (\(id), \(DossierForm.write(event.answers)), \(event.exemption))
            """
        )
        for component in event.components { try insert(component) }
        for fee in event.fees {
            try db.run(
                """
                INSERT INTO dossier_fee (dossier_id, key, name, amount, explanation)
                VALUES (\(id), \(fee.key), \(fee.name), \(fee.amount), \(fee.explanation))
                """
            )
        }
        try begin(event.stop)
    }

    func accepted(_ event: DossierEvent.Accepted) throws {
        try give(event.serial, in: event.series)
        try finishStep(outcome: "forward", note: "")
        try lay(
            at: event.stop,
            """
            code = \(event.code), accepted_at = \(time), due_at = \(event.dueAt), original_due_at = \(event.dueAt),
            state = \(DossierState.accepted)
            """
        )
    }

    func refused(_ event: DossierEvent.Refused) throws {
        try insert(event.defects, round: 0)
        try ended(.refused, outcome: "refuse", reason: event.explanation)
    }

    func insert(_ component: HandedIn) throws {
        try db.run(
            """
            INSERT INTO dossier_component (dossier_id, key, number, source, file_name, blob, size, media_type,
                                           result_id, originals, copies, added_at)
            VALUES (\(id), \(component.key), \(component.number), \(component.source), \(component.fileName),
                    \(component.blob), \(component.size), \(component.mediaType), \(component.result),
                    \(component.originals), \(component.copies), \(time))
            """
        )
    }

    func insert(_ defects: [Defect], round: Int) throws {
        for (index, defect) in defects.enumerated() {
            try db.run(
                """
                INSERT INTO dossier_defect (dossier_id, round, number, target_kind, target, explanation)
                VALUES (\(id), \(round), \(index + 1), \(defect.target), \(defect.key), \(defect.explanation))
                """
            )
        }
    }

    /// Notes the last number given in a series.
    func give(_ serial: Int, in series: String) throws {
        try db.run(
            """
            INSERT INTO dossier_series (series, last) VALUES (\(series), \(serial))
            ON CONFLICT (series) DO UPDATE SET last = excluded.last
            """
        )
    }
}
