public import Kernel

extension ProcedureVersion {
    /// The rule of the time limit for a channel and (normalised) answers: the first that fits.
    public func timeRule(channel: Channel, answers: [String: String]) -> TimeRule? {
        time.first { rule in
            (rule.channel == nil || rule.channel == channel) && rule.when.holds(in: answers)
        }
    }

    /// The steps in the order of a course without a return, from the intake on.
    public var course: [Step] {
        var course: [Step] = []
        var next = steps.first
        while let step = next, course.count < steps.count {
            course.append(step)
            next = step.next.flatMap(self.step)
        }
        return course
    }

    /// The papers asked for with these (normalised) answers.
    public func components(for answers: [String: String]) -> [Component] {
        components.filter { $0.when.holds(in: answers) }
    }
}

extension TimeRule {
    /// The moment at which the result is due for a dossier received at a moment.
    ///
    /// With a limit and a cut-off, what comes after the cut-off counts as received on the next working day.
    public func due(from received: Instant, in calendar: WorkCalendar) throws(CalendarError) -> Instant {
        guard let limit else {
            return try calendar.dueSameDay(received: received, cutOff: sameDayCutOff ?? TimeOfDay(15, 0))
        }
        var start = received
        if let cutOff = sameDayCutOff {
            let counted = try calendar.countingStart(of: received)
            if counted.time > cutOff {
                let day = try calendar.workingDay(after: counted.date)
                start = Instant(day, try calendar.sessions(on: day).first?.from ?? TimeOfDay(7, 0))
            }
        }
        return switch limit {
        case .workingDays(let days): try calendar.due(from: start, workingDays: days)
        case .hours(let hours): try calendar.due(from: start, hours: hours)
        case .calendarDays(let days): try calendar.due(from: start, calendarDays: days)
        }
    }

    /// The limit in words: `3 ngày làm việc`.
    public var words: Bilingual {
        let after = sameDayCutOff.map { cutOff in
            limit == nil
                ? Bilingual(
                    vi: " (nhận sau \(cutOff) thì trả trong ngày làm việc tiếp theo)",
                    en: " (received after \(cutOff): by the end of the next working day)"
                )
                : Bilingual(
                    vi: " (nhận sau \(cutOff) thì tính từ ngày làm việc tiếp theo)",
                    en: " (received after \(cutOff): counted from the next working day)"
                )
        }
        let words = limit?.words ?? Bilingual(vi: "Trong ngày", en: "The same day")
        return Bilingual(vi: words.vi + (after?.vi ?? ""), en: words.en + (after?.en ?? ""))
    }
}

extension TimeLimit {
    /// `3 ngày làm việc`, `8 giờ`, `15 ngày`.
    public var words: Bilingual {
        let several = { (count: Int, word: String) in "\(count) \(word)\(count == 1 ? "" : "s")" }
        return switch self {
        case .workingDays(let days): Bilingual(vi: "\(days) ngày làm việc", en: several(days, "working day"))
        case .hours(let hours): Bilingual(vi: "\(hours) giờ làm việc", en: several(hours, "working hour"))
        case .calendarDays(let days): Bilingual(vi: "\(days) ngày", en: several(days, "day"))
        }
    }
}
