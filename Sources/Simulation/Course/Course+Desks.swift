import Catalogue
import Directory
import Dossiers
import Kernel
import Storage
import Territory

extension Course {
    /// The desk at which it lies does what the step asks for.
    mutating func work(_ one: inout Case, _ index: Int, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        guard dossier.state == .accepted || dossier.state == .inProcess || dossier.state == .done,
            let step = one.version.step(dossier.step)
        else { return }
        if step.action == .return { return try handOver(&one, index, dossier, in: db) }
        if one.fate.rest == .desk(step.desk) { return one.end() }
        guard let officer = officer(at: dossier, for: &one) else { return one.end() }
        if try exception(&one, index, dossier, step, by: officer, in: db) { return }
        let (engine, position) = (world.dossiers, dossier.position)
        switch step.action {
        case .assign:
            let stop = try engine.assign(one.id, to: nil, note: "", position: position, by: officer, in: db)
            plan(&one, index, step: stop.step, at: stop.agency)
        case .number:
            try engine.issueResult(one.id, position: position, by: officer, in: db)
            note(\.results)
            let moved = try engine.current(one.id, in: db)
            if moved.state == .handedOver { return part(from: &one, index) }
            waitForCitizen(&one, index, moved)
        case .accept, .appraise, .approve, .sign, .return:
            let note = step.action == .appraise ? "Hồ sơ đủ điều kiện." : ""
            let stop = try engine.finishStep(one.id, note: note, position: position, by: officer, in: db)
            plan(&one, index, step: stop.step, at: stop.agency)
        }
    }

    /// What goes otherwise than straight; true where it does.
    private mutating func exception(
        _ one: inout Case,
        _ index: Int,
        _ dossier: Dossier,
        _ step: Step,
        by officer: Viewer,
        in db: WriteSession
    ) throws -> Bool {
        if step.desk == .specialist, one.fate.supplement == .firstDesk {
            one.fate.supplement = nil
            try ask(&one, index, dossier, by: officer, in: db)
            return true
        }
        if step.desk == .specialist, one.fate.demandsFees, dossier.money == .due,
            dossier.agency == dossier.receivingAgency
        {
            one.fate.demandsFees = false
            try world.dossiers.demandFees(
                one.id,
                reason: "Nộp phí, lệ phí trước khi thẩm định.",
                position: dossier.position,
                by: officer,
                in: db
            )
            let moment = now.adding(minutes: one.chance.number(120...2600))
            put(.pay(index), at: worked(10, at: dossier.agency, from: moment, &one.chance))
            return true
        }
        if step.action == .appraise, one.fate.asksOpinion {
            one.fate.asksOpinion = false
            try askOpinion(&one, index, dossier, by: officer, in: db)
            return true
        }
        if let back = step.returns.last, one.fate.isReturned, step.action == .sign || step.action == .approve {
            one.fate.isReturned = false
            try world.dossiers.giveBack(
                one.id,
                to: back,
                reason: one.chance.word([
                    "Dự thảo kết quả còn sai chính tả ở họ tên.", "Chưa ghi rõ căn cứ pháp lý.",
                    "Cần kiểm tra lại ngày tháng trong giấy tờ kèm theo.",
                ]),
                position: dossier.position,
                by: officer,
                in: db
            )
            note(\.returns)
            plan(&one, index, try world.dossiers.current(one.id, in: db))
            return true
        }
        return false
    }

    private mutating func askOpinion(
        _ one: inout Case,
        _ index: Int,
        _ dossier: Dossier,
        by officer: Viewer,
        in db: WriteSession
    ) throws {
        let above = world.atlas.ancestors(of: dossier.place, on: now.date).map(\.id)
        let asked = ([dossier.place] + above).compactMap { world.staff.register.agency(for: $0, on: now.date) }
            .first { $0.id != dossier.agency && world.calendars[$0.id] != nil }
        if let asked {
            let opinions = try world.dossiers.askOpinion(
                one.id,
                of: [asked.id],
                question: "Đề nghị cho biết hiện trạng sử dụng đất và ý kiến về hồ sơ này.",
                position: dossier.position,
                by: officer,
                in: db
            )
            note(\.opinions)
            for opinion in opinions {
                let minutes = one.chance.number(90...700)
                put(.answer(index, opinion), at: worked(minutes, at: asked.id, from: now, &one.chance))
            }
        }
        plan(&one, index, try world.dossiers.current(one.id, in: db))
    }

    /// Ý kiến of the other agency, by a leader.
    mutating func answer(_ one: inout Case, _ opinion: OpinionID, in db: WriteSession) throws {
        guard let agency = try world.dossiers.askedAgency(opinion, in: db),
            let leader = officer(.leader, at: agency, for: &one)
        else { return }
        try world.dossiers.giveOpinion(
            opinion,
            answer: "Thống nhất. Thửa đất không có tranh chấp, phù hợp quy hoạch.",
            agrees: true,
            by: leader,
            in: db
        )
    }

    /// Hẹn lại, once, where it will not be done in time.
    mutating func extend(_ one: inout Case, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        guard dossier.state == .accepted || dossier.state == .inProcess, let due = dossier.dueAt,
            let leader = officer(.leader, at: dossier.agency, for: &one), let calendar = world.calendars[dossier.agency]
        else { return }
        try world.dossiers.extend(
            one.id,
            to: try calendar.due(from: max(due, now), workingDays: 3),
            reason: "Hồ sơ cần xác minh thực địa, chưa thể trả đúng hẹn. Xin lỗi ông, bà vì sự chậm trễ.",
            position: dossier.position,
            by: leader,
            in: db
        )
        note(\.extensions)
    }
}
