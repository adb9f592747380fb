import Catalogue
import Directory
import Dossiers
import Kernel
import Storage

extension Course {
    /// The next appointment of the dossier, with the desk at which it lies.
    mutating func plan(_ one: inout Case, _ index: Int, _ dossier: Dossier) {
        plan(&one, index, step: dossier.step, at: dossier.agency)
    }

    mutating func plan(_ one: inout Case, _ index: Int, step: String, at agency: AgencyID) {
        one.turn += 1
        let isNew = one.seen.insert(step).inserted
        let minutes = (one.version.step(step)?.minutes ?? 60) * one.scale / (isNew ? 1000 : 2500)
        let spread = one.chance.number(700...1300)
        put(
            .work(index, turn: one.turn),
            at: worked(max(2, minutes * spread / 1000), at: agency, from: now, &one.chance)
        )
    }

    /// The moment when so many working minutes of an agency have passed; within its hours, never at their very end.
    func worked(_ minutes: Int, at agency: AgencyID, from start: Instant, _ chance: inout SeededGenerator) -> Instant {
        let calendar = world.calendars[agency]
        // A year whose holidays nobody knows yet: the dossier waits until after the end of the simulation.
        guard let calendar, let due = try? calendar.due(from: start, minutes: max(1, minutes)),
            let isOpen = try? calendar.isOpen(at: due)
        else { return world.end }
        // A limit that ends as the session closes is worked a little before, if that is not in the past.
        let moment = isOpen ? due : max(start, due.adding(minutes: -chance.number(1...4)))
        return moment.adding(seconds: chance.below(60))
    }

    /// A moment at which a citizen is awake.
    func daytime(_ moment: Instant, _ chance: inout SeededGenerator) -> Instant {
        let minute = moment.time.minutes
        if (6 * 60...22 * 60).contains(minute) { return moment }
        let next = minute > 22 * 60 ? moment.date.adding(days: 1) : moment.date
        return Instant(next, TimeOfDay(minutes: chance.number(7 * 60...21 * 60)))
    }

    // MARK: Officers

    /// The officer who works the desk of the dossier: the one to whom it was given, or whoever sits there.
    func officer(at dossier: Dossier, for one: inout Case) -> Viewer? {
        if let assignee = dossier.assignee, let officer = world.staff.officer(assignee) { return officer }
        return world.staff.officer(
            agency: dossier.agency,
            role: dossier.desk,
            field: one.field,
            division: dossier.division,
            on: now.date,
            &one.chance
        )
    }

    func officer(_ role: DeskRole, at agency: AgencyID, for one: inout Case) -> Viewer? {
        officer(role, at: agency, field: one.field, &one.chance)
    }

    func officer(_ role: DeskRole, at agency: AgencyID, field: String, _ chance: inout SeededGenerator) -> Viewer? {
        world.staff.officer(agency: agency, role: role, field: field, division: nil, on: now.date, &chance)
    }
}

extension Course.Case {
    /// Shares the time until the appointment among the desks, as the pace of the dossier says.
    mutating func pace(_ dossier: Dossier, _ world: Course.World) throws {
        guard let due = dossier.dueAt, let accepted = dossier.acceptedAt, let calendar = world.calendars[dossier.agency]
        else { return }
        let available = max(60, try calendar.workingMinutes(from: accepted, to: due))
        let planned = version.steps.dropFirst().filter { $0.action != .return }.reduce(0) { $0 + $1.minutes }
        scale = min(4000, available * fate.pace / max(60, planned))
    }
}
