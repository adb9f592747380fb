import Catalogue
import DesignSystem
import HTML
import Insights
import Kernel

/// Words that the pages of statistics and of open data share.
enum StatisticWords {
    static let province = Phrase(vi: "Toàn tỉnh", en: "The whole province")

    static func period(_ period: Period) -> Phrase {
        guard period.first != period.last else {
            return Phrase(vi: MomentText.date(period.first, .vi), en: MomentText.date(period.first, .en))
        }
        return Phrase(
            vi: "\(MomentText.date(period.first, .vi)) – \(MomentText.date(period.last, .vi))",
            en: "\(MomentText.date(period.first, .en)) – \(MomentText.date(period.last, .en))"
        )
    }

    /// A number as it was written, with the marks of the language and its unit.
    static func value(_ text: String, _ unit: Indicator.Unit, _ language: Language) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let whole = Int(parts[0]).map { NumberText.grouped($0, language) } ?? String(parts[0])
        let sign = parts[0] == "-0" ? "-" : ""
        let fraction = parts.count == 2 ? (language == .vi ? "," : ".") + parts[1] : ""
        return sign + whole + fraction + (unit == .percent ? (language == .vi ? " %" : "%") : "")
    }

    /// What an indicator is measured in.
    static func unit(_ unit: Indicator.Unit) -> Phrase {
        switch unit {
        case .percent: Phrase(vi: "phần trăm", en: "percent")
        case .count: Phrase(vi: "số lượng", en: "count")
        case .dong: Phrase(vi: "đồng", en: "đồng")
        case .minutes: Phrase(vi: "phút", en: "minutes")
        case .days: Phrase(vi: "ngày", en: "days")
        case .points: Phrase(vi: "điểm", en: "points")
        case .rank: Phrase(vi: "thứ hạng", en: "rank")
        }
    }
}

extension Phrase {
    /// Words of an indicator's file.
    init(_ text: Bilingual) { self.init(vi: text.vi, en: text.en) }
}

extension Link {
    /// The first crumb of a public page.
    static let home = Link(Phrase(vi: "Trang chủ", en: "Home"), to: "/")
    /// The first crumb of an administrator's page.
    static let administration = Link(Phrase(vi: "Quản trị", en: "Administration"), to: "/quan-tri")
    /// The list of imported indicators.
    static let statistics = Link(Phrase(vi: "Số liệu thống kê", en: "Statistics"), to: "/quan-tri/so-lieu")
}
