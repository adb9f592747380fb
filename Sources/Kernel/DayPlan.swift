/// The working time of one kind of day: its sessions, in minutes since midnight.
struct DayPlan: Hashable, Sendable {
    let sessions: [WorkSession]
    let minutes: Int

    init(_ sessions: [WorkSession]) {
        self.sessions = sessions
        minutes = sessions.reduce(0) { $0 + $1.minutes }
    }

    var start: Int { sessions.first?.from.minutes ?? 0 }

    var end: Int { sessions.last?.to.minutes ?? 0 }

    /// Minutes worked before a minute of the day.
    func worked(before minute: Int) -> Int {
        var worked = 0
        for session in sessions where minute > session.from.minutes {
            worked += min(minute, session.to.minutes) - session.from.minutes
        }
        return worked
    }

    /// The first minute of the day by which `worked` minutes (1...minutes) are worked.
    func minute(reaching worked: Int) -> Int {
        var rest = worked
        for session in sessions {
            if rest <= session.minutes { return session.from.minutes + rest }
            rest -= session.minutes
        }
        return end
    }

    /// When something that comes at this minute is received: then, if the office is open (its closing minute included);
    /// else when it opens again on this day; else not on this day.
    func reception(at minute: Int) -> Int? {
        for session in sessions where minute <= session.to.minutes {
            return max(minute, session.from.minutes)
        }
        return nil
    }

    /// The first minute from here at which work goes on for at least a minute.
    func work(from minute: Int) -> Int? {
        for session in sessions where minute < session.to.minutes {
            return max(minute, session.from.minutes)
        }
        return nil
    }

    /// A minute of the day moved into its sessions: forward over a break, back to the end where the day is over.
    func clamped(_ minute: Int) -> Int { reception(at: minute) ?? end }
}
