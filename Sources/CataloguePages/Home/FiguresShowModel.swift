import Directory
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

    init(_ figures: [AgencyID: HandlingStatistics], _ register: AgencyRegister, on date: CivilDate) {
        (first, last) = (RecentFigures.first(before: date), date)
        var byLevel: [Level: HandlingStatistics] = [:]
        for (id, row) in figures {
            // An agency that ended meanwhile still counts at its own level.
            guard let level = register.agency(id)?.level else { continue }
            byLevel[level, default: .none] = byLevel[level, default: .none] + row
        }
        total = figures.values.reduce(.none, +)
        let known: [(Level, Phrase)] = [
            (.province, Phrase(vi: "Sở, ban, ngành cấp tỉnh", en: "Departments of the province")),
            (.district, Phrase(vi: "Ủy ban nhân dân cấp huyện", en: "District People’s Committees")),
            (.commune, Phrase(vi: "Ủy ban nhân dân cấp xã", en: "Commune People’s Committees")),
        ]
        lines =
            known.compactMap { level, name in byLevel[level].map { Line(name: name, figures: $0) } }
            + [Line(name: Phrase(vi: "Toàn tỉnh", en: "Whole province"), figures: total)]
    }
}
