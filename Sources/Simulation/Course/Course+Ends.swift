import Catalogue
import Directory
import Dossiers
import Kernel
import Storage

extension Course {
    /// Thu phí, lệ phí at the counter.
    mutating func pay(_ one: inout Case, _ index: Int, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        // While it lies at another agency the counter does not see it; it is paid when the result is handed over.
        guard dossier.money == .due, dossier.agency == dossier.receivingAgency else { return }
        try takeFees(&one, dossier, in: db)
        if dossier.state == .awaitingPayment { plan(&one, index, try world.dossiers.current(one.id, in: db)) }
    }

    private mutating func takeFees(_ one: inout Case, _ dossier: Dossier, in db: WriteSession) throws {
        guard let counter = officer(.counter, at: dossier.receivingAgency, for: &one) else { return }
        try world.dossiers.recordFees(
            one.id,
            keys: one.version.fees.map(\.key),
            position: dossier.position,
            by: counter,
            in: db
        )
        note(\.payments)
    }

    /// The result lies ready until the citizen comes, or the postman.
    mutating func waitForCitizen(_ one: inout Case, _ index: Int, _ dossier: Dossier) {
        if one.fate.rest == .handOver { return one.end() }
        one.turn += 1
        let days = one.chance.happens(perMille: 700) ? 0 : one.chance.number(1...6)
        let from = now.adding(minutes: days * 1440)
        let minutes = one.chance.number(8...150)
        put(.work(index, turn: one.turn), at: worked(minutes, at: dossier.agency, from: from, &one.chance))
    }

    /// Trả kết quả.
    mutating func handOver(_ one: inout Case, _ index: Int, _ dossier: Dossier, in db: WriteSession) throws {
        var dossier = dossier
        if dossier.money == .due {
            try takeFees(&one, dossier, in: db)
            dossier = try world.dossiers.current(one.id, in: db)
        }
        guard let counter = officer(.counter, at: dossier.agency, for: &one) else { return one.end() }
        try world.dossiers.handOver(one.id, to: "", position: dossier.position, by: counter, in: db)
        part(from: &one, index)
    }

    /// Xin rút.
    mutating func withdraw(_ one: inout Case, _ index: Int, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        guard dossier.state == .accepted || dossier.state == .inProcess, let citizen = one.citizen,
            dossier.agency == dossier.receivingAgency
        else { return }
        try world.dossiers.requestWithdrawal(
            one.id,
            reason: one.chance.word(["Nộp nhầm thủ tục.", "Gia đình chưa có nhu cầu nữa.", "Sẽ nộp lại ở nơi khác."]),
            position: dossier.position,
            by: citizen,
            in: db
        )
        one.turn += 1
        put(
            .confirmWithdrawal(index),
            at: worked(one.chance.number(20...240), at: dossier.agency, from: now, &one.chance)
        )
    }

    /// Cho rút.
    mutating func confirmWithdrawal(_ one: inout Case, _ index: Int, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        guard dossier.state == .withdrawalRequested, let counter = officer(.counter, at: dossier.agency, for: &one)
        else { return }
        try world.dossiers.confirmWithdrawal(one.id, note: "", position: dossier.position, by: counter, in: db)
        note(\.withdrawals)
        one.end()
    }

    /// Dừng giải quyết, when nobody mended anything for a month.
    ///
    /// Before the intake only the citizen can end it.
    mutating func stop(_ one: inout Case, _ index: Int, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        guard dossier.state == .awaitingSupplement, dossier.acceptedAt != nil,
            let leader = officer(.leader, at: dossier.agency, for: &one)
        else { return one.end() }
        try world.dossiers.stop(
            one.id,
            reason: "Quá 30 ngày người nộp không bổ sung hồ sơ.",
            position: dossier.position,
            by: leader,
            in: db
        )
        note(\.stops)
        one.end()
    }
}
