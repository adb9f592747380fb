public import Catalogue
public import Directory
public import Kernel
public import Storage

/// Hồ sơ đầy đủ: a dossier with all that belongs to it.
public struct DossierFile: Sendable {
    /// Where it stands.
    public let dossier: Dossier
    /// The version to which it is pinned.
    public let version: ProcedureVersion
    /// Tờ khai as it is now, mended answers included, by the key of the field.
    public let answers: [String: String]
    /// Thành phần hồ sơ as they are now, in the order of their keys.
    public let components: [HandedIn]
    /// Phí, lệ phí, paid or not.
    public let fees: [Fee]
    /// Phiếu kiểm soát: every stay at a desk, the oldest first; the last is the open one.
    public let steps: [StepRow]
    /// The times in which the clock stood, the oldest first.
    public let pauses: [Pause]
    /// What was found wrong in a supplement request or a refusal, by round.
    public let defects: [RecordedDefect]
    /// Ý kiến of other agencies, in the order in which they were asked.
    public let opinions: [Opinion]
    /// Lần hẹn lại; at most one.
    public let extensions: [Extension]
    /// Kết quả, the newest; nil until one is issued.
    public let result: DossierResult?

    /// Nơi đã tiếp nhận: the agency that took it in; a reform hands the dossier over, its receipt keeps the old name.
    public var receivedBy: AgencyID {
        steps.first { $0.endedAt == dossier.acceptedAt && $0.outcome == "forward" }?.agency ?? dossier.receivingAgency
    }

    /// Khoản phí, lệ phí: one line of what is owed.
    public struct Fee: Sendable {
        /// Key of the fee in the procedure.
        public let key: String
        /// What it is called on the receipt.
        public let name: String
        /// What is due after exemptions and discounts; 0 where the exemption is whole.
        public let amount: Money
        /// How the amount came about, in words, so that a citizen can check it.
        public let explanation: String
        /// When it was paid; nil while it is owed.
        public let paidAt: Instant?
    }

    /// Dòng của phiếu kiểm soát: one stay of the dossier at a desk.
    ///
    /// Never overwritten: what was handed back is a row of its own.
    public struct StepRow: Sendable {
        /// 1, 2, 3 … in the order of time.
        public let number: Int
        /// Key of the step in the procedure.
        public let step: String
        /// What the step is called, as of the version.
        public let name: String
        /// The agency at which it lay.
        public let agency: AgencyID
        /// The role that had to do it.
        public let desk: DeskRole
        /// Thời gian nhận.
        public let startedAt: Instant
        /// When the desk should have been done; nil where no limit was counted.
        public let dueAt: Instant?
        /// Thời gian giao; nil while it still lies there.
        public let endedAt: Instant?
        /// Who passed it on; nil while it still lies there.
        public let officerName: String?
        /// `forward`, `return`, `refuse`, `stop`, `withdraw` or `transfer`; nil while it still lies there.
        public let outcome: String?
        /// What the officer wrote to the next desk, or the reason; empty where nothing was written.
        public let note: String?
    }

    /// Tạm dừng: an interval in which the clock stood, with its ground and the officer.
    public struct Pause: Sendable {
        /// `supplement`, `payment` or `withdrawal`: for what the agency waits.
        public let kind: String
        /// Why, in the words of whoever stopped the clock.
        public let ground: String
        /// Who stopped it; the citizen, where they asked to withdraw.
        public let officerName: String
        /// When it stopped.
        public let from: Instant
        /// When it ran again; nil while it stands.
        public let to: Instant?
    }

    /// A defect with its round and whether it was mended.
    public struct RecordedDefect: Sendable {
        /// 1, 2 … for supplement requests; 0 for a refusal.
        public let round: Int
        /// What was wrong and where.
        public let defect: Defect
        /// When the citizen sent the supplement; nil while it is awaited, and always so for a refusal.
        public let mendedAt: Instant?
    }

    /// Ý kiến: a question to another agency, with its answer where there is one.
    public struct Opinion: Sendable, Identifiable {
        /// The question, by which its answer is given.
        public let id: OpinionID
        /// Who is asked; the heir where a reform ended that agency.
        public let agency: AgencyID
        /// The question in the officer's words.
        public let question: String
        /// The officer who asked, by name.
        public let askedBy: String
        /// When it was asked.
        public let askedAt: Instant
        /// When an answer is expected; nothing stops where it does not come.
        public let dueAt: Instant
        /// The answer in words; nil while it is awaited.
        public let answer: String?
        /// Whether the agency agrees; nil while its answer is awaited.
        public let agrees: Bool?
        /// The head or leader who answered, by name.
        public let answeredBy: String?
        /// When the answer came.
        public let answeredAt: Instant?
    }

    /// Lần xin lỗi và hẹn lại (mẫu 04).
    public struct Extension: Sendable {
        /// Lý do chậm, as it stands in the letter.
        public let reason: String
        /// The appointment that could not be kept.
        public let oldDueAt: Instant
        /// The new appointment.
        public let newDueAt: Instant
        /// The leader who signed.
        public let signerName: String
        /// When it was signed.
        public let at: Instant
    }
}

/// Kết quả: a document that was issued, kept for its owner as long as there is a province.
public struct DossierResult: Sendable, Identifiable {
    /// The document's identity; a later submission names it instead of a copy.
    public let id: ResultID
    /// The dossier from which it came.
    public let dossier: DossierID
    /// Mã kết quả of the national catalogue, `KQ.G15.000031`; nil where the catalogue has none.
    public let code: String?
    /// What it is called: Giấy khai sinh.
    public let name: String
    /// Số, ký hiệu: `15/2026/KS`.
    public let number: String
    /// Cơ quan ban hành, as it was called on that day.
    public let agencyName: String
    /// The wording; empty where the procedure has no template, and after an erasure.
    public let text: String
    /// What later forms may take from it, by key.
    public let facts: [String: String]
    /// Người ký.
    public let signerName: String
    /// Chức vụ of the signer on that day.
    public let signerTitle: String
    /// When the leader approved.
    public let signedAt: Instant
    /// When it was numbered: the date of the document.
    public let issuedAt: Instant
    /// The last day on which it is valid; nil where it is so without limit.
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
    /// The whole dossier, for one who may see it.
    ///
    /// A constant number of queries, whatever the dossier holds.
    ///
    /// - Throws: `DossierRefusal.unknown`, also where it exists but is not the viewer's to see.
    public func file(_ id: DossierID, for viewer: Viewer, in db: ReadSession) throws -> DossierFile {
        let dossier = try dossier(id, in: db)
        guard try sees(viewer, dossier, in: db) else { throw DossierRefusal.unknown }
        return try file(dossier, in: db)
    }

    /// The whole dossier for the house itself, which writes papers about it and shows them to nobody.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    public func file(forPapersOf id: DossierID, in db: ReadSession) throws -> DossierFile {
        try file(try dossier(id, in: db), in: db)
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

    func steps(of id: DossierID, in db: ReadSession) throws -> [DossierFile.StepRow] {
        try db.rows("SELECT * FROM dossier_step WHERE dossier_id = \(id) ORDER BY number")
            .map(DossierFile.StepRow.init(row:))
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
            steps: try steps(of: id, in: db),
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
