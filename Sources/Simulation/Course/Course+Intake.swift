import Catalogue
import Directory
import Dossiers
import Kernel
import Storage

extension Course {
    /// Nộp: online by the citizen, else by the officer at the counter.
    mutating func submit(_ prepared: Prepared, in db: WriteSession) throws {
        let submission = prepared.submission
        var chance = prepared.chance
        let agency = try world.dossiers.receivingAgency(of: submission, in: db)
        var sender = prepared.citizen ?? .stranger
        if submission.channel != .online {
            guard let officer = officer(.counter, at: agency, field: prepared.version.field, &chance) else { return }
            sender = officer
        }
        let receipt = try world.dossiers.submit(submission, by: sender, in: db)
        note(\.submitted)
        if prepared.fate.rest == .intake { return }
        let moment = worked(waitForIntake(submission.channel, &chance), at: agency, from: now, &chance)
        let index = begin(
            Case(
                id: receipt.id,
                version: prepared.version,
                citizen: prepared.citizen,
                channel: submission.channel,
                field: prepared.version.field,
                fate: prepared.fate,
                flaw: prepared.flaw,
                chance: chance
            )
        )
        put(.intake(index), at: moment)
    }

    /// At the counter the officer goes on at once; what comes online waits in a list, within eight hours.
    private func waitForIntake(_ channel: Channel, _ chance: inout SeededGenerator) -> Int {
        if channel != .online { return chance.number(3...14) }
        return chance.happens(perMille: 25) ? chance.number(500...800) : chance.number(10...210)
    }

    /// Tiếp nhận, từ chối, hoặc yêu cầu bổ sung.
    mutating func intake(_ one: inout Case, _ index: Int, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        guard dossier.state == .submitted, let counter = officer(.counter, at: dossier.agency, for: &one) else {
            return one.end()
        }
        if one.fate.isRefused, let flaw = one.flaw {
            try world.dossiers.refuse(
                one.id,
                defects: [flaw.defect],
                explanation: "Hồ sơ chưa đủ điều kiện tiếp nhận: " + flaw.defect.explanation,
                position: dossier.position,
                by: counter,
                in: db
            )
            note(\.refused)
            return part(from: &one, index)
        }
        if one.fate.supplement == .counter {
            one.fate.supplement = nil
            return try ask(&one, index, dossier, by: counter, in: db)
        }
        try world.dossiers.accept(one.id, position: dossier.position, by: counter, in: db)
        note(\.accepted)
        let accepted = try world.dossiers.current(one.id, in: db)
        try one.pace(accepted, world)
        if accepted.money == .due, one.channel != .online {
            put(.pay(index), at: now.adding(minutes: 1))
        }
        if one.fate.isWithdrawn, one.citizen != nil {
            put(.withdraw(index), at: now.adding(minutes: one.chance.number(60...2200)))
        }
        if one.fate.isExtended, let due = accepted.dueAt {
            put(.extend(index), at: worked(5, at: accepted.agency, from: due.adding(minutes: -480), &one.chance))
        }
        plan(&one, index, accepted)
    }

    /// Yêu cầu bổ sung, and the citizen's answer some days later.
    mutating func ask(
        _ one: inout Case,
        _ index: Int,
        _ dossier: Dossier,
        by officer: Viewer,
        in db: WriteSession
    )
        throws
    {
        guard let flaw = one.flaw else { return }
        try world.dossiers.requestSupplement(
            one.id,
            defects: [flaw.defect],
            explanation: "Đề nghị bổ sung để giải quyết đúng hẹn.",
            position: dossier.position,
            by: officer,
            in: db
        )
        note(\.supplements)
        if one.fate.rest == .supplement { return one.end() }
        if one.fate.isMended {
            let minutes = one.chance.number(1...5) * 1440 - one.chance.below(900)
            put(.mend(index), at: daytime(now.adding(minutes: minutes), &one.chance))
        } else {
            put(.stop(index), at: worked(30, at: dossier.agency, from: now.adding(minutes: 30 * 1440), &one.chance))
        }
    }

    /// Bổ sung by the citizen, from home.
    mutating func mend(_ one: inout Case, _ index: Int, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        guard dossier.state == .awaitingSupplement, let citizen = one.citizen, let flaw = one.flaw else {
            return one.end()
        }
        try world.dossiers.supplement(
            one.id,
            mended: flaw.mended,
            files: flaw.files,
            position: dossier.position,
            by: citizen,
            in: db
        )
        if dossier.acceptedAt == nil {
            put(.intake(index), at: worked(one.chance.number(15...180), at: dossier.agency, from: now, &one.chance))
        } else {
            plan(&one, index, dossier)
        }
    }
}
