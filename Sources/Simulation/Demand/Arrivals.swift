import Catalogue
import Kernel

/// Một lượt nộp: who sends what, from where, when and by which way; all drawn from the seed and the number alone.
struct Arrival: Sendable {
    /// From 0.
    var number: Int
    var moment: Instant
    var channel: Channel
    var home: Home
    var procedure: String
    /// Chance of this dossier alone.
    var chance: SeededGenerator
}

/// Dòng hồ sơ: when dossiers come, over the days of a range.
struct Arrivals {
    let first: Instant
    let last: Instant
    let mix: ProcedureMix
    let homes: Homes
    let calendar: WorkCalendar
    private let days: [CivilDate]
    private let weights: [Int]

    init(from first: Instant, to last: Instant, mix: ProcedureMix, homes: Homes, calendar: WorkCalendar) throws {
        self.first = first
        self.last = last
        self.mix = mix
        self.homes = homes
        self.calendar = calendar
        let span = max(0, last.date.daysSinceEpoch - first.date.daysSinceEpoch)
        days = (0...span).map { first.date.adding(days: $0) }
        weights = try days.map { try Self.weight($0, calendar) }
    }

    /// The arrival with the number, from the branch of chance with that number.
    func arrival(_ number: Int, _ seed: SeededGenerator) throws -> Arrival {
        var chance = seed.branch(UInt64(number))
        let home = homes.one(&chance)
        var day = days[chance.index(byWeight: weights)]
        let channel = channel(from: home, on: day, &chance)
        if channel != .online { day = try openDay(near: day) }
        let procedure = mix.code(in: day.parts.month, &chance)
        let minute = try channel == .online ? onlineMinute(&chance) : counterMinute(on: day, &chance)
        var moment = Instant(day, TimeOfDay(minutes: minute)).adding(seconds: chance.below(60))
        if moment < first || moment >= last { moment = try inside(channel, &chance) }
        return Arrival(
            number: number,
            moment: moment,
            channel: channel,
            home: home,
            procedure: procedure,
            chance: chance
        )
    }

    /// In hundred of an ordinary Tuesday: Monday is full, the weekend only online, and before Tết nobody has time.
    private static func weight(_ day: CivilDate, _ calendar: WorkCalendar) throws -> Int {
        guard try calendar.isWorking(day) else { return 14 }
        let byWeekday = [118, 104, 100, 98, 92, 40, 40]
        let weekday = byWeekday[((day.daysSinceEpoch % 7) + 7 + 3) % 7]
        let byMonth = [96, 70, 108, 100, 98, 108, 116, 118, 110, 98, 96, 92]
        return weekday * byMonth[day.parts.month - 1] / 100
    }

    /// The share of online dossiers grows over the range, and is lower where the net is thin.
    private func channel(from home: Home, on day: CivilDate, _ chance: inout SeededGenerator) -> Channel {
        let passed = day.daysSinceEpoch - first.date.daysSinceEpoch
        let growth = 220 * passed / max(1, days.count)
        let online = (home.isUrban ? 430 : home.isHighland ? 130 : 300) + growth
        let draw = chance.below(1000)
        if draw < online { return .online }
        return draw >= 970 ? .post : .counter
    }

    /// The next working day, or at the end of the range the one before.
    private func openDay(near day: CivilDate) throws -> CivilDate {
        if try calendar.isWorking(day) { return day }
        let next = try calendar.workingDay(after: day)
        if next < last.date { return next }
        var before = day
        while try !calendar.isWorking(before), before > first.date { before = before.adding(days: -1) }
        return before
    }

    /// People sit down in the late morning, after the siesta and when the children sleep.
    private func onlineMinute(_ chance: inout SeededGenerator) -> Int {
        let byHour = [4, 2, 1, 1, 2, 6, 18, 46, 92, 100, 88, 54, 40, 56, 84, 80, 66, 42, 36, 50, 62, 54, 30, 12]
        return chance.index(byWeight: byHour) * 60 + chance.below(60)
    }

    /// Within a session, and not in its last minutes: nobody is sent away from the door.
    private func counterMinute(on day: CivilDate, _ chance: inout SeededGenerator) throws -> Int {
        let sessions = try calendar.sessions(on: day)
        guard let session = chance.one(of: sessions) else { return 8 * 60 }
        let (start, end) = (session.from.minutes + 5, session.to.minutes - 45)
        return start + chance.below(max(1, end - start))
    }

    /// A moment of the range for what was drawn outside it: at its two ends only parts of the days belong to it.
    private func inside(_ channel: Channel, _ chance: inout SeededGenerator) throws -> Instant {
        for _ in 0..<200 {
            let minutes = max(1, Int((last.milliseconds - first.milliseconds) / 60_000))
            let moment = first.adding(minutes: chance.below(minutes))
            if channel == .online { return moment }
            let isOpen = try calendar.isOpen(at: moment) && calendar.isOpen(at: moment.adding(minutes: 40))
            if isOpen, try calendar.isWorking(moment.date) { return moment }
        }
        return first
    }
}
