import Catalogue
public import Directory
public import Kernel
import Ledger
public import Storage
import Territory

extension Dossiers {
    /// Yêu cầu bổ sung (mẫu 02): all defects in one list; the clock stops until the citizen has mended them.
    public func requestSupplement(
        _ id: DossierID,
        defects: [Defect],
        explanation: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, post) = try opened(id, for: .supplementRequested, position: position, by: viewer, in: db)
        guard !defects.isEmpty else { throw DossierRefusal.reasonMissing }
        try write(
            .supplementRequested(
                .init(
                    round: dossier.supplements + 1,
                    defects: try cleaned(defects),
                    explanation: VietnameseText.cleaned(explanation)
                )
            ),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
    }

    /// Bổ sung: the citizen mends the listed fields and components, and nothing else but what follows from them: fields
    /// and components that a mended answer brings up.
    ///
    /// - Parameters:
    ///   - id: the dossier, waiting for its supplement.
    ///   - mended: new answers to the listed fields.
    ///   - files: what is handed in for the listed components; it replaces what was there.
    ///   - position: the position of the dossier that the citizen's page showed.
    ///   - viewer: the applicant or the submitter.
    ///   - db: the session.
    /// - Throws: `.wrongState`, `.changedMeanwhile`, `.missingComponents` with all that is listed and not there, `.form` with
    ///   all problems of the mended answers, `.brokenFile`, `.calendarMissing`.
    public func supplement(
        _ id: DossierID,
        mended: [String: String],
        files: [HandedIn],
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, _) = try opened(id, for: .supplemented, position: position, by: viewer, in: db)
        let version = try version(of: dossier, in: db)
        let open = try openDefects(of: id, in: db)
        let fields = version.dependents(of: Set(open.filter { $0.target == .field }.map(\.key)))
        let named = Set(open.filter { $0.target == .component }.map(\.key))
        let missing = named.subtracting(files.map(\.key))
        guard missing.isEmpty else {
            throw DossierRefusal.missingComponents(missing.sorted().map { version.component($0)?.name.vi ?? $0 })
        }
        let old = try answers(of: id, in: db)
        let merged = old.merging(mended.filter { fields.contains($0.key) }) { $1 }
        let check = version.check(merged, in: try territory.atlas(in: db).formContext(on: dossier.submittedAt.date))
        guard check.isComplete else { throw DossierRefusal.form(check.problems.map(\.message.vi)) }
        let brought = Set(version.components(for: check.answers).map(\.key))
            .subtracting(version.components(for: old).map(\.key))
        // Where the whole is at fault, or only fields, papers may come with it.
        let isFree = named.isEmpty
        let handedIn = files.filter { isFree || named.contains($0.key) || brought.contains($0.key) }
        let replaced = Set(handedIn.map(\.key))
        let kept = try components(of: id, in: db).filter { !replaced.contains($0.key) }
        if dossier.channel == .online {
            try demandComponents(of: version, answers: check.answers, in: kept + handedIn)
        } else {
            for part in handedIn { try demandFile(part, of: version) }
        }
        let (due, stepDue) = try resumedDues(dossier, in: db)
        try write(
            .supplemented(
                .init(
                    answers: check.answers,
                    components: handedIn,
                    removed: replaced.sorted(),
                    dueAt: due,
                    stepDueAt: stepDue
                )
            ),
            to: id,
            by: viewer.actor(),
            in: db
        )
    }

    /// The defects that wait to be mended.
    func openDefects(of id: DossierID, in db: ReadSession) throws -> [Defect] {
        try db.rows(
            """
            SELECT target_kind, target, explanation FROM dossier_defect
            WHERE dossier_id = \(id) AND round > 0 AND mended_at IS NULL ORDER BY round, number
            """
        ).map { Defect(target: try $0["target_kind"], key: try $0["target"], explanation: try $0["explanation"]) }
    }

    /// Due moments after the pause: the working time that was left runs on from now.
    func resumedDues(_ dossier: Dossier, in db: ReadSession) throws -> (due: Instant?, stepDue: Instant?) {
        guard let paused = dossier.pausedAt else { return (dossier.dueAt, dossier.stepDueAt) }
        let calendar = try directory.calendar(of: dossier.agency, division: dossier.division, in: db)
        let now = surroundings.now
        func moved(_ due: Instant?) throws -> Instant? {
            guard let due else { return nil }
            do {
                return try calendar.due(due, pausedAt: paused, resumedAt: now)
            } catch CalendarError.missing(let year) {
                throw DossierRefusal.calendarMissing(year)
            }
        }
        return (try moved(dossier.dueAt), try moved(dossier.stepDueAt))
    }

    /// Yêu cầu nộp phí: the clock stops until the fees are paid.
    public func demandFees(
        _ id: DossierID,
        reason: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, post) = try opened(id, for: .feeDemanded, position: position, by: viewer, in: db)
        guard dossier.money == .due else { throw DossierRefusal.wrongStep }
        try write(
            .feeDemanded(.init(reason: try required(reason))),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
    }

    /// Thu phí, lệ phí: the counter records what it has taken.
    public func recordFees(
        _ id: DossierID,
        keys: [String],
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, post) = try opened(id, for: .feePaid, position: position, by: viewer, in: db)
        guard dossier.money == .due, !keys.isEmpty else { throw DossierRefusal.wrongStep }
        let (due, stepDue) =
            dossier.state == .awaitingPayment
            ? try resumedDues(dossier, in: db) : (dossier.dueAt, dossier.stepDueAt)
        try write(
            .feePaid(.init(keys: keys, by: .counter, dueAt: due, stepDueAt: stepDue)),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
    }

    /// Yêu cầu rút hồ sơ, by the citizen.
    public func requestWithdrawal(
        _ id: DossierID,
        reason: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        _ = try opened(id, for: .withdrawalRequested, position: position, by: viewer, in: db)
        try write(.withdrawalRequested(.init(reason: try required(reason))), to: id, by: viewer.actor(), in: db)
    }

    /// Cho rút hồ sơ: the counter confirms, and the dossier ends.
    public func confirmWithdrawal(
        _ id: DossierID,
        note: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (_, post) = try opened(id, for: .withdrawn, position: position, by: viewer, in: db)
        try write(
            .withdrawn(.init(reason: VietnameseText.cleaned(note))),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
    }

    /// Dừng giải quyết, with the reason.
    public func stop(_ id: DossierID, reason: String, position: Int, by viewer: Viewer, in db: WriteSession) throws {
        let (_, post) = try opened(id, for: .stopped, position: position, by: viewer, in: db)
        try write(.stopped(.init(reason: try required(reason))), to: id, by: viewer.actor(as: post?.id), in: db)
    }

    /// Xin lỗi và hẹn lại ngày trả (mẫu 04): once, by a leader.
    public func extend(
        _ id: DossierID,
        to newDue: Instant,
        reason: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, post) = try opened(id, for: .extended, position: position, by: viewer, in: db)
        guard dossier.extensions == 0 else { throw DossierRefusal.extendedBefore }
        guard let due = dossier.dueAt, newDue > max(due, surroundings.now) else { throw DossierRefusal.notLater }
        try write(
            .extended(.init(reason: try required(reason), newDueAt: newDue)),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
    }
}
