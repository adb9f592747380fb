import App
public import Catalogue
public import Directory
public import Dossiers
public import Kernel
public import Storage

/// A birth in Lăng, submitted and worked without pages: where a test needs a dossier that has come some way.
extension TestProvince {
    /// Somebody as the services see them: with the posts of today.
    public func viewer(_ role: Role?) async throws -> Viewer {
        guard let role else { return .stranger }
        let browser = TestBrowser(client)
        try await signIn(role, in: browser)
        guard let token = browser.cookie("phien"), let session = try await province.directory.session(for: token) else {
            throw TestFailure("\(role) cannot sign in")
        }
        return session.viewer
    }

    /// The answers of a birth's form, by the names of its fields, as the mother gives them.
    public var birthAnswers: [String: String] {
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

    /// A birth, ready to be sent in by the citizen; its birth notice is on paper where no other paper is given.
    public func birthSubmission(with paper: HandedIn? = nil, handover: Channel = .online) throws -> Submission {
        let mother = try person(.citizen).person
        return Submission(
            procedure: "1.001193",
            channel: .online,
            handover: handover,
            applicant: Applicant(
                person: mother,
                name: "Bhling Thị Mai",
                idNumber: "049190000099",
                phone: "0912345678"
            ),
            submitter: mother,
            answers: birthAnswers,
            components: [paper ?? HandedIn(key: "birth_notice", source: .paper, originals: 1)]
        )
    }

    /// Submits a birth online, as the citizen.
    public func submitBirth(with paper: HandedIn? = nil, handover: Channel = .online) async throws -> SubmissionReceipt
    {
        let mother = try await viewer(.citizen)
        let submission = try birthSubmission(with: paper, handover: handover)
        return try await command { try $0.submit(submission, by: mother, in: $1) }
    }

    /// Lets the officers of Lăng work on a birth that was submitted: up to the desk of the role, or to the result in hand.
    ///
    /// - Parameters:
    ///   - id: the dossier.
    ///   - first: the role at whose desk it lies.
    ///   - desk: the role before whose work it stops: `.specialist` leaves it accepted, nil goes to the end.
    /// - Throws: what the engine refuses.
    public func work(_ id: DossierID, from first: Role = .counter, upTo desk: Role? = nil) async throws {
        for role in [Role.counter, .specialist, .leader, .clerk].drop(while: { $0 != first }) {
            if role == desk { return }
            clock.move(minutes: 10)
            let officer = try await viewer(role)
            let position = try await position(of: id, for: officer)
            try await command { dossiers, db in
                switch role {
                case .counter: _ = try dossiers.accept(id, position: position, by: officer, in: db)
                case .clerk: _ = try dossiers.issueResult(id, position: position, by: officer, in: db)
                default: try dossiers.finishStep(id, note: "Đủ điều kiện.", position: position, by: officer, in: db)
                }
            }
        }
    }

    /// The dossier as the citizen sees it.
    public func file(_ id: DossierID) async throws -> DossierFile {
        let mother = try await viewer(.citizen)
        return try await province.database.read { [province] db in
            try province.dossiers.file(id, for: mother, in: db)
        }
    }

    /// How many events the dossier has, as a form of a page carries it.
    public func position(of id: DossierID, for viewer: Viewer) async throws -> Int {
        try await province.database.read { [province] db in
            try province.dossiers.file(id, for: viewer, in: db).dossier.position
        }
    }

    /// Runs a command on dossiers.
    @discardableResult
    public func command<Value: Sendable>(
        _ body: @escaping @Sendable (Dossiers, WriteSession) throws -> Value
    ) async throws -> Value {
        try await province.database.write { [province] db in try body(province.dossiers, db) }
    }
}
