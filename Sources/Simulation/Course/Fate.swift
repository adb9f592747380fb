import Catalogue
import Kernel

/// Số phận của một hồ sơ: what will go otherwise than straight, drawn before it is sent in.
///
/// Shares after domain.md: some 3 in a hundred are refused, 8 must be mended, 3 to 5 are late.
struct Fate: Sendable {
    /// Không được tiếp nhận.
    var isRefused = false
    /// Where papers are asked for.
    var supplement: Place?
    /// Whether the citizen mends them; else the dossier waits, and is stopped after a month.
    var isMended = true
    /// Yêu cầu rút.
    var isWithdrawn = false
    /// The leader or head gives it back once.
    var isReturned = false
    /// Another agency is asked.
    var asksOpinion = false
    /// An online applicant is asked for the fees before the work begins.
    var demandsFees = false
    /// How much of the time until the appointment the desks use, in thousand; above 1000 it is late.
    var pace = 500
    /// A late one is put off with an apology.
    var isExtended = false
    /// Where the dossier is left lying, so that somebody of the cast finds work there.
    var rest: Rest?

    enum Place: Sendable { case counter, firstDesk }

    enum Rest: Hashable, Sendable {
        case intake
        case desk(Desk)
        case supplement
        case handOver
    }

    static func drawn(for version: ProcedureVersion, channel: Channel, _ chance: inout SeededGenerator) -> Fate {
        var fate = Fate()
        fate.isRefused = chance.happens(perMille: channel == .online ? 42 : 18)
        if chance.happens(perMille: 82) {
            fate.supplement = chance.happens(perMille: channel == .online ? 600 : 300) ? .counter : .firstDesk
        }
        fate.isMended = chance.happens(perMille: 900)
        fate.isWithdrawn = chance.happens(perMille: 8)
        fate.isReturned = chance.happens(perMille: 25)
        let isLong = version.steps.contains { $0.action == .assign } || version.steps.count > 6
        fate.asksOpinion = isLong && chance.happens(perMille: 60)
        fate.demandsFees = channel == .online && chance.happens(perMille: 250)
        // A detour takes a desk's time twice, which is not what makes a dossier late: it goes faster otherwise.
        let detours = [fate.supplement == .firstDesk, fate.isReturned, fate.asksOpinion, fate.demandsFees].count { $0 }
        let slowest = 820 - 230 * min(2, detours)
        fate.pace = chance.happens(perMille: 38) ? chance.number(1150...2100) : chance.number(120...slowest)
        fate.isExtended = isLong && fate.pace > 1000 && chance.happens(perMille: 400)
        return fate
    }
}
