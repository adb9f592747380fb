import Directory
import Dossiers
import HTML
import Kernel
import Storage
import Territory
import Web

/// Bảng thống kê giải quyết hồ sơ for a period and a part of the tree of agencies.
struct StatisticsModel: Sendable {
    let part: StatisticsPart
    /// The name of the part: `Toàn tỉnh`, `Huyện Tây Giang`.
    let title: String
    let rows: [StatisticsRow]
    let period: StatisticsPeriod
    /// Whether there is a larger part above that the viewer may see.
    let hasAbove: Bool

    var total: HandlingStatistics { rows.reduce(HandlingStatistics.none) { $0 + $1.numbers } }
}

/// Một dòng của bảng: an agency, or a group of them with its sum.
struct StatisticsRow: Sendable {
    let name: String
    /// The part of the tree that lies behind it.
    let part: StatisticsPart?
    let numbers: HandlingStatistics
}

/// Phần của cây cơ quan: what the rows of a table are.
enum StatisticsPart: Hashable, Sendable {
    /// Groups of agencies.
    case whole
    /// Sở, ban, ngành.
    case departments
    /// UBND cấp huyện.
    case districts
    /// UBND cấp xã, by district where there are districts.
    case communes
    /// One district: its committee and its communes.
    case unit(UnitID)

    /// The word in the address.
    var slug: String {
        switch self {
        case .whole: ""
        case .departments: "so"
        case .districts: "huyen"
        case .communes: "xa"
        case .unit(let id): id.description
        }
    }

    init(slug: String) {
        self =
            switch slug {
            case "so": .departments
            case "huyen": .districts
            case "xa": .communes
            default: UnitID(slug).map { .unit($0) } ?? .whole
            }
    }
}

extension StatisticsPeriod {
    /// Periods that are asked most, ending today.
    static func usual(_ today: CivilDate) -> [(words: Phrase, first: CivilDate)] {
        let (year, month, _) = today.parts
        return [
            (Phrase(vi: "Tháng này", en: "This month"), CivilDate(year: year, month: month, day: 1)),
            (Phrase(vi: "Quý này", en: "This quarter"), CivilDate(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)),
            (Phrase(vi: "Năm nay", en: "This year"), CivilDate(year: year, month: 1, day: 1)),
        ].compactMap { words, first in first.map { (words, $0) } }
    }

    func path(_ base: WebPath, _ part: StatisticsPart) -> WebPath {
        base.adding("nhom", part.slug).adding("tu", first.description).adding("den", last.description)
    }
}

extension OverseenAgencies {
    /// The rows of a part, with the sums of each; a small tree shows its agencies at once.
    func rows(_ part: StatisticsPart, _ numbers: [AgencyID: HandlingStatistics]) -> [StatisticsRow] {
        let departments = agencies.filter { $0.level == .province }
        let districts = agencies.filter { $0.level == .district }
        let communes = agencies.filter { $0.level == .commune }
        func sum(_ agencies: [Agency]) -> HandlingStatistics {
            agencies.reduce(HandlingStatistics.none) { $0 + (numbers[$1.id] ?? HandlingStatistics.none) }
        }
        func each(_ agencies: [Agency], _ part: (Agency) -> StatisticsPart?) -> [StatisticsRow] {
            agencies.map { agency in
                let name = agency.name.vi.replacing("Ủy ban nhân dân", with: "UBND")
                return StatisticsRow(name: name, part: part(agency), numbers: sum([agency]))
            }
        }
        switch part {
        case .whole where !isWhole: return each(agencies) { _ in nil }
        case .whole:
            return [
                ("Sở, ban, ngành", StatisticsPart.departments, departments),
                ("UBND cấp huyện", .districts, districts), ("UBND cấp xã", .communes, communes),
            ].filter { !$0.2.isEmpty }.map { StatisticsRow(name: $0.0, part: $0.1, numbers: sum($0.2)) }
        case .departments: return each(departments) { _ in nil }
        case .districts: return each(districts) { .unit($0.unit) }
        case .communes:
            let byDistrict = Dictionary(grouping: communes) { district[$0.id] }
            let alone = byDistrict[nil] ?? []
            let groups = byDistrict.compactMap { unit, agencies in unit.map { ($0, agencies) } }
                .map { (unit: $0.0, name: unitNames[$0.0] ?? "", agencies: $0.1) }
                .sorted { VietnameseText.sortKey($0.name) < VietnameseText.sortKey($1.name) }
            return groups.map {
                StatisticsRow(name: "Các xã thuộc \($0.name)", part: .unit($0.unit), numbers: sum($0.agencies))
            } + each(alone) { _ in nil }
        case .unit(let unit):
            let inside = agencies.filter { district[$0.id] == unit }
            return each(inside.filter { $0.level == .district } + inside.filter { $0.level == .commune }) { _ in nil }
        }
    }

    /// What a part is called.
    func title(_ part: StatisticsPart) -> String {
        switch part {
        case .whole: isWhole ? "Toàn tỉnh" : agencies.first?.name.vi ?? ""
        case .departments: "Sở, ban, ngành"
        case .districts: "UBND cấp huyện"
        case .communes: "UBND cấp xã"
        case .unit(let unit): unitNames[unit] ?? ""
        }
    }
}

extension OfficerPages {
    /// The table that was asked; one query beside memory.
    func statistics(_ visit: Visit) async throws -> StatisticsModel {
        let question = visit.query
        let part = StatisticsPart(slug: question.text("nhom"))
        let period = StatisticsPeriod(
            first: question.date("tu"),
            last: question.date("den"),
            today: visit.now.date
        )
        return try await database.read { db in
            let tree = OverseenAgencies(
                for: visit.viewer,
                register: try directory.register(in: db),
                atlas: try territory.atlas(in: db),
                period: period
            )
            guard let tree else { throw WebRefusal.notFound }
            let numbers = try dossiers.statistics(
                from: period.first,
                to: period.last,
                only: tree.isWhole ? nil : tree.agencies.map(\.id),
                in: db
            )
            return StatisticsModel(
                part: part,
                title: tree.title(part),
                rows: tree.rows(part, numbers),
                period: period,
                hasAbove: part != .whole
            )
        }
    }
}
