import Catalogue
import Kernel

/// Việc chờ sẵn: dossiers that are left at the desks of the cast, and the affairs of its citizens.
struct Errand: Sendable {
    var home: Home
    var procedure: String
    var channel: Channel
    var citizen: Citizen?
    var fate: Fate
    /// Working days before the end at which it comes in.
    var daysBefore: Int
}

extension Cast {
    /// All of them, always in the same order.
    func errands(_ homes: Homes, _ seed: SeededGenerator) -> [Errand] {
        var chance = seed.branch(5)
        return offices.flatMap { waiting(at: $0, homes, &chance) } + affairs()
    }

    private func waiting(at office: Office, _ homes: Homes, _ chance: inout SeededGenerator) -> [Errand] {
        var rests: [(rest: Fate.Rest, days: [Int])] = [(.intake, [1, 1, 1, 1, 1])]
        // Of yesterday and the day before: a desk whose officer keeps up.
        for desk in office.desks where desk != .counter { rests.append((.desk(desk), [1, 2, 1, 1])) }
        // Two that are overdue by now.
        rests.append((.desk(.specialist), [12, 12]))
        rests.append((.handOver, [4, 4, 4]))
        rests.append((.supplement, [3, 3]))
        var errands: [Errand] = []
        for (rest, days) in rests {
            for daysBefore in days {
                let isOvernight = daysBefore == 1 && rest != .intake
                var fate = Fate()
                fate.pace = 90
                fate.rest = rest
                if rest == .supplement { fate.supplement = .firstDesk }
                errands.append(
                    Errand(
                        home: office.home ?? homes.one(&chance),
                        procedure: chance.word(isOvernight ? office.lasting : office.procedures),
                        channel: rest == .handOver ? .counter : .online,
                        fate: fate,
                        daysBefore: daysBefore
                    )
                )
            }
        }
        return errands
    }

    /// What Mai and the others have under way, and what they have received.
    private func affairs() -> [Errand] {
        let list: [(login: String, procedure: String, channel: Channel, rest: Fate.Rest?, days: Int)] = [
            ("mai", "1.001193", .online, nil, 24), ("mai", "2.000635", .online, nil, 20),
            ("mai", "1.004222", .online, .desk(.specialist), 2), ("mai", "2.000815", .counter, .handOver, 3),
            ("mai", "1.004873", .online, .supplement, 3), ("hung", "1.001612", .online, .desk(.leader), 3),
            ("hung", "1.013225", .online, .desk(.specialist), 4), ("hung", "3.000348", .online, nil, 30),
            ("linh", "1.000894", .counter, nil, 15), ("linh", "3.000333", .online, .desk(.head), 2),
        ]
        return list.compactMap { item in
            guard let citizen = citizens[item.login] else { return nil }
            var fate = Fate()
            fate.pace = 200
            fate.rest = item.rest
            if item.rest == .supplement { fate.supplement = .firstDesk }
            return Errand(
                home: citizen.home,
                procedure: item.procedure,
                channel: item.channel,
                citizen: citizen,
                fate: fate,
                daysBefore: item.days
            )
        }
    }
}
