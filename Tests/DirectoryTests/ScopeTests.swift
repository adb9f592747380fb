import Directory
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("What a viewer may see")
struct ScopeTests {
    static let surroundings = Surroundings(clock: { World.start }, chance: SeededGenerator(seed: 3))
    static let agencies: [AgencyID] = (0..<3).map { _ in surroundings.newID() }
    static let people: [PersonID] = (0..<4).map { _ in surroundings.newID() }
    static let fields = ["ho-tich", "dat-dai", "chung-thuc"]
    static let divisions: [String?] = [nil, "tu-phap", "dia-chinh"]

    static func viewer(_ posts: [ViewerPost] = [], person: PersonID? = people[0], admin: Bool = false) -> Viewer {
        Viewer(account: surroundings.newID(), person: person, name: "Lan", posts: posts, isAdministrator: admin)
    }

    static func post(
        _ role: DeskRole,
        at agency: Int = 0,
        division: String? = nil,
        fields: [String] = [],
        isDelegated: Bool = false
    ) -> ViewerPost {
        let id: PostID = surroundings.newID()
        return ViewerPost(
            id: id,
            agency: agencies[agency],
            role: role,
            division: division,
            fields: fields,
            title: "",
            delegatedBy: isDelegated ? id : nil
        )
    }

    static func dossier(
        _ agency: Int = 0,
        applicant: Int = 3,
        submitter: Int = 3,
        receiver: Int? = nil,
        division: String? = nil,
        field: String = "ho-tich"
    ) -> Scope.Subject {
        Scope.Subject(
            applicant: people[applicant],
            submitter: people[submitter],
            agency: agencies[agency],
            receiver: receiver.map { agencies[$0] },
            division: division,
            field: field
        )
    }

    @Test("is one's own for a citizen, as applicant and as submitter")
    func citizen() {
        let scope = Self.viewer().scope

        #expect(scope.contains(Self.dossier(applicant: 0)))
        #expect(scope.contains(Self.dossier(submitter: 0)))
        #expect(!scope.contains(Self.dossier()))
    }

    @Test("is nothing for a stranger and for an administrator without a post")
    func nothing() {
        #expect(!Viewer.stranger.scope.contains(Self.dossier()))
        #expect(!Self.viewer(person: nil, admin: true).scope.contains(Self.dossier()))
        #expect(!Self.viewer(admin: true).scope.contains(Self.dossier()))
    }

    @Test("is the agency's for counter, head, leader and clerk", arguments: [DeskRole.counter, .head, .leader, .clerk])
    func agency(role: DeskRole) {
        let scope = Self.viewer([Self.post(role, division: "tu-phap", fields: ["ho-tich"])]).scope

        #expect(scope.contains(Self.dossier(field: "dat-dai")))
        #expect(!scope.contains(Self.dossier(1)))
        #expect(scope.contains(Self.dossier(1, receiver: 0)), "what the agency received stays in its sight")
    }

    @Test("is that of fields and division for a specialist, and of the delegated fields for a delegate")
    func specialist() {
        let own = Self.viewer([Self.post(.specialist, division: "tu-phap", fields: ["ho-tich"])]).scope
        let lent = Self.viewer([Self.post(.leader, fields: ["chung-thuc"], isDelegated: true)]).scope

        #expect(own.contains(Self.dossier(field: "ho-tich")))
        #expect(own.contains(Self.dossier(division: "tu-phap", field: "dat-dai")))
        #expect(!own.contains(Self.dossier(division: "dia-chinh", field: "dat-dai")))
        #expect(lent.contains(Self.dossier(field: "chung-thuc")))
        #expect(!lent.contains(Self.dossier(field: "ho-tich")))
    }

    @Test("is the same in memory and in SQL, for any posts", arguments: TestEngine.all)
    func agreesWithSQL(engine: TestEngine) async throws {
        let table = Migrations(
            room: "test",
            texts: [
                (
                    "0001_dossier.sql",
                    """
                    CREATE TABLE subject (
                        number BIGINT PRIMARY KEY,
                        applicant TEXT,
                        submitter TEXT,
                        agency TEXT NOT NULL,
                        receiver TEXT,
                        division TEXT,
                        field TEXT NOT NULL
                    );
                    """
                )
            ]
        )
        var chance = SeededGenerator(seed: 11)
        let subjects = (0..<60).map { _ in
            Self.dossier(
                .random(in: 0..<3, using: &chance),
                applicant: .random(in: 0..<4, using: &chance),
                submitter: .random(in: 0..<4, using: &chance),
                receiver: Bool.random(using: &chance) ? .random(in: 0..<3, using: &chance) : nil,
                division: Self.divisions.randomElement(using: &chance) ?? nil,
                field: Self.fields.randomElement(using: &chance) ?? ""
            )
        }
        let scopes = (0..<80).map { _ in
            let posts = (0..<Int.random(in: 0..<3, using: &chance)).map { _ in
                Self.post(
                    DeskRole.allCases.randomElement(using: &chance) ?? .counter,
                    at: .random(in: 0..<3, using: &chance),
                    division: Self.divisions.randomElement(using: &chance) ?? nil,
                    fields: Self.fields.filter { _ in Bool.random(using: &chance) },
                    isDelegated: .random(using: &chance)
                )
            }
            return Self.viewer(posts, person: Self.people.randomElement(using: &chance)).scope
        }
        let columns = Scope.Columns(
            applicant: "subject.applicant",
            submitter: "subject.submitter",
            agency: "subject.agency",
            receiver: "subject.receiver",
            division: "subject.division",
            field: "subject.field"
        )

        try await engine.with([table]) { database in
            try await database.write { db in
                for (number, subject) in subjects.enumerated() {
                    try db.run(
                        """
                        INSERT INTO subject (number, applicant, submitter, agency, receiver, division, field)
                        VALUES (\(number), \(subject.applicant), \(subject.submitter), \(subject.agency),
                                \(subject.receiver), \(subject.division), \(subject.field))
                        """
                    )
                }
            }
            for scope in scopes {
                let seen = try await database.read { db in
                    try db.rows("SELECT number FROM subject WHERE \(sql: scope.condition(columns)) ORDER BY number")
                        .map { try $0["number"] as Int }
                }
                #expect(seen == subjects.indices.filter { scope.contains(subjects[$0]) })
            }
        }
    }

    static let accesses: [Access] = [
        .everyone, .citizen, .officer, .role([.counter]), .role([.leader, .clerk]), .administrator,
    ]

    @Test("and through which doors, by the table of the permissions")
    func doors() {
        func passes(_ viewer: Viewer) -> [Bool] { Self.accesses.map { $0.permits(viewer) } }

        #expect(passes(.stranger) == [true, false, false, false, false, false])
        #expect(passes(Self.viewer()) == [true, true, false, false, false, false])
        #expect(passes(Self.viewer([Self.post(.counter)])) == [true, true, true, true, false, false])
        #expect(passes(Self.viewer([Self.post(.clerk)])) == [true, true, true, false, true, false])
        #expect(passes(Self.viewer(admin: true)) == [true, true, false, false, false, true])
    }

    @Test("a stranger with posts passes no door: posts without an account are a slip")
    func impossibleViewer() {
        var viewer = Viewer.stranger
        viewer.posts = [Self.post(.leader)]
        viewer.isAdministrator = true

        #expect(Self.accesses.map { $0.permits(viewer) } == [true, false, false, false, false, false])
        #expect(!viewer.scope.contains(Self.dossier()))
    }
}
