import Catalogue
import DesignSystem
import HTML
import Insights
import Kernel

extension Phrase {
    static let operationsCentre = Phrase(vi: "Trung tâm điều hành", en: "Operations centre")
    static let indicators = Phrase(vi: "Chỉ tiêu", en: "Indicators")
    static let warnings = Phrase(vi: "Cảnh báo sớm", en: "Early warning")
    static let fromLedger = Phrase(
        vi: "sổ cái hồ sơ, tính tự động",
        en: "the ledger of dossiers, counted by the system"
    )

    init(_ text: Bilingual) { self.init(vi: text.vi, en: text.en) }
}

extension Indicator.Unit {
    /// How its values are written; percent are kept as numbers up to 100.
    var format: ValueFormat {
        switch self {
        case .percent: .share
        case .count: .count
        case .dong: .money
        case .minutes: .decimal(0, Phrase(vi: "phút", en: "min"))
        case .days: .decimal(1, Phrase(vi: "ngày", en: "days"))
        case .points: .decimal(2, Phrase(vi: "điểm", en: "points"))
        case .rank: .count
        }
    }

    /// A value as the charts take it: shares of one.
    func shown(_ value: Double?) -> Double? { self == .percent ? value.map { $0 / 100 } : value }
}

extension Indicator {
    var format: ValueFormat { unit.format }

    func shown(_ value: Double?) -> Double? { unit.shown(value) }
}

extension Standing {
    /// How it is shown; what nobody judges has no state of its own.
    var state: IndicatorState {
        switch self {
        case .reached: .met
        case .onTrack: .onTrack
        case .behind: .behind
        case .unknown: .unknown
        case .unjudged: .watched
        }
    }
}

extension CivilDate {
    /// `11/2026`.
    var monthWords: String { "\(parts.month)/\(parts.year)" }
}

extension IndicatorReading {
    /// Where the figure comes from.
    var source: Phrase {
        guard let origin else {
            return indicator.formula == nil
                ? Phrase(vi: "chưa được nhập", en: "not imported yet") : .fromLedger
        }
        return Phrase(
            vi: "\(origin.title), ký: \(origin.signer), số liệu đến \(origin.until.vietnamese)",
            en: "\(origin.title), signed by \(origin.signer), until \(origin.until)"
        )
    }

    /// The card of a board.
    func card(address: String?, level: Int = 3) -> IndicatorCard {
        IndicatorCard(
            Phrase(indicator.name),
            value: indicator.shown(value),
            format: indicator.format,
            target: target.flatMap { target in
                indicator.shown(target.value).map {
                    .init($0, on: String(target.on.year), lowerIsBetter: indicator.direction == .down)
                }
            },
            state: standing.state,
            owner: indicator.owner,
            trend: trend.map { indicator.shown($0.value) },
            periods: trend.map(\.month.monthWords),
            change: Change(
                from: indicator.shown(before),
                to: indicator.shown(value),
                since: Phrase(vi: "kỳ trước", en: "the period before"),
                format: indicator.format
            ),
            definition: Phrase(indicator.definition),
            source: source,
            address: address,
            id: "i-" + indicator.key,
            level: level
        )
    }
}
