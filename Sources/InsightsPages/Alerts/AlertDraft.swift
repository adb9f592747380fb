import Insights
import Kernel
import Web

/// What was typed into the form of a rule, and what is wrong with it.
struct AlertDraft: Sendable {
    enum Name {
        static let indicator = "chi-tieu"
        static let subject = "cua"
        static let condition = "dieu-kien"
        static let bound = "nguong"
        static let days = "so-ngay"
        static let receivers = "nguoi-nhan"
        static let pause = "tan-suat"
        static let prompt = "ngay"
    }

    var indicator = ""
    var subject = ""
    /// Whether a subject was named; the reader's own is meant otherwise.
    var namesSubject = true
    var condition = AlertCondition.Kind.below.rawValue
    var bound = ""
    var days = "30"
    var receivers = [AlertReceiver.owner.word]
    var pause = "1"
    var isPrompt = false
    var refusal: AlertRefusal?

    /// What was typed, or an empty form that names indicator and subject at most.
    init(_ form: FormData) {
        indicator = form.text(Name.indicator)
        subject = form.text(Name.subject)
        namesSubject = form.contains(Name.subject)
        guard form.contains(Name.condition) else { return }
        condition = form.text(Name.condition)
        bound = form.text(Name.bound)
        days = form.text(Name.days)
        receivers = form.all(Name.receivers)
        pause = form.text(Name.pause)
        isPrompt = form.isChecked(Name.prompt)
    }

    init(_ rule: AlertRule) {
        indicator = rule.indicator
        subject = rule.subject.word
        condition = rule.condition.kind.rawValue
        bound = rule.condition.bound.map(Self.written) ?? ""
        days = String(rule.days)
        receivers = rule.receivers.map(\.word)
        pause = String(rule.quietDays)
        isPrompt = rule.isPrompt
    }

    /// The rule that was typed.
    ///
    /// - Throws: `AlertRefusal` where it is none.
    func rule() throws(AlertRefusal) -> AlertRule {
        guard let subject = BoardSubject(word: subject) else { throw .unknown }
        guard let kind = AlertCondition.Kind(rawValue: condition), let days = Int(days), let pause = Int(pause) else {
            throw .noSuchChoice
        }
        var number: Double?
        if kind.bounds != nil {
            guard !bound.isEmpty else { throw .boundMissing }
            guard let known = TypedNumber.number(bound) else { throw .boundOutside }
            number = known
        }
        return AlertRule(
            indicator: indicator,
            subject: subject,
            condition: AlertCondition(kind, number),
            days: days,
            receivers: receivers.compactMap(AlertReceiver.init(word:)),
            quietDays: pause,
            isPrompt: isPrompt
        )
    }

    /// `12.5` as people write it here: `12,5`.
    private static func written(_ number: Double) -> String {
        let text = number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        return text.replacing(".", with: ",")
    }
}

/// Số thập phân như người ta gõ.
enum TypedNumber {
    /// `1.234,5`, `12,5` and `95`; nil where it is no number.
    ///
    /// A comma divides the decimals. Points divide thousands where they stand before three digits and behind one to
    /// three that begin with no zero, and else the decimals: `1.234` is more than a thousand, `0.125` is an eighth.
    static func number(_ text: String) -> Double? {
        var digits = text.filter { $0 != " " && $0 != "%" && $0 != "\u{A0}" }
        guard digits.utf8.count <= 20, digits.utf8.allSatisfy({ (48...57).contains($0) || "-.,".utf8.contains($0) })
        else { return nil }
        if digits.contains(",") {
            digits = digits.replacing(".", with: "").replacing(",", with: ".")
        } else if digits.contains("."), isGrouped(digits) {
            digits = digits.replacing(".", with: "")
        }
        return Double(digits)
    }

    private static func isGrouped(_ digits: String) -> Bool {
        let groups: [Substring] = digits.split(separator: ".", omittingEmptySubsequences: false)
        let first = groups[0].drop { $0 == "-" }
        return (1...3).contains(first.utf8.count) && first.first != "0"
            && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }
}
