public import Catalogue
public import Directory
public import Kernel
import Ledger
public import Storage
import Territory

extension Dossiers {
    /// Cấp số, ban hành: the clerk numbers the signed document; the result exists from now on.
    ///
    /// Where the citizen wants the result online it is handed over in the same transaction.
    ///
    /// - Parameters:
    ///   - id: the dossier.
    ///   - expected: the number that was printed into the document already; nil where none was.
    ///   - position: the position that the page showed.
    ///   - viewer: the clerk.
    ///   - db: the session.
    /// - Throws: `NumberTaken` where another document got the expected number meanwhile; `.wrongStep` and what every
    ///   command throws.
    /// - Returns: the document's number, such as `15/2026/KS`.
    @discardableResult
    public func issueResult(
        _ id: DossierID,
        number expected: String? = nil,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> String {
        let (dossier, post) = try opened(id, for: .resultIssued, position: position, by: viewer, in: db)
        let now = surroundings.now
        let version = try version(of: dossier, in: db)
        guard let step = version.step(dossier.step), step.action == .number, let kind = version.result,
            let next = step.next.flatMap(version.step)
        else { throw DossierRefusal.wrongStep }
        let routing = try routing(version, place: dossier.place, at: now, in: db)
        guard let agency = routing.register.agency(dossier.agency) else { throw DossierRefusal.noCompetentAgency }
        let signer = try signer(of: dossier, in: db)
        let number = try nextNumber(of: kind, agency: agency.id, in: db)
        if let expected, expected != number.text { throw NumberTaken() }
        let answers = try answers(of: id, in: db)
        let date = now.date
        let text = resultText(
            dossier,
            version,
            answers,
            atlas: routing.atlas,
            agency: agency,
            number: number.text,
            on: date,
            signer: signer.name,
            report: try version.isInternal ? report(of: id, in: db) : ""
        )
        let facts = kind.yields.compactMapValues { answers[$0] }
        try write(
            .resultIssued(
                .init(
                    result: surroundings.newID(ResultTag.self),
                    code: kind.code,
                    name: kind.name.vi,
                    series: number.series,
                    serial: number.serial,
                    number: number.text,
                    agencyName: agency.name.vi,
                    text: text,
                    facts: facts,
                    signerName: signer.name,
                    signerTitle: signer.title,
                    signedAt: signer.time,
                    validUntil: kind.validityMonths.flatMap { date.adding(months: $0) },
                    stop: try routing.stop(at: next, receiving: dossier.receivingAgency)
                )
            ),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
        if dossier.handover == .online, dossier.money != .due {
            try write(
                .handedOver(.init(to: dossier.applicant.name, by: .online)),
                to: id,
                by: viewer.actor(as: post?.id),
                in: db
            )
        }
        return number.text
    }

    /// The number that the next document of a dossier's kind and agency gets, for its print before it is issued.
    ///
    /// - Throws: `.wrongStep` where the dossier is not to be numbered; what every command throws.
    public func nextResultNumber(
        _ id: DossierID,
        position: Int,
        by viewer: Viewer,
        in db: ReadSession
    ) throws -> String {
        let (dossier, _) = try opened(id, for: .resultIssued, position: position, by: viewer, in: db)
        let version = try version(of: dossier, in: db)
        guard version.step(dossier.step)?.action == .number, let kind = version.result else {
            throw DossierRefusal.wrongStep
        }
        return try nextNumber(of: kind, agency: dossier.agency, in: db).text
    }

    /// Dự thảo kết quả: what the leader signs, before it has a number; nil where the step is not the signing of a result.
    ///
    /// - Throws: what every command throws that ends a step.
    public func resultDraft(
        _ id: DossierID,
        position: Int,
        by viewer: Viewer,
        in db: ReadSession
    ) throws -> ResultDraft? {
        let (dossier, post) = try opened(id, for: .stepFinished, position: position, by: viewer, in: db)
        let version = try version(of: dossier, in: db)
        guard let step = version.step(dossier.step), step.action == .sign, let kind = version.result else { return nil }
        let now = surroundings.now
        let routing = try routing(version, place: dossier.place, at: now, in: db)
        guard let agency = routing.register.agency(dossier.agency) else { throw DossierRefusal.noCompetentAgency }
        let text = resultText(
            dossier,
            version,
            try answers(of: id, in: db),
            atlas: routing.atlas,
            agency: agency,
            number: "",
            on: now.date,
            signer: viewer.name,
            report: ""
        )
        return ResultDraft(
            dossier: dossier,
            kind: kind,
            agency: agency,
            text: text,
            signerName: viewer.name,
            signerTitle: post?.title ?? ""
        )
    }

    /// Whether the step at which a dossier lies is the signing of its result.
    public func isResultToSign(_ dossier: Dossier, in db: ReadSession) throws -> Bool {
        let version = try version(of: dossier, in: db)
        return version.result != nil && version.step(dossier.step)?.action == .sign
    }

    /// The wording of the document, from the procedure's template; empty where it has none.
    private func resultText(
        _ dossier: Dossier,
        _ version: ProcedureVersion,
        _ answers: [String: String],
        atlas: Atlas,
        agency: Agency,
        number: String,
        on date: CivilDate,
        signer: String,
        report: String
    ) -> String {
        let asked = dossier.submittedAt.date
        var facts = ResultFacts(
            number: number,
            date: date,
            agency: agency.name.vi,
            place: atlas.name(of: dossier.place, on: date),
            signer: signer,
            applicant: dossier.applicant.name
        )
        facts.report = report
        let text = version.resultText(
            answers: answers,
            facts: facts,
            unit: { text in
                UnitID(text).flatMap { atlas.unit($0) }.flatMap { unit in
                    unit.exists(on: asked) ? atlas.fullName(of: unit.id, on: asked) : nil
                }
            }
        )
        return text ?? ""
    }

    private func nextNumber(
        of kind: ResultKind,
        agency: AgencyID,
        in db: ReadSession
    ) throws -> (series: String, serial: Int, text: String) {
        let year = surroundings.now.date.year
        let notation = kind.notation ?? "KQ"
        let series = "document:\(agency):\(year):\(notation)"
        let serial = try nextSerial(series, in: db)
        return (series, serial, "\(serial < 10 ? "0" : "")\(serial)/\(year)/\(notation)")
    }

    /// Trả kết quả at the counter.
    public func handOver(
        _ id: DossierID,
        to receiver: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, post) = try opened(id, for: .handedOver, position: position, by: viewer, in: db)
        guard dossier.money != .due else { throw DossierRefusal.feesDue }
        let name = VietnameseText.cleaned(receiver)
        try write(
            .handedOver(.init(to: name.isEmpty ? dossier.applicant.name : name, by: dossier.handover)),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
    }

    /// Who signed: the officer who ended the last step of the leader's desk.
    private func signer(of dossier: Dossier, in db: ReadSession) throws -> (name: String, title: String, time: Instant)
    {
        guard
            let row = try db.row(
                """
                SELECT officer_name, post_id, ended_at FROM dossier_step
                WHERE dossier_id = \(dossier.id) AND desk = \(DeskRole.leader) AND outcome = 'forward'
                ORDER BY number DESC LIMIT 1
                """
            )
        else { throw DossierRefusal.wrongStep }
        let post: PostID? = try row["post_id"]
        let title = try post.flatMap { try directory.register(in: db).post($0)?.title } ?? ""
        return (try row["officer_name"], title, try row["ended_at"])
    }
}

/// Dự thảo kết quả: what a leader signs, before it has a number.
public struct ResultDraft: Sendable {
    /// The dossier, as it lies at the leader's desk.
    public let dossier: Dossier
    /// What the document is.
    public let kind: ResultKind
    /// Cơ quan ban hành.
    public let agency: Agency
    /// The wording; empty where the procedure has no template.
    public let text: String
    /// Người ký.
    public let signerName: String
    /// Chức vụ of the signer.
    public let signerTitle: String
}

/// Another document got the number first: it has to be printed again with the next one.
public struct NumberTaken: Error, Hashable, Sendable {}
