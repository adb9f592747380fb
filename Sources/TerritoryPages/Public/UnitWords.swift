import HTML
import Kernel
import Territory

extension Level {
    /// The word for the level.
    var phrase: Phrase {
        switch self {
        case .province: Phrase(vi: "Cấp tỉnh", en: "Province")
        case .district: Phrase(vi: "Cấp huyện", en: "District")
        case .commune: Phrase(vi: "Cấp xã", en: "Commune")
        }
    }
}

extension Phrase {
    static let territory = Phrase(vi: "Địa giới", en: "Units")
    static let oldUnits = Phrase(
        vi: "Xã, phường, huyện của tôi nay thuộc đâu?",
        en: "What became of my commune or district?"
    )
}

/// Địa chỉ của các trang địa giới.
enum UnitPath {
    static let home = "/dia-gioi"
    static let suggestions = "/goi-y/dia-gioi"

    static func unit(_ id: UnitID) -> String { "/dia-gioi/\(id)" }
}
