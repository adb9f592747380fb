import Catalogue
import Kernel

/// Sân khấu: what all dossiers of a simulation are drawn from, apart from the engine.
struct Stage: Sendable {
    let workshop: Workshop
    let calendar: WorkCalendar
    let cast: Cast

    /// One that is going to come in: by chance, or an errand of the cast.
    struct Call: Sendable {
        var arrival: Arrival
        var errand: Errand?
    }

    /// All that comes in, in order of time.
    func arrivals(_ plan: Simulation.Plan) throws -> [Call] {
        let online = workshop.procedures.values.filter { procedure in
            procedure.version(on: plan.start.date)?.isOnline == true
        }
        let arrivals = try Arrivals(
            from: plan.start,
            to: plan.end,
            mix: ProcedureMix(codes: online.map(\.code)),
            homes: workshop.homes,
            calendar: calendar
        )
        let errands = cast.errands(workshop.homes, workshop.seed)
        var calls = try (0..<max(0, plan.dossiers - errands.count)).map { number in
            Call(arrival: try arrivals.arrival(number, workshop.seed))
        }
        for errand in errands {
            calls.append(try call(errand, number: calls.count, plan))
        }
        return calls.sorted { ($0.arrival.moment, $0.arrival.number) < ($1.arrival.moment, $1.arrival.number) }
    }

    func prepare(_ calls: [Call], _ range: Range<Int>) -> [Prepared] {
        calls[range].compactMap { workshop.prepare($0.arrival, as: $0.errand?.citizen, fate: $0.errand?.fate) }
    }

    /// An errand comes in on a working day before the end, within working hours.
    private func call(_ errand: Errand, number: Int, _ plan: Simulation.Plan) throws -> Call {
        var chance = workshop.seed.branch(UInt64(number))
        var day = plan.end.date
        var left = errand.daysBefore
        while left > 0, day > plan.start.date {
            day = day.adding(days: -1)
            if try calendar.isWorking(day) { left -= 1 }
        }
        let minute = chance.number(7 * 60 + 10...10 * 60 + 30)
        let moment = Instant(day, TimeOfDay(minutes: minute)).adding(seconds: chance.below(60))
        return Call(
            arrival: Arrival(
                number: number,
                moment: max(moment, plan.start),
                channel: errand.channel,
                home: errand.home,
                procedure: errand.procedure,
                chance: chance
            ),
            errand: errand
        )
    }
}
