import Documents
import Dossiers
import Web

/// Địa chỉ của các trang công chức.
enum OfficerPath {
    static let desk: WebPath = "/mot-cua"
    static let search: WebPath = "/mot-cua/tim"
    static let ratings: WebPath = "/mot-cua/danh-gia"

    static func dossier(_ id: DossierID) -> WebPath { "/mot-cua/ho-so/\(id)" }

    static func deed(_ deed: Deed, _ id: DossierID) -> WebPath { "/mot-cua/ho-so/\(id)/\(deed.rawValue)" }

    static func paper(_ part: HandedIn, of id: DossierID) -> WebPath {
        "/mot-cua/ho-so/\(id)/tep/\(part.key)/\(part.number)"
    }

    static func print(_ form: OfficialForm, _ id: DossierID) -> WebPath { "/bieu-mau/\(id)/\(form.rawValue)" }

    static func photographs(of key: String, in id: DossierID) -> WebPath { "/mot-cua/ho-so/\(id)/anh/\(key)" }

    static func draft(_ id: DossierID) -> WebPath { "/mot-cua/ho-so/\(id)/du-thao" }

    static let signing: WebPath = "/mot-cua/ky-so"

    static func signed(_ form: OfficialForm, _ id: DossierID) -> WebPath { "/bieu-mau/\(id)/\(form.rawValue)/ky-so" }

    static func desk(_ part: DossierFilter.Part) -> WebPath {
        part == .mine ? desk : desk.adding("viec", part.slug)
    }
}

extension DossierFilter.Part {
    /// The word for it in an address.
    var slug: String {
        switch self {
        case .mine: "cho-toi"
        case .unassigned: "chua-phan-cong"
        case .desk: "cua-ban"
        case .waiting: "cho-nguoi-dan"
        case .overdue: "qua-han"
        case .done: "cho-tra"
        case .all: "tat-ca"
        }
    }

    /// The part with that word.
    init?(slug: String) {
        guard let part = Self.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = part
    }
}
