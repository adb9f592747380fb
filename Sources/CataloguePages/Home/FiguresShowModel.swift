import Dossiers
import HTML
import Kernel
import Territory

/// Số liệu công khai: how the offices of the province kept their word in the last 30 days.
struct FiguresShowModel: Sendable {
    /// The figures of a level of offices.
    struct Line: Sendable {
        let name: Phrase
        let figures: HandlingStatistics

        /// The share returned in time; nil where nothing was finished.
        var share: OnTimeShare? { OnTimeShare([figures]) }
    }

    let first: CivilDate
    let last: CivilDate
    /// Levels with offices, and the whole province last.
    let lines: [Line]
    let total: HandlingStatistics

    init(_ recent: RecentFigures) {
        (first, last, total) = (recent.first, recent.last, recent.total)
        lines = recent.lines.map { Line(name: Self.name(of: $0.level), figures: $0.figures) }
    }

    private static func name(of level: Level?) -> Phrase {
        switch level {
        case .province: Phrase(vi: "Sở, ban, ngành cấp tỉnh", en: "Departments of the province")
        case .district: Phrase(vi: "Ủy ban nhân dân cấp huyện", en: "District People’s Committees")
        case .commune: Phrase(vi: "Ủy ban nhân dân cấp xã", en: "Commune People’s Committees")
        case nil: Phrase(vi: "Toàn tỉnh", en: "Whole province")
        }
    }
}
