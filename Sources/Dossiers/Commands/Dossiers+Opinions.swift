public import Directory
public import Kernel
import Ledger
public import Storage

extension Dossiers {
    /// Xin ý kiến: other agencies are asked at the same time; the dossier stays at its desk and its clock runs.
    public func askOpinion(
        _ id: DossierID,
        of agencies: [AgencyID],
        question: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (dossier, post) = try opened(id, for: .opinionAsked, position: position, by: viewer, in: db)
        let question = try required(question)
        let register = try directory.register(in: db)
        guard !agencies.isEmpty else { throw DossierRefusal.reasonMissing }
        for agency in Set(agencies).sorted() where agency != dossier.agency {
            guard register.agency(agency)?.exists(on: surroundings.now.date) == true else {
                throw DossierRefusal.noCompetentAgency
            }
            let due = try directory.calendar(of: agency, in: db)
                .due(from: surroundings.now, minutes: settings.opinionMinutes)
            try write(
                .opinionAsked(
                    .init(
                        opinion: surroundings.newID(OpinionTag.self),
                        agency: agency,
                        question: question,
                        dueAt: due
                    )
                ),
                to: id,
                by: viewer.actor(as: post?.id),
                in: db
            )
        }
    }

    /// Trả lời ý kiến, by a head or leader of the agency that was asked.
    public func giveOpinion(
        _ opinion: OpinionID,
        answer: String,
        agrees: Bool,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        guard
            let row = try db.row(
                "SELECT dossier_id, agency_id, answered_at FROM dossier_opinion WHERE id = \(opinion)"
            )
        else { throw DossierRefusal.unknown }
        let agency: AgencyID = try row["agency_id"]
        let post = viewer.posts.first { $0.agency == agency && ($0.role == .head || $0.role == .leader) }
        guard let post else { throw DossierRefusal.unknown }
        guard try row["answered_at"] as Instant? == nil else { throw DossierRefusal.changedMeanwhile }
        try write(
            .opinionGiven(.init(opinion: opinion, answer: try required(answer), agrees: agrees)),
            to: try row["dossier_id"],
            by: viewer.actor(as: post.id),
            in: db
        )
    }
}
