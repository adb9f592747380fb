public import Catalogue
public import Directory
public import Kernel
public import Storage

/// Hồ sơ đầy đủ: a dossier with all that belongs to it.
public struct DossierFile: Sendable {
    public let dossier: Dossier
    /// The version to which it is pinned.
    public let version: ProcedureVersion
    public let answers: [String: String]
    public let components: [HandedIn]
    public let fees: [Fee]
    public let steps: [StepRow]
    public let pauses: [Pause]
    public let defects: [RecordedDefect]
    public let opinions: [Opinion]
    public let extensions: [Extension]
    public let result: DossierResult?

    /// Nơi đã tiếp nhận: the agency that took it in; a reform hands the dossier over, its receipt keeps the old name.
    public var receivedBy: AgencyID {
        steps.first { $0.endedAt == dossier.acceptedAt && $0.outcome == "forward" }?.agency ?? dossier.receivingAgency
    }

    /// Phí, lệ phí.
    public struct Fee: Sendable {
        public let key: String
        public let name: String
        public let amount: Money
        public let explanation: String
        public let paidAt: Instant?
    }

    /// A row of the control sheet.
    public struct StepRow: Sendable {
        public let number: Int
        public let step: String
        public let name: String
        public let agency: AgencyID
        public let desk: DeskRole
        public let startedAt: Instant
        public let dueAt: Instant?
        public let endedAt: Instant?
        public let officerName: String?
        public let outcome: String?
        public let note: String?
    }

    /// A time in which the clock stood.
    public struct Pause: Sendable {
        public let kind: String
        public let ground: String
        public let officerName: String
        public let from: Instant
        public let to: Instant?
    }

    /// A defect with its round and whether it was mended.
    public struct RecordedDefect: Sendable {
        public let round: Int
        public let defect: Defect
        public let mendedAt: Instant?
    }

    /// A question to another agency.
    public struct Opinion: Sendable, Identifiable {
        public let id: OpinionID
        public let agency: AgencyID
        public let question: String
        public let askedBy: String
        public let askedAt: Instant
        public let dueAt: Instant
        public let answer: String?
        public let agrees: Bool?
        public let answeredBy: String?
        public let answeredAt: Instant?
    }

    /// An apology with a new appointment.
    public struct Extension: Sendable {
        public let reason: String
        public let oldDueAt: Instant
        public let newDueAt: Instant
        public let signerName: String
        public let at: Instant
    }
}

/// Kết quả: a document that was issued.
public struct DossierResult: Sendable, Identifiable {
    public let id: ResultID
    public let dossier: DossierID
    public let code: String?
    public let name: String
    public let number: String
    public let agencyName: String
    public let text: String
    public let facts: [String: String]
    public let signerName: String
    public let signerTitle: String
    public let signedAt: Instant
    public let issuedAt: Instant
    public let validUntil: CivilDate?

    init(row: Row) throws {
        id = try row["id"]
        dossier = try row["dossier_id"]
        code = try row["code"]
        name = try row["name"]
        number = try row["number"]
        agencyName = try row["agency_name"]
        text = try row["text"]
        facts = try DossierForm.read(try row["facts"])
        signerName = try row["signer_name"]
        signerTitle = try row["signer_title"]
        signedAt = try row["signed_at"]
        issuedAt = try row["issued_at"]
        validUntil = try row["valid_until"]
    }
}

extension Dossiers {
    /// The whole dossier, for one who may see it. A constant number of queries.
    ///
    /// - Throws: `DossierRefusal.unknown`, also where it exists but is not the viewer's to see.
    public func file(_ id: DossierID, for viewer: Viewer, in db: ReadSession) throws -> DossierFile {
        let dossier = try dossier(id, in: db)
        guard try sees(viewer, dossier, in: db) else { throw DossierRefusal.unknown }
        return try file(dossier, in: db)
    }

    /// An officer of an agency that was asked for its opinion sees the dossier too.
    private func sees(_ viewer: Viewer, _ dossier: Dossier, in db: ReadSession) throws -> Bool {
        if viewer.scope.contains(dossier.subject) { return true }
        let asked = try db.value(
            """
            SELECT COUNT(*) FROM dossier_opinion
            WHERE dossier_id = \(dossier.id) AND agency_id IN \(values: viewer.agencies.sorted())
            """,
            as: Int.self
        )
        return (asked ?? 0) > 0
    }

    func file(_ dossier: Dossier, in db: ReadSession) throws -> DossierFile {
        let id = dossier.id
        return DossierFile(
            dossier: dossier,
            version: try version(of: dossier, in: db),
            answers: try answers(of: id, in: db),
            components: try components(of: id, in: db),
            fees: try db.rows("SELECT * FROM dossier_fee WHERE dossier_id = \(id) ORDER BY key").map { row in
                .init(
                    key: try row["key"],
                    name: try row["name"],
                    amount: try row["amount"],
                    explanation: try row["explanation"],
                    paidAt: try row["paid_at"]
                )
            },
            steps: try db.rows("SELECT * FROM dossier_step WHERE dossier_id = \(id) ORDER BY number")
                .map(DossierFile.StepRow.init(row:)),
            pauses: try db.rows("SELECT * FROM dossier_pause WHERE dossier_id = \(id) ORDER BY number").map { row in
                .init(
                    kind: try row["kind"],
                    ground: try row["ground"],
                    officerName: try row["officer_name"],
                    from: try row["from_at"],
                    to: try row["to_at"]
                )
            },
            defects: try db.rows("SELECT * FROM dossier_defect WHERE dossier_id = \(id) ORDER BY round, number")
                .map { row in
                    .init(
                        round: try row["round"],
                        defect: Defect(
                            target: try row["target_kind"],
                            key: try row["target"],
                            explanation: try row["explanation"]
                        ),
                        mendedAt: try row["mended_at"]
                    )
                },
            opinions: try db.rows("SELECT * FROM dossier_opinion WHERE dossier_id = \(id) ORDER BY asked_at, id")
                .map(DossierFile.Opinion.init(row:)),
            extensions: try db.rows("SELECT * FROM dossier_extension WHERE dossier_id = \(id) ORDER BY number")
                .map { row in
                    .init(
                        reason: try row["reason"],
                        oldDueAt: try row["old_due_at"],
                        newDueAt: try row["new_due_at"],
                        signerName: try row["signer_name"],
                        at: try row["extended_at"]
                    )
                },
            result: try db.row("SELECT * FROM dossier_result WHERE dossier_id = \(id) ORDER BY issued_at DESC LIMIT 1")
                .map(DossierResult.init(row:))
        )
    }
}

extension DossierFile.StepRow {
    init(row: Row) throws {
        self.init(
            number: try row["number"],
            step: try row["step"],
            name: try row["step_name"],
            agency: try row["agency_id"],
            desk: try row["desk"],
            startedAt: try row["started_at"],
            dueAt: try row["due_at"],
            endedAt: try row["ended_at"],
            officerName: try row["officer_name"],
            outcome: try row["outcome"],
            note: try row["note"]
        )
    }
}

extension DossierFile.Opinion {
    init(row: Row) throws {
        self.init(
            id: try row["id"],
            agency: try row["agency_id"],
            question: try row["question"],
            askedBy: try row["asked_by"],
            askedAt: try row["asked_at"],
            dueAt: try row["due_at"],
            answer: try row["answer"],
            agrees: try row["agrees"],
            answeredBy: try row["answered_by"],
            answeredAt: try row["answered_at"]
        )
    }
}
