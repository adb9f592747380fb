public import Catalogue
public import Directory
public import Kernel
public import Storage
import Territory

extension Dossiers {
    /// Người dân đến quầy: finds who stands there by the id number, or registers the person from the papers shown, and
    /// begins the draft.
    ///
    /// The look at the person's data is written down for the person to read.
    ///
    /// - Parameters:
    ///   - procedure: its code.
    ///   - details: as on the card, with the id number.
    ///   - viewer: the officer at the counter.
    ///   - db: the session.
    /// - Throws: `DraftRefusal.otherName` where the number is known under another name, a slip of the pen or worse;
    ///   `DirectoryRefusal.details`, `DossierRefusal.notOpen`, `DraftRefusal.tooManyDrafts`.
    /// - Returns: the draft.
    public func beginIntake(
        of procedure: String,
        for details: PersonDetails,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DraftID {
        let post = viewer.posts.first { $0.role == .counter }?.id
        let version = try openVersion(of: procedure, in: db)
        guard details.idNumber != nil else { throw DirectoryRefusal.details([.idNumber]) }
        let id = try directory.findOrRegister(details, by: viewer.actor(as: post), in: db)
        guard let person = try directory.person(id, in: db) else { throw DossierRefusal.unknown }
        guard VietnameseText.folded(person.details.name) == VietnameseText.folded(details.name) else {
            throw DraftRefusal.otherName
        }
        let draft = try beginCounterDraft(
            of: procedure,
            for: id,
            answers: try firstAnswers(of: version, for: viewer, in: db),
            by: viewer,
            in: db
        )
        try directory.recordAccess(
            AccessEntry(
                person: id,
                kind: .person,
                subject: id.description,
                label: "Tiếp nhận tại quầy",
                purpose: "Tiếp nhận hồ sơ tại quầy"
            ),
            by: viewer,
            as: post,
            in: db
        )
        return draft
    }

    /// A commune's counter takes in what is of its own commune, mostly.
    private func firstAnswers(
        of version: ProcedureVersion,
        for viewer: Viewer,
        in db: ReadSession
    ) throws -> [String: String] {
        let register = try directory.register(in: db)
        let agency = viewer.posts.lazy.filter { $0.role == .counter }.compactMap { register.agency($0.agency) }.first
        guard let field = version.placeField, let agency, agency.level == .commune else { return [:] }
        return [field: agency.unit.description]
    }

    /// Tờ khai tại quầy, đã điền đủ: what was typed with what is held of the applicant, and what is still wrong.
    ///
    /// - Throws: `DossierRefusal.unknown` where the draft is not the viewer's.
    public func intakeForm(_ id: DraftID, for viewer: Viewer, in db: ReadSession) throws -> IntakeForm {
        let counter = try counterDraft(id, for: viewer, in: db)
        guard let person = try directory.person(counter.applicant, in: db) else { throw DossierRefusal.unknown }
        let (date, atlas) = (surroundings.now.date, try territory.atlas(in: db))
        let version = counter.contents.version
        let answers = KnownValues(of: person, atlas: atlas, on: date)
            .completing(counter.contents.draft.answers, of: version)
        return IntakeForm(
            counter: counter,
            person: person,
            answers: answers,
            check: version.check(answers, in: atlas.formContext(on: date))
        )
    }
}

/// Tờ khai tại quầy: a draft of the counter with all that decides whether it can be taken in.
public struct IntakeForm: Sendable {
    /// The draft with its papers.
    public let counter: CounterDraft
    /// Chủ hồ sơ.
    public let person: Person
    /// All answers, typed and known.
    public let answers: [String: String]
    /// What the check says of them.
    public let check: FormCheck

    /// Papers that the case demands and that lie not on the counter.
    public var missing: [Component] { counter.missing(for: check.answers) }

    /// What it costs at the counter.
    public var bill: FeeBill {
        counter.contents.version.fees(
            for: check.answers,
            channel: .counter,
            exemption: counter.contents.draft.exemption
        )
    }

    /// The applicant as the Directory knows the person.
    public var applicant: Applicant {
        Applicant(
            person: person.id,
            name: person.details.name,
            idNumber: person.details.idNumber ?? "",
            phone: person.details.phone ?? ""
        )
    }
}
