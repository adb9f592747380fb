import Directory
import Dossiers
import Kernel
import Ledger
import Profiles
import Storage
import Territory

extension Commune {
    /// Questions about officers are left for later.
    static let leavingOfficers: ReformChoices = {
        var choices = ReformChoices()
        choices.leavesOfficers = true
        return choices
    }()

    /// A reform that the program carries.
    func file(of key: String) throws -> Reform {
        let path = "reforms/\(key).yaml"
        return try Reform(yaml: try Profile.named("quang-nam").file(path).text, file: path)
    }

    /// Applies a reform, today where no day is given.
    @discardableResult
    func reform(
        _ key: String,
        on date: CivilDate? = nil,
        choices: ReformChoices = leavingOfficers
    ) async throws -> ReformReport {
        let reform = try file(of: key)
        let day = date ?? clock.now.date
        return try await command { try $0.apply(reform, effective: day, choices: choices, by: .system, in: $1) }
    }

    /// The agency of Lăng.
    func running() async throws -> AgencyID { agency }

    /// An officer with the posts of today.
    func viewer(of person: PersonID) async throws -> Viewer {
        let today = clock.now.date
        return try await database.read { [directory] db in
            let register = try directory.register(in: db)
            let posts = try directory.appointments(of: person, in: db)
                .filter { $0.validFrom <= today && $0.validTo.map { today < $0 } ?? true }
                .compactMap { register.post($0.post) }
            return Viewer(
                account: person.cast(to: AccountTag.self),
                person: person,
                name: "Cán bộ",
                posts: posts.map {
                    ViewerPost(
                        id: $0.id,
                        agency: $0.agency,
                        role: $0.role,
                        division: $0.division,
                        fields: $0.fields,
                        title: $0.title
                    )
                }
            )
        }
    }
}
