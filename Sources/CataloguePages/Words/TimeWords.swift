import Catalogue
import HTML
import Kernel

extension TimeLimit {
    /// `3 ngày làm việc`.
    var words: Phrase {
        switch self {
        case .workingDays(let days):
            Phrase(vi: "\(days) ngày làm việc", en: days == 1 ? "1 working day" : "\(days) working days")
        case .hours(let hours):
            Phrase(vi: "\(hours) giờ làm việc", en: hours == 1 ? "1 working hour" : "\(hours) working hours")
        case .calendarDays(let days): Phrase(vi: "\(days) ngày", en: days == 1 ? "1 day" : "\(days) days")
        }
    }
}

extension TimeRule {
    /// The limit in a few words.
    var short: Phrase { limit?.words ?? Phrase(vi: "Trong ngày", en: "On the same day") }

    /// The limit with what counts when it comes late on a day.
    var words: Phrase {
        guard let cutOff = sameDayCutOff else { return short }
        let late =
            limit == nil
            ? Phrase(
                vi: "; nhận sau \(cutOff) thì trả trong ngày làm việc tiếp theo",
                en: "; what comes after \(cutOff) is returned on the next working day"
            )
            : Phrase(
                vi: "; nhận sau \(cutOff) thì tính từ ngày làm việc tiếp theo",
                en: "; what comes after \(cutOff) counts from the next working day"
            )
        return Phrase(vi: short.vi + late.vi, en: short.en + late.en)
    }
}

/// Số giờ của một bước: minutes of working time in words.
enum WorkingMinutes {
    /// `1 giờ`, `30 phút`, `2 ngày làm việc`, `1 ngày 4 giờ`; a working day has eight hours.
    static func words(_ minutes: Int) -> Phrase {
        let (days, hours, rest) = (minutes / 480, minutes % 480 / 60, minutes % 60)
        var parts: [Phrase] = []
        if days > 0 { parts.append(Phrase(vi: "\(days) ngày", en: days == 1 ? "1 day" : "\(days) days")) }
        if hours > 0 { parts.append(Phrase(vi: "\(hours) giờ", en: hours == 1 ? "1 hour" : "\(hours) hours")) }
        if rest > 0 { parts.append(Phrase(vi: "\(rest) phút", en: rest == 1 ? "1 minute" : "\(rest) minutes")) }
        let time = Phrase.list(parts, separator: " ")
        return Phrase(vi: time.vi + " làm việc", en: "\(time.en) of working time")
    }
}

extension Condition {
    /// What the condition asks, in the words of the form: `Giấy tờ chứng minh việc sinh: Giấy chứng sinh`.
    func words(in version: ProcedureVersion) -> Phrase {
        guard let field = version.formField(self.field) else { return Phrase(values.joined(separator: ", ")) }
        let answers = values.map { value -> Phrase in
            if let option = field.options.first(where: { $0.value == value }) { return Phrase(option.label) }
            switch (field.type, value) {
            case (.yesNo, "yes"): return Phrase(vi: "Có", en: "Yes")
            case (.yesNo, "no"): return Phrase(vi: "Không", en: "No")
            default: return Phrase(value)
            }
        }
        let vietnamese = answers.map(\.vi).joined(separator: " hoặc ")
        let english = answers.map(\.en).joined(separator: " or ")
        // A question is answered; a name is followed by what it is.
        func join(_ label: String, _ answer: String) -> String { label + (label.hasSuffix("?") ? " " : ": ") + answer }
        return Phrase(vi: join(field.label.vi, vietnamese), en: join(field.label.en, english))
    }
}
