import Kernel
import Territory

/// All communes from which dossiers come.
struct Homes: Sendable {
    let all: [Home]
    private let weights: [Int]

    /// The communes of the map on a day; below one district, where asked.
    init(_ atlas: Atlas, on date: CivilDate, within: UnitID? = nil) {
        all = atlas.units(on: date, level: .commune, within: within).map { Home($0, atlas, on: date) }
        weights = all.map(\.weight)
    }

    func one(_ chance: inout SeededGenerator) -> Home { all[chance.index(byWeight: weights)] }

    func home(_ unit: UnitID) -> Home? { all.first { $0.unit == unit } }
}

extension Home {
    init(_ unit: Unit, _ atlas: Atlas, on date: CivilDate) {
        let district = Self.district(of: unit, atlas, on: date)
        let kind = unit.span(on: date).kind
        let above = atlas.ancestors(of: unit.id, on: date).first
        self.init(
            unit: unit.id,
            name: VietnameseText.insideSentence(unit.name(on: date)),
            fullName: atlas.fullName(of: unit.id, on: date).split(separator: ", ").map {
                VietnameseText.insideSentence(String($0))
            }
            .joined(separator: ", "),
            above: above.map { VietnameseText.insideSentence($0.name(on: date)) } ?? "",
            isUrban: kind == "ward" || kind == "township",
            isHighland: Community.highlands.contains(district),
            peoples: Community.peoples(ofDistrict: district),
            weight: kind == "ward" ? 5 : kind == "township" ? 4 : Community.highlands.contains(district) ? 1 : 3
        )
    }

    /// The code of the district in which the land lay while there were districts.
    private static func district(of unit: Unit, _ atlas: Atlas, on date: CivilDate) -> String {
        if let district = atlas.ancestors(of: unit.id, on: date).first(where: { $0.level == .district }) {
            return district.code
        }
        for before in atlas.predecessors(of: unit.id) {
            guard let old = atlas.unit(before.from), old.level == .commune else { continue }
            return self.district(of: old, atlas, on: before.on.adding(days: -1))
        }
        return ""
    }
}
