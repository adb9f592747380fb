import Catalogue
public import Directory
public import Kernel
import Ledger
public import Storage
import Territory

/// Nhiệm vụ: what a leader orders an agency to do, on its way to become a dossier.
public struct Order: Sendable {
    /// Code of the internal procedure.
    public var procedure: String
    /// Cơ quan thực hiện.
    public var agency: AgencyID
    /// Who gives it, as the dossier names its applicant: no person, so that it never lies among a citizen's own.
    public var issuer: String
    /// What the form of the procedure asks.
    public var answers: [String: String]
    /// The field in which it is worked, where one is named; the agency's desks may handle others.
    public var field: String?
    /// Hạn hoàn thành.
    public var dueAt: Instant

    /// An order.
    public init(
        procedure: String,
        agency: AgencyID,
        issuer: String,
        answers: [String: String],
        field: String?,
        dueAt: Instant
    ) {
        (self.procedure, self.agency, self.issuer) = (procedure, agency, issuer)
        (self.answers, self.field, self.dueAt) = (answers, field, dueAt)
    }
}

extension Dossiers {
    /// Giao nhiệm vụ: a dossier of an internal procedure comes into being at an agency.
    ///
    /// Nobody can refuse to take it in: it is accepted in the same breath, gets its official code, and its clock runs to the
    /// deadline that was set. From there on it is a dossier as every other.
    ///
    /// - Parameters:
    ///   - order: what is ordered.
    ///   - viewer: who gives it; whether they may, the caller knows.
    ///   - post: the post in which they give it.
    ///   - db: the session.
    /// - Throws: `.notOpen` where the procedure is not internal or not in force, `.form`, `.noCompetentAgency`,
    ///   `.calendarMissing`.
    /// - Returns: the dossier with its code.
    public func instruct(
        _ order: Order,
        by viewer: Viewer,
        as post: PostID?,
        in db: WriteSession
    ) throws -> (id: DossierID, code: String) {
        let now = surroundings.now
        guard let version = try procedures.inForce(order.procedure, now.date, db), version.isInternal else {
            throw DossierRefusal.notOpen(order.procedure)
        }
        let atlas = try territory.atlas(in: db)
        let check = version.check(order.answers, in: atlas.formContext(on: now.date))
        guard check.isComplete else { throw DossierRefusal.form(check.problems.map(\.message.vi)) }
        guard let agency = try directory.register(in: db).agency(order.agency, on: now.date),
            agency.exists(on: now.date), let first = version.steps.first, let next = first.next.flatMap(version.step)
        else { throw DossierRefusal.noCompetentAgency }
        let routing = try routing(version, place: agency.unit, at: now, in: db)
        let id = surroundings.newID(DossierTag.self)
        let submitted = DossierEvent.Submitted(
            reference: reference(of: id),
            pin: pin(),
            procedureCode: version.code,
            version: version.id,
            procedureName: version.name.vi,
            field: try field(of: order, version, in: db),
            channel: .online,
            handover: .online,
            place: agency.unit,
            receivingAgency: agency.id,
            applicant: Applicant(person: nil, name: order.issuer, idNumber: "", phone: ""),
            submitter: nil,
            answers: check.answers,
            exemption: nil,
            components: [],
            fees: [],
            stop: try routing.stop(at: first, receiving: agency.id)
        )
        let number = try nextCode(of: agency, in: db)
        let accepted = DossierEvent.Accepted(
            code: number.code,
            series: number.series,
            serial: number.serial,
            dueAt: order.dueAt,
            stop: try routing.stop(at: next, receiving: agency.id)
        )
        let actor = viewer.actor(as: post)
        try write(.submitted(submitted), to: id, by: actor, in: db)
        try write(.accepted(accepted), to: id, by: actor, in: db)
        return (id, number.code)
    }

    /// The field by which the agency's desks find it: the one that was named, else the procedure's, where an
    /// officer handles it; else the first that any of them handles.
    ///
    /// - Throws: `.noCompetentAgency` where nobody sits there to carry it out: it would run at an empty desk.
    private func field(of order: Order, _ version: ProcedureVersion, in db: ReadSession) throws -> String {
        let today = surroundings.now.date
        let posts = try directory.register(in: db).posts(of: order.agency, on: today)
            .filter { $0.role == .specialist }
        let holders = try directory.holders(of: posts.map(\.id), on: today, in: db)
        let held = posts.filter { holders[$0.id] != nil }
        guard let first = held.first else { throw DossierRefusal.noCompetentAgency }
        let wanted = [order.field, version.field].compactMap(\.self)
        return wanted.first { field in held.contains { $0.handles(field) } } ?? first.fields.first ?? version.field
    }
}

extension Dossiers {
    /// Nhiệm vụ đang ở đâu: where a dossier of an internal procedure stands, for those who follow what was ordered.
    public struct OrderStanding: Sendable {
        /// The dossier.
        public let dossier: Dossier
        /// The step at which it lies.
        public let step: String
        /// Báo cáo: what was reported, once a leader has approved it.
        public let report: String?
    }

    /// Báo cáo: the last word of the officer who worked on an order.
    func report(of id: DossierID, in db: ReadSession) throws -> String {
        try db.value(
            """
            SELECT note FROM dossier_step
            WHERE dossier_id = \(id) AND desk = \(DeskRole.specialist) AND outcome = 'forward'
            ORDER BY number DESC LIMIT 1
            """
        ) ?? ""
    }

    /// The condition that a dossier lies at one of some agencies, for queries over what was ordered.
    ///
    /// A reform moves dossiers: where one lies tells who has to carry it out, and not to whom it was given.
    ///
    /// - Parameters:
    ///   - id: the column that names the dossier.
    ///   - agencies: the agencies; none match nothing.
    /// - Returns: a condition of SQL.
    public static func lies(_ id: SQL, at agencies: [AgencyID]) -> SQL {
        "EXISTS (SELECT 1 FROM dossier WHERE dossier.id = \(sql: id) AND dossier.agency_id IN \(values: agencies))"
    }

    /// Where orders stand; dossiers of citizens are not told of here.
    ///
    /// Two queries, however many.
    ///
    /// - Throws: `StorageError`.
    public func standings(of ids: [DossierID], in db: ReadSession) throws -> [DossierID: OrderStanding] {
        guard !ids.isEmpty else { return [:] }
        let ids = Set(ids).sorted()
        var steps: [DossierID: (name: String, report: String?)] = [:]
        let rows = try db.rows(
            """
            SELECT dossier_id, step_name, desk, outcome, note FROM dossier_step
            WHERE dossier_id IN \(values: ids) ORDER BY dossier_id, number
            """
        )
        for row in rows {
            let id: DossierID = try row[0]
            var (known, draft) = (steps[id] ?? ("", nil), nil as String?)
            known.name = try row[1]
            let (desk, outcome, note): (DeskRole, String?, String?) = (try row[2], try row[3], try row[4])
            // The last word of the specialist is the report.
            if desk == .specialist, outcome == "forward" { draft = note }
            if let draft { known.report = draft }
            steps[id] = known
        }
        let dossiers = try db.rows(
            """
            SELECT * FROM dossier
            WHERE id IN \(values: ids)
            """
        ).map(Dossier.init(row:)).filter(\.isInternal)
        return Dictionary(
            dossiers.map { dossier in
                let known = steps[dossier.id]
                let isApproved = dossier.state.isFinal || dossier.finishedAt != nil
                return (
                    dossier.id,
                    OrderStanding(
                        dossier: dossier,
                        step: known?.name ?? "",
                        report: isApproved ? known?.report : nil
                    )
                )
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
