import Catalogue
import Directory
import Dossiers
import Kernel
import Ledger
import Profiles
import Storage
import StorageTesting
import Synchronization
import Territory

/// A working commune: Lăng in the district of Tây Giang with its officers, on the real units and procedures.
struct Commune: Sendable {
    static let migrations = [
        StorageSchema.migrations, LedgerSchema.migrations, TerritorySchema.migrations, DirectorySchema.migrations,
        DossiersSchema.migrations,
    ]

    let database: Database
    let ledger: Ledger
    let territory: Territory
    let directory: Directory
    let dossiers: Dossiers
    let blobs: BlobStore
    let blobFolder: String
    let clock: Hands
    let lang: UnitID
    let agency: AgencyID
    let mother: Viewer
    let officers: [DeskRole: Viewer]
    let surroundings: Surroundings

    /// - `wholeProvince`: all agencies, not only those of Lăng; takes its time.
    init(_ database: Database, wholeProvince: Bool = false) async throws {
        let clock = Hands()
        let surroundings = Surroundings(clock: { clock.now }, chance: SeededGenerator(seed: 7))
        let projections: [any Projection] =
            [TerritoryProjection()] + DirectorySchema.projections + [DossierProjection()]
        let ledger = Ledger(node: "test", surroundings: surroundings, projections: projections)
        let territory = Territory(database: database, ledger: ledger)
        let profile = try Profile.named("quang-nam")
        let directory = Directory(
            database: database,
            ledger: ledger,
            surroundings: surroundings,
            patterns: try AgencyPatterns(yaml: try profile.file("agencies.yaml").text),
            holidays: try Holidays(csv: try profile.file("holidays.csv").text),
            key: [UInt8](repeating: 7, count: 32),
            notices: NoticeSender { _, _ in }
        )
        // Seeded chance names the same folder in every test: each needs its own.
        blobFolder = TestEngine.path("blobs-\(UInt64.random(in: .min ... .max))")
        let blobs = try BlobStore(folder: blobFolder)
        let files = profile.files(below: "procedures").map { ProceduresCheck.File(path: $0.path, text: $0.text) }
        let procedures = ProceduresCheck.run(files).procedures
        guard let template = CodeTemplate(profile.dossierCode) else { throw DossierRefusal.noCompetentAgency }
        let dossiers = Dossiers(
            database: database,
            ledger: ledger,
            surroundings: surroundings,
            procedures: ProcedureShelf(procedures),
            directory: directory,
            territory: territory,
            blobs: blobs,
            settings: .init(codeTemplate: template)
        )

        let units = try profile.file("units-2021.csv").text
        let today = clock.now.date
        let filled = try await database.write { db -> (UnitID, AgencyID, PersonID, [DeskRole: PersonID]) in
            try territory.load(csv: units, in: db)
            let atlas = try territory.atlas(in: db)
            guard let lang = atlas.unit(code: "20449", on: today) else { throw DossierRefusal.noCompetentAgency }
            // Only Tây Giang: founding all 280 agencies for each test would take its time.
            let district = atlas.ancestors(of: lang.id, on: today)
            let small = Atlas(units: [lang] + district, successions: [])
            try directory.found(from: wholeProvince ? atlas : small, on: today, by: .system, in: db)
            guard let agency = try directory.register(in: db).agency(for: lang.id, on: today) else {
                throw DossierRefusal.noCompetentAgency
            }
            var people: [DeskRole: PersonID] = [:]
            for (index, role) in DeskRole.allCases.enumerated() {
                let posts = try directory.register(in: db)
                    .desk(agency: agency.id, role: role, field: "ho-tich", on: today)
                guard let post = posts.first else { continue }
                let person = try directory.register(
                    PersonDetails(name: "Cán bộ \(role.rawValue)", idNumber: "04919000000\(index)"),
                    by: .system,
                    in: db
                )
                try directory.appoint(person, to: post.id, from: today, by: .system, in: db)
                people[role] = person
            }
            let mother = try directory.register(
                PersonDetails(name: "Bhling Thị Mai", idNumber: "049190000099", phone: "0912345678"),
                by: .system,
                in: db
            )
            return (lang.id, agency.id, mother, people)
        }
        let register = try await directory.register()
        var officers: [DeskRole: Viewer] = [:]
        for (role, person) in filled.3 {
            let posts = register.desk(agency: filled.1, role: role, field: "ho-tich", on: today).prefix(1).map {
                ViewerPost(
                    id: $0.id,
                    agency: filled.1,
                    role: role,
                    division: $0.division,
                    fields: $0.fields,
                    title: $0.title
                )
            }
            officers[role] = Viewer(
                account: surroundings.newID(),
                person: person,
                name: "Cán bộ \(role.rawValue)",
                posts: Array(posts)
            )
        }
        self.blobs = blobs
        self.surroundings = surroundings
        (self.database, self.ledger, self.territory, self.directory, self.dossiers, self.clock) =
            (database, ledger, territory, directory, dossiers, clock)
        (lang, agency, self.officers) = (filled.0, filled.1, officers)
        mother = Viewer(account: surroundings.newID(), person: filled.2, name: "Bhling Thị Mai")
    }

    func officer(_ role: DeskRole) -> Viewer { officers[role] ?? .stranger }

    /// The birth of a child, as the mother tells it.
    var birth: Submission {
        Submission(
            procedure: "1.001193",
            channel: .online,
            handover: .online,
            applicant: Applicant(
                person: mother.person,
                name: "Bhling Thị Mai",
                idNumber: "049190000099",
                phone: "0912345678"
            ),
            submitter: mother.person,
            answers: answers,
            components: [HandedIn(key: "birth_notice", source: .paper, originals: 1)]
        )
    }

    var answers: [String: String] {
        [
            "registration_unit": lang.description, "applicant_relation": "mother",
            "applicant_name": "Bhling Thị Mai", "applicant_id": "049190000099",
            "applicant_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "child_name": "Bhling Thị Hoa",
            "child_birth_date": "20/11/2026", "child_gender": "female", "child_ethnicity": "Cơ Tu",
            "child_nationality": "Việt Nam", "birth_place": "Trung tâm Y tế huyện Tây Giang, tỉnh Quảng Nam",
            "hometown": "Xã Lăng, huyện Tây Giang, tỉnh Quảng Nam", "birth_evidence": "notice",
            "mother_self_name": "Bhling Thị Mai", "mother_self_birth_date": "12/04/1990",
            "mother_self_ethnicity": "Cơ Tu", "mother_self_nationality": "Việt Nam", "mother_self_id": "049190000099",
            "mother_self_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "has_father": "no", "wants_copies": "no",
        ]
    }

    /// Runs a command.
    @discardableResult
    func command<Value: Sendable>(
        _ body: @escaping @Sendable (Dossiers, WriteSession) throws -> Value
    ) async throws -> Value {
        try await database.write { db in try body(dossiers, db) }
    }

    /// The dossier as its applicant sees it.
    func file(_ id: DossierID) async throws -> DossierFile {
        try await database.read { [dossiers, mother] db in try dossiers.file(id, for: mother, in: db) }
    }

    func position(_ id: DossierID) async throws -> Int { try await file(id).dossier.position }
}

/// A clock that a test moves; begins on Wednesday 25 November 2026 at 08:00.
final class Hands: Sendable {
    private let moment = Mutex(Instant(milliseconds: 1_795_568_400_000))

    var now: Instant { moment.withLock { $0 } }

    func move(minutes: Int) { moment.withLock { $0 = $0.adding(minutes: minutes) } }
}
