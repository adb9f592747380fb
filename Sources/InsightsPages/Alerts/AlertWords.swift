import Catalogue
import DesignSystem
import Directory
public import HTML
public import Insights
import Kernel
import Web

/// Lời cảnh báo: what a rule says, on pages and in messages.
public struct AlertWords: Sendable {
    let message: AlertMessage

    /// The words of a message.
    public init(_ message: AlertMessage) { self.message = message }

    /// The message in Vietnamese; its first line is complete by itself.
    public var vietnamese: String { lines.map(\.vi).joined(separator: "\n") }

    /// The message in English.
    public var english: String { lines.map(\.en).joined(separator: "\n") }

    /// The page on which the reader reads on: the indicator with the days of the figure; the rule where it rests.
    public var address: String {
        switch message.reason {
        case .fired(_, let period), .over(_, let period):
            BoardPath.indicator(message.rule.indicator, of: message.rule.subject, .between(period)).string
        case .rested: BoardPath.alert(message.id).string
        }
    }

    private var lines: [Phrase] {
        guard let indicator = message.indicator else { return [rest] }
        switch message.reason {
        case .rested: return [rest]
        case .fired(let finding, let period):
            let words = AlertFigure(indicator, message.rule.condition, finding.value, finding.compared)
            return [
                Phrase(
                    vi: "\(indicator.name.vi), \(message.subject): \(words.sentence.vi).",
                    en: "\(indicator.name.en), \(message.subject): \(words.sentence.en)."
                ), of(period), definition(indicator),
            ]
        case .over(let finding, let period):
            let value = indicator.words(finding.value)
            return [
                Phrase(
                    vi: "Đã hết cảnh báo: \(indicator.name.vi), \(message.subject), nay là \(value.vi).",
                    en: "The alert is over: \(indicator.name.en), \(message.subject), is \(value.en) now."
                ), of(period),
            ]
        }
    }

    private func of(_ period: Period) -> Phrase {
        Phrase(
            vi: "Số liệu từ \(period.first.vietnamese) đến \(period.last.vietnamese).",
            en: "Figures from \(period.first) to \(period.last)."
        )
    }

    private func definition(_ indicator: Indicator) -> Phrase {
        Phrase(vi: "Định nghĩa: \(indicator.definition.vi)", en: "Definition: \(indicator.definition.en)")
    }

    private var rest: Phrase {
        let (name, reason) = (message.indicator?.name, restReason)
        let key = message.rule.indicator
        return Phrase(
            vi: "Quy tắc cảnh báo “\(name?.vi ?? key)” tạm nghỉ: \(reason.vi).",
            en: "The alert rule ‘\(name?.en ?? key)’ rests: \(reason.en)."
        )
    }

    private var restReason: Phrase {
        if case .rested(let rest) = message.reason { rest.words } else { Phrase("") }
    }
}

/// Câu về số liệu: a figure with what it was held against.
struct AlertFigure {
    let indicator: Indicator
    let condition: AlertCondition
    let value: Double
    let compared: Double?

    init(_ indicator: Indicator, _ condition: AlertCondition, _ value: Double, _ compared: Double?) {
        (self.indicator, self.condition, self.value, self.compared) = (indicator, condition, value, compared)
    }

    /// `82,3 %, thấp hơn ngưỡng 95 %`.
    var sentence: Phrase {
        let (value, other) = (indicator.words(value), indicator.words(compared))
        switch condition.kind {
        case .below:
            return Phrase(
                vi: "\(value.vi), thấp hơn ngưỡng \(other.vi)",
                en: "\(value.en), below the threshold of \(other.en)"
            )
        case .above:
            return Phrase(
                vi: "\(value.vi), cao hơn ngưỡng \(other.vi)",
                en: "\(value.en), above the threshold of \(other.en)"
            )
        case .behind:
            return Phrase(
                vi: "\(value.vi), chậm so với lộ trình \(other.vi)",
                en: "\(value.en), behind the path of \(other.en)"
            )
        case .changed:
            let rose = self.value > (compared ?? self.value)
            return Phrase(
                vi: "\(value.vi), \(rose ? "tăng" : "giảm") từ \(other.vi) của kỳ trước",
                en: "\(value.en), \(rose ? "up" : "down") from \(other.en) in the period before"
            )
        case .growing:
            let days = Int(condition.bound ?? 0)
            return Phrase(
                vi: "\(value.vi), tăng liên tục \(days) ngày từ \(other.vi)",
                en: "\(value.en), growing for \(days) days from \(other.en)"
            )
        }
    }
}

extension Indicator {
    /// A value with its unit.
    public func words(_ value: Double?) -> Phrase {
        Phrase(vi: format.words(shown(value), .vi), en: format.words(shown(value), .en))
    }
}

extension AlertCondition {
    /// The condition in words: `Thấp hơn 95 %`.
    func words(_ indicator: Indicator?) -> Phrase {
        let number = indicator?.words(bound) ?? Phrase("–")
        let whole = Int(bound ?? 0)
        switch kind {
        case .below: return Phrase(vi: "Thấp hơn \(number.vi)", en: "Below \(number.en)")
        case .above: return Phrase(vi: "Cao hơn \(number.vi)", en: "Above \(number.en)")
        case .behind: return Phrase(vi: "Chậm lộ trình mục tiêu", en: "Behind the path of its target")
        case .changed:
            return Phrase(
                vi: "Tăng hoặc giảm hơn \(whole) % so với kỳ trước",
                en: "Changed by more than \(whole) % against the period before"
            )
        case .growing: return Phrase(vi: "Tăng liên tục \(whole) ngày", en: "Growing \(whole) days running")
        }
    }
}

extension AlertCondition.Kind {
    /// The condition as a choice.
    var words: Phrase {
        switch self {
        case .below: Phrase(vi: "Thấp hơn một số", en: "Below a number")
        case .above: Phrase(vi: "Cao hơn một số", en: "Above a number")
        case .behind: Phrase(vi: "Chậm lộ trình mục tiêu", en: "Behind the path of its target")
        case .changed:
            Phrase(vi: "Tăng hoặc giảm hơn số phần trăm so với kỳ trước", en: "Changed by more than so many per cent")
        case .growing: Phrase(vi: "Số tồn tăng liên tục trong số ngày", en: "A stock that grows so many days running")
        }
    }
}

extension AlertRest {
    /// Why a rule rests.
    var words: Phrase {
        switch self {
        case .indicatorGone: Phrase(vi: "chỉ tiêu không còn được báo cáo", en: "the indicator is reported no more")
        case .indicatorSilent:
            Phrase(
                vi: "chỉ tiêu không còn số liệu hoặc lộ trình cho đối tượng này",
                en: "the indicator has no figure or path for this subject any more"
            )
        case .subjectGone:
            Phrase(
                vi: "cơ quan, địa bàn hoặc thủ tục đã kết thúc sau sắp xếp, thay đổi",
                en: "the agency, district or procedure is no more"
            )
        case .ownerLostSight:
            Phrase(vi: "người lập không còn quyền xem số liệu này", en: "its owner may not see the figure any more")
        }
    }
}

extension AlertReceiver {
    /// Who is told.
    var words: Phrase {
        switch self {
        case .owner: Phrase(vi: "Tôi", en: "Me")
        case .leaders: Phrase(vi: "Lãnh đạo cơ quan liên quan", en: "The leaders of the agency concerned")
        case .role(.head): Phrase(vi: "Lãnh đạo các phòng của cơ quan tôi", en: "Heads of divisions of my agency")
        case .role: Phrase(vi: "Lãnh đạo cơ quan tôi", en: "The leaders of my agency")
        }
    }
}

extension KeptAlertRule.State {
    /// How the state is shown.
    var tag: StateTag {
        switch self {
        case .waiting: StateTag(Phrase(vi: "Đang theo dõi", en: "Watching"), .calm)
        case .firing: StateTag(Phrase(vi: "Đang cảnh báo", en: "Alert"), .wait)
        case .resting: StateTag(Phrase(vi: "Tạm nghỉ", en: "Resting"), .quiet)
        case .ended: StateTag(Phrase(vi: "Đã kết thúc", en: "Ended"), .quiet)
        }
    }
}

extension Phrase {
    static let alertRules = Phrase(vi: "Quy tắc cảnh báo", en: "Alert rules")
}
