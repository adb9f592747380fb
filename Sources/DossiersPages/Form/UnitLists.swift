import Catalogue
import DesignSystem
import HTML
import Kernel
import Territory
import Web

/// Danh sách đơn vị: the lists from which a unit is chosen, from the highest level that leaves a choice down to the field's.
///
/// The answer is the id of the lowest unit chosen so far; the lists send the state's codes, which the day makes clear.
enum UnitLists {
    /// What follows the key of a field in the name of a list.
    static func suffix(_ level: Level) -> String { ".\(level.rawValue)" }

    /// The lists for a field with the answer so far.
    static func choice(_ field: FormField, value: String, atlas: Atlas, on date: CivilDate) -> UnitChoice {
        let chosen = UnitID(value).flatMap { atlas.unit($0) }
        let path = chosen.map { [$0] + atlas.ancestors(of: $0.id, on: date) } ?? []
        var above: UnitID?
        var isOpen = true
        let lists = levels(for: field, atlas: atlas, on: date).map { level in
            let unit = path.first { $0.level == level }
            let units = isOpen ? atlas.units(on: date, level: level, within: above) : []
            above = unit?.id
            isOpen = unit != nil
            return UnitChoice.Level(
                level.rawValue,
                name: field.key + suffix(level),
                label: level.listLabel,
                units: sorted(units, on: date),
                value: unit?.code ?? ""
            )
        }
        return UnitChoice(lists, source: "/api/v1/units?on=\(date)")
    }

    /// The unit that the lists of a form chose: the lowest one that lies in the one above.
    ///
    /// Nil where no list was sent.
    static func answer(in form: FormData, to field: FormField, atlas: Atlas, on date: CivilDate) -> String? {
        let levels = [Level.province, .district, .commune].filter { form.contains(field.key + suffix($0)) }
        guard !levels.isEmpty else { return form.contains(field.key) ? form.text(field.key) : nil }
        var chosen: UnitID?
        for level in levels {
            let code = form.text(field.key + suffix(level))
            guard !code.isEmpty, let unit = atlas.unit(code: code, on: date), unit.level == level else { continue }
            if let chosen, !atlas.ancestors(of: unit.id, on: date).contains(where: { $0.id == chosen }) { continue }
            chosen = unit.id
        }
        return chosen?.description ?? ""
    }

    /// A level with one unit only leaves no choice, one without units does not exist on the day.
    private static func levels(for field: FormField, atlas: Atlas, on date: CivilDate) -> [Level] {
        let lowest = field.rule.level.flatMap { Level(rawValue: $0.rawValue) } ?? .commune
        let all: [Level] = [.province, .district, .commune]
        let reached = all.prefix { $0 != lowest } + [lowest]
        return reached.filter { $0 == lowest || atlas.units(on: date, level: $0).count > 1 }
    }

    private static func sorted(_ units: [Unit], on date: CivilDate) -> [Choice] {
        units.map { ($0.code, $0.name(on: date)) }
            .map { (VietnameseText.sortKey($1), Choice($0, $1)) }
            .sorted { $0.0 < $1.0 }
            .map(\.1)
    }
}

extension Level {
    fileprivate var listLabel: Phrase {
        switch self {
        case .province: Phrase(vi: "Tỉnh, thành phố", en: "Province or city")
        case .district: Phrase(vi: "Huyện, thị xã, thành phố", en: "District or town")
        case .commune: Phrase(vi: "Xã, phường, thị trấn", en: "Commune, ward or township")
        }
    }
}
