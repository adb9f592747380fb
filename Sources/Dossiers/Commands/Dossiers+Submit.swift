public import Catalogue
public import Directory
public import Kernel
import Ledger
public import Storage
public import Territory

extension Dossiers {
    /// Nộp hồ sơ: a dossier comes into being, with the components that the submission names.
    ///
    /// - Throws: as with `parts`.
    public func submit(_ submission: Submission, by viewer: Viewer, in db: WriteSession) throws -> SubmissionReceipt {
        try submit(submission, by: viewer, in: db) { _, _ in submission.components }
    }

    /// Nộp hồ sơ: a dossier comes into being.
    ///
    /// The whole form is checked again, whatever a page did before.
    ///
    /// - Parameters:
    ///   - submission: what comes in.
    ///   - viewer: who sends it.
    ///   - db: the session.
    ///   - parts: what is handed in, by the version and the checked answers.
    /// - Returns: what the citizen gets at once.
    /// - Throws: `.notOpen`, `.form` with all problems, `.missingComponents` with all, `.brokenFile`,
    ///   `.noCompetentAgency`, `.calendarMissing`, and what `parts` throws.
    public func submit(
        _ submission: Submission,
        by viewer: Viewer,
        in db: WriteSession,
        parts: (ProcedureVersion, [String: String]) throws -> [HandedIn]
    ) throws -> SubmissionReceipt {
        let now = surroundings.now
        let version = try openVersion(of: submission.procedure, pinned: submission.version, in: db)
        let atlas = try territory.atlas(in: db)
        let check = version.check(submission.answers, in: atlas.formContext(on: now.date))
        guard check.isComplete else { throw DossierRefusal.form(check.problems.map(\.message.vi)) }
        guard let place = place(of: version, answers: check.answers, atlas: atlas, on: now.date) else {
            throw DossierRefusal.noCompetentAgency
        }
        let components = try parts(version, check.answers)
        try demandComponents(of: version, answers: check.answers, in: components)

        let routing = try routing(version, place: place, at: now, in: db)
        let agency = try routing.receivingAgency()
        guard let first = version.steps.first else { throw DossierRefusal.notOpen(version.name.vi) }
        let id = surroundings.newID(DossierTag.self)
        let receipt = SubmissionReceipt(id: id, reference: reference(of: id), pin: pin())
        let bill = version.fees(
            for: check.answers,
            channel: submission.channel,
            exemption: submission.exemption
        )
        let event = DossierEvent.Submitted(
            reference: receipt.reference,
            pin: receipt.pin,
            procedureCode: version.code,
            version: version.id,
            procedureName: version.name.vi,
            field: version.field,
            channel: submission.channel,
            handover: submission.handover,
            place: place,
            receivingAgency: agency.id,
            applicant: submission.applicant,
            submitter: submission.submitter,
            answers: check.answers,
            exemption: submission.exemption,
            components: components,
            fees: bill.lines.map {
                ChargedFee(key: $0.key, name: $0.name.vi, amount: $0.amount, explanation: $0.explanation.vi)
            },
            stop: try routing.stop(at: first, receiving: agency.id, minutes: settings.intakeMinutes)
        )
        try write(.submitted(event), to: id, by: viewer.actor(as: viewer.counterPost(in: agency.id)), in: db)
        return receipt
    }

    /// The agency that would receive a submission now: whose counter sends it in for somebody.
    ///
    /// - Throws: `.notOpen`, `.noCompetentAgency`.
    package func receivingAgency(of submission: Submission, in db: ReadSession) throws -> AgencyID {
        let version = try openVersion(of: submission.procedure, pinned: submission.version, in: db)
        let (date, atlas) = (surroundings.now.date, try territory.atlas(in: db))
        guard let place = place(of: version, answers: submission.answers, atlas: atlas, on: date) else {
            throw DossierRefusal.noCompetentAgency
        }
        return try routing(version, place: place, at: surroundings.now, in: db).receivingAgency().id
    }

    /// The version by which a dossier begun today is made, online and at the counter.
    ///
    /// - Throws: `DossierRefusal.notOpen`.
    public func openVersion(of procedure: String, in db: ReadSession) throws -> ProcedureVersion {
        try openVersion(of: procedure, pinned: nil, in: db)
    }

    /// The version in force; the one that the form was filled in on, where it still is or a correction followed the same day.
    ///
    /// - Throws: `DossierRefusal.notOpen`.
    func openVersion(
        of procedure: String,
        pinned: ProcedureVersionID?,
        in db: ReadSession
    ) throws -> ProcedureVersion {
        guard let current = try procedures.inForce(procedure, surroundings.now.date, db), current.isOnline
        else { throw DossierRefusal.notOpen(procedure) }
        if let pinned, pinned != current.id, let kept = try procedures.version(pinned, db),
            kept.validFrom == current.validFrom
        {
            return kept
        }
        return current
    }

    func place(
        of version: ProcedureVersion,
        answers: [String: String],
        atlas: Atlas,
        on date: CivilDate
    ) -> UnitID? {
        guard let field = version.placeField else { return atlas.units(on: date, level: .province).first?.id }
        return answers[field].flatMap { UnitID($0) }
    }

    /// Every component that the case demands must be there; a promised file must be whole.
    func demandComponents(of version: ProcedureVersion, answers: [String: String], in parts: [HandedIn]) throws {
        let given = Set(parts.map(\.key))
        let missing = version.components(for: answers).filter { component in
            component.isRequired && component.online == .file && !given.contains(component.key)
        }
        guard missing.isEmpty else { throw DossierRefusal.missingComponents(missing.map(\.name.vi)) }
        for part in parts { try demandFile(part, of: version) }
    }

    /// An empty file must be impossible: the store must hold the content, as long as promised.
    func demandFile(_ part: HandedIn, of version: ProcedureVersion) throws {
        guard part.source == .file else { return }
        guard let blob = part.blob, let size = part.size, size > 0, blobs?.size(of: blob) == size else {
            throw DossierRefusal.brokenFile(version.component(part.key)?.name.vi ?? part.key)
        }
    }

    /// 10 characters from the id's random part, in groups that can be read over the telephone, without 0, 1, I, O.
    func reference(of id: DossierID) -> String {
        let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
        var word = surroundings.random()
        var text = ""
        for position in 0..<10 {
            if position == 5 { text.append("-") }
            text.append(letters[Int(word & 31)])
            word >>= 5
        }
        return text
    }

    func pin() -> String {
        let digits = String(surroundings.random() % 1_000_000)
        return String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}

extension Viewer {
    /// The post at the counter of an agency, where the viewer has one.
    func counterPost(in agency: AgencyID) -> PostID? {
        posts.first { $0.agency == agency && $0.role == .counter }?.id
    }
}

extension Atlas {
    /// What the check of a form needs to know of units.
    public func formContext(on date: CivilDate) -> FormContext {
        FormContext(today: date) { text in
            guard let id = UnitID(text), let unit = self.unit(id), unit.exists(on: date) else { return nil }
            return UnitAnswer(value: text, level: GovernmentLevel(rawValue: unit.level.rawValue) ?? .commune)
        }
    }
}
