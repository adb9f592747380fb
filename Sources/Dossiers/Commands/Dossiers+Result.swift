import Catalogue
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
    /// - Returns: the document's number, such as `15/2026/KS`.
    @discardableResult
    public func issueResult(_ id: DossierID, position: Int, by viewer: Viewer, in db: WriteSession) throws -> String {
        let (dossier, post) = try opened(id, for: .resultIssued, position: position, by: viewer, in: db)
        let now = surroundings.now
        let version = try version(of: dossier, in: db)
        guard let step = version.step(dossier.step), step.action == .number, let kind = version.result,
            let next = step.next.flatMap(version.step)
        else { throw DossierRefusal.wrongStep }
        let routing = try routing(version, place: dossier.place, at: now, in: db)
        guard let agency = routing.register.agency(dossier.agency) else { throw DossierRefusal.noCompetentAgency }
        let signer = try signer(of: dossier, in: db)
        let notation = kind.notation ?? "KQ"
        let series = "document:\(agency.id):\(now.date.year):\(notation)"
        let serial = try nextSerial(series, in: db)
        let number = "\(serial < 10 ? "0" : "")\(serial)/\(now.date.year)/\(notation)"
        let answers = try answers(of: id, in: db)
        let date = now.date
        let units = routing.atlas.formContext(on: dossier.submittedAt.date)
        let text = version.resultText(
            answers: answers,
            facts: ResultFacts(
                number: number,
                date: date,
                agency: agency.name.vi,
                place: routing.atlas.name(of: dossier.place, on: date),
                signer: signer.name,
                applicant: dossier.applicant.name
            ),
            unit: { units.unit($0)?.name }
        )
        let facts = kind.yields.compactMapValues { answers[$0] }
        try write(
            .resultIssued(
                .init(
                    result: surroundings.newID(ResultTag.self),
                    code: kind.code,
                    name: kind.name.vi,
                    series: series,
                    serial: serial,
                    number: number,
                    agencyName: agency.name.vi,
                    text: text ?? "",
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
        return number
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
