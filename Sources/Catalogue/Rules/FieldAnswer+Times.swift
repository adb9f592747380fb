import Kernel

extension FieldAnswer {
    /// A day as people write it (5/3/2026, 05-03-2026, 05032026) or as browsers do (2026-03-05), stored as the latter.
    func date(_ text: String) throws(AnswerProblem) -> String {
        guard let date = Self.date(in: text) else {
            throw must(.notADate, "là một ngày có thật, như 31/3/2026", "be a real date, like 31/3/2026")
        }
        try checkBounds(date)
        return date.description
    }

    static func date(in text: String) -> CivilDate? {
        var compact = text.filter { $0 != " " }
        if compact.utf8.count == 8, compact.utf8.allSatisfy({ (48...57).contains($0) }) {
            compact.insert("/", at: compact.index(compact.startIndex, offsetBy: 4))
            compact.insert("/", at: compact.index(compact.startIndex, offsetBy: 2))
        }
        if let date = CivilDate(compact) { return date }
        return CivilDate(String(compact.map { $0 == "." || $0 == "-" ? "/" : $0 }))
    }

    private func checkBounds(_ date: CivilDate) throws(AnswerProblem) {
        if let bound = field.rule.notAfter, let last = day(of: bound), date > last {
            throw bound == .today
                ? must(.tooLate, "là hôm nay hoặc trước đó", "be today or in the past")
                : must(.tooLate, "không sau ngày \(last.vietnamese)", "not be after \(last.vietnamese)")
        }
        if let bound = field.rule.notBefore, let first = day(of: bound), date < first {
            throw bound == .today
                ? must(.tooEarly, "là hôm nay hoặc sau đó", "be today or in the future")
                : must(.tooEarly, "không trước ngày \(first.vietnamese)", "not be before \(first.vietnamese)")
        }
    }

    /// The day that a bound means; a field without an answer binds nothing.
    private func day(of bound: DateBound) -> CivilDate? {
        switch bound {
        case .today: context.today
        case .day(let day): day
        case .field(let key): accepted[key].flatMap { CivilDate($0) }
        }
    }

    /// 7:30, 07:30, 7h30, 7h, 7 giờ 30.
    func time(_ text: String) throws(AnswerProblem) -> String {
        var compact = VietnameseText.nfc(text.lowercased()).filter { $0 != " " }
        for word in ["phút", "p", "m"] { compact = compact.replacing(word, with: "") }
        for word in ["giờ", "g", "h"] { compact = compact.replacing(word, with: ":") }
        if compact.hasSuffix(":") { compact += "00" }
        guard let time = TimeOfDay(compact), time.minutes < 1440 else {
            throw must(.notATime, "là giờ và phút, như 07:30", "be hours and minutes, like 07:30")
        }
        return time.description
    }
}
