import Catalogue
public import Directory
public import Kernel
import Ledger
public import Storage

extension Dossiers {
    /// Chuyển bước: the officer has done the work of the step and passes the dossier on.
    ///
    /// Steps of the kinds appraise and approve end so; assigning, signing and numbering have commands of their own.
    ///
    /// - Returns: the desk to which it went.
    @discardableResult
    public func finishStep(
        _ id: DossierID,
        note: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DeskStop {
        let (dossier, post) = try opened(id, for: .stepFinished, position: position, by: viewer, in: db)
        let version = try version(of: dossier, in: db)
        guard let step = version.step(dossier.step), [.appraise, .approve, .sign].contains(step.action),
            let next = step.next.flatMap(version.step)
        else { throw DossierRefusal.wrongStep }
        // Whoever carries an order out says what was done: it is the report, and keeps its lines.
        let note = try dossier.isInternal && dossier.desk == .specialist ? required(note, keepingLines: true) : note
        let routing = try routing(version, place: dossier.place, at: surroundings.now, in: db)
        let stop = try assignedStop(routing.stop(at: next, receiving: dossier.receivingAgency), dossier, in: db)
        try write(
            .stepFinished(.init(note: note, stop: stop)),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
        return stop
    }

    /// Phân công: a head gives the dossier to one of the specialists.
    ///
    /// - Parameters:
    ///   - id: the dossier, at the desk of the head or already with a specialist.
    ///   - officer: who gets it; nil chooses the one with the least open dossiers.
    ///   - note: what the head wants to be minded; may be empty.
    ///   - position: the position that the page showed.
    ///   - viewer: a head or leader of the agency where it lies.
    ///   - db: the session.
    /// - Throws: `.wrongStep`, `.notAtDesk` for an officer who does not sit at the desk, `.changedMeanwhile`,
    ///   `.notYourDesk`, `.wrongState`, `.calendarMissing`.
    /// - Returns: the desk to which it went.
    @discardableResult
    public func assign(
        _ id: DossierID,
        to officer: PersonID?,
        note: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DeskStop {
        let (dossier, post) = try opened(id, for: .assigned, position: position, by: viewer, in: db)
        let version = try version(of: dossier, in: db)
        guard let step = version.step(dossier.step) else { throw DossierRefusal.wrongStep }
        let endsStep = step.action == .assign
        guard endsStep || dossier.desk == .specialist else { throw DossierRefusal.wrongStep }
        let target = endsStep ? step.next.flatMap(version.step) : step
        guard let target else { throw DossierRefusal.wrongStep }
        let routing = try routing(version, place: dossier.place, at: surroundings.now, in: db)
        var stop = try routing.stop(at: target, receiving: dossier.receivingAgency)
        if !endsStep { stop.dueAt = dossier.stepDueAt }
        stop = try withLeastLoaded(stop, dossier, only: officer, in: db)
        if let officer, stop.assignee != officer { throw DossierRefusal.notAtDesk }
        try write(
            .assigned(.init(stop: stop, endsStep: endsStep, note: note)),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
        return stop
    }

    /// Trả lại bước trước, with the reason.
    public func giveBack(
        _ id: DossierID,
        to key: String,
        reason: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, post) = try opened(id, for: .returned, position: position, by: viewer, in: db)
        let reason = try required(reason)
        let version = try version(of: dossier, in: db)
        guard version.step(dossier.step)?.returns.contains(key) == true, let target = version.step(key) else {
            throw DossierRefusal.noSuchReturn
        }
        let routing = try routing(version, place: dossier.place, at: surroundings.now, in: db)
        var stop = try routing.stop(at: target, receiving: dossier.receivingAgency)
        if let last = try lastOfficer(at: key, of: id, in: db) {
            stop.assignee = last.person
            stop.assigneeName = last.name
        }
        try write(.returned(.init(reason: reason, stop: stop)), to: id, by: viewer.actor(as: post?.id), in: db)
    }

    /// Loads the dossier for a command of an officer and asks whether it may happen.
    func opened(
        _ id: DossierID,
        for kind: DossierEvent.Kind,
        position: Int,
        by viewer: Viewer,
        in db: ReadSession
    ) throws -> (Dossier, ViewerPost?) {
        let dossier = try dossier(id, in: db)
        let post = try authorise(kind, on: dossier, by: viewer)
        guard dossier.position == position else { throw DossierRefusal.changedMeanwhile }
        return (dossier, post)
    }

    /// A text that must say something.
    func required(_ text: String, keepingLines: Bool = false) throws -> String {
        let cleaned = keepingLines ? VietnameseText.cleanedLines(text) : VietnameseText.cleaned(text)
        guard !cleaned.isEmpty else { throw DossierRefusal.reasonMissing }
        return cleaned
    }

    /// A specialist's desk without a head before it gets the officer with the least open dossiers at once.
    func assignedStop(_ stop: DeskStop, _ dossier: Dossier, in db: ReadSession) throws -> DeskStop {
        stop.desk == .specialist ? try withLeastLoaded(stop, dossier, in: db) : stop
    }

    /// The stop with the officer of its desk who has the least open dossiers; or the wanted one, where at the desk.
    private func withLeastLoaded(
        _ stop: DeskStop,
        _ dossier: Dossier,
        only wanted: PersonID? = nil,
        in db: ReadSession
    ) throws -> DeskStop {
        let posts = try directory.register(in: db).desk(
            agency: stop.agency,
            role: stop.desk,
            field: dossier.field,
            division: stop.division,
            on: surroundings.now.date
        )
        let officers = try directory.holders(of: posts.map(\.id), on: surroundings.now.date, in: db).values
            .flatMap { $0 }.map { (person: $0.appointment.person, name: $0.name) }
            .filter { wanted == nil || $0.person == wanted }
        let load = try openDossiers(of: officers.map(\.person), in: db)
        let chosen = officers.min { (load[$0.person] ?? 0, $0.person) < (load[$1.person] ?? 0, $1.person) }
        var stop = stop
        stop.assignee = chosen?.person
        stop.assigneeName = chosen?.name
        return stop
    }

    /// Who had the dossier last at a step.
    private func lastOfficer(
        at step: String,
        of id: DossierID,
        in db: ReadSession
    ) throws -> (person: PersonID, name: String)? {
        let records = try ledger.history(of: Self.stream(id), in: db)
        for record in records.reversed() {
            let stop: DeskStop? =
                switch try DossierEvent(record: record) {
                case .assigned(let event): event.stop
                case .stepFinished(let event): event.stop
                case .returned(let event): event.stop
                default: nil
                }
            if let stop, stop.step == step, let person = stop.assignee { return (person, stop.assigneeName ?? "") }
        }
        return nil
    }
}
