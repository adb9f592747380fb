import Kernel
import Territory

/// Đơn vị hành chính as the directory needs it to found agencies: a unit of Territory on one day.
struct AgencyUnit {
    var id: UnitID
    var code: String
    /// With its kind, `Xã Lăng`.
    var name: String
    var kind: String
    var level: Level
    var parent: UnitID?

    init(_ unit: Unit, on date: CivilDate) {
        let span = unit.span(on: date)
        id = unit.id
        code = unit.code
        name = span.name
        kind = span.kind
        level = unit.level
        parent = span.parent
    }

    /// `Lăng Commune`: the proper name and the English word for the kind.
    var englishName: String {
        let words: [String: (prefixes: [String], english: String)] = [
            "province": (["Tỉnh "], "Province"), "city": (["Thành phố "], "City"), "town": (["Thị xã "], "Town"),
            "district": (["Huyện "], "District"), "ward": (["Phường "], "Ward"),
            "township": (["Thị trấn "], "Township"),
            "commune": (["Xã "], "Commune"), "special_zone": (["Đặc khu "], "Special Zone"),
        ]
        guard let word = words[kind], let prefix = word.prefixes.first(where: { name.hasPrefix($0) }) else {
            return name
        }
        return "\(name.dropFirst(prefix.count)) \(word.english)"
    }
}
