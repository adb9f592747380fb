import DesignSystem
import Directory
import HTML
import Kernel
import Territory

/// What 'my account' shows.
struct AccountShowModel: Sendable {
    var name: String
    var login: String
    var kind: AccountKind
    /// What is held of the person; nil for a technical account.
    var person: Held?
    var hasSecondFactor: Bool
    var recoveryCodes: Int
    var openedAt: Instant
    /// The posts whose powers can be lent.
    var posts: [String]

    /// What the province holds of a person.
    struct Held: Sendable {
        var idNumber: String
        var dateOfBirth: CivilDate?
        var gender: Gender?
        var residence: String
        var address: String
        var ethnicity: String
        var nationality: String
        var phone: String
        var email: String
        var source: PersonSource
    }
}

extension AccountShowModel {
    init(_ own: OwnAccount, of viewer: Viewer, _ atlas: Atlas, on today: CivilDate) {
        name = own.account.name
        login = own.account.login
        kind = own.account.kind
        person = own.person.map { Held($0.details, atlas, on: today) }
        hasSecondFactor = own.hasSecondFactor
        recoveryCodes = own.recoveryCodes
        openedAt = own.account.openedAt
        posts = viewer.held.map(\.title)
    }
}

extension AccountShowModel.Held {
    init(_ details: PersonDetails, _ atlas: Atlas, on today: CivilDate) {
        idNumber = details.idNumber ?? ""
        dateOfBirth = details.dateOfBirth
        gender = details.gender
        residence = details.residence.map { atlas.fullName(of: $0, on: today) } ?? ""
        address = details.address ?? ""
        ethnicity = details.ethnicity ?? ""
        nationality = details.nationality ?? ""
        phone = details.phone ?? ""
        email = details.email ?? ""
        source = details.source
    }

    /// Who vouches for it.
    var sourceWords: Phrase {
        switch source {
        case .declared: Phrase(vi: "Bạn tự khai khi đăng ký", en: "You told us when you signed up")
        case .officer: Phrase(vi: "Cán bộ đã đối chiếu giấy tờ", en: "An officer saw your papers")
        case .register: Phrase(vi: "Cơ sở dữ liệu quốc gia về dân cư", en: "The national population registry")
        }
    }

    var genderWords: Phrase {
        switch gender {
        case .female: Phrase(vi: "Nữ", en: "Female")
        case .male: Phrase(vi: "Nam", en: "Male")
        case .other: Phrase(vi: "Khác", en: "Other")
        case nil: Phrase("")
        }
    }
}
