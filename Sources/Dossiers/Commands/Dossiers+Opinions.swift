public import Directory
public import Kernel
import Ledger
public import Storage

extension Dossiers {
    /// Xin ý kiến: other agencies are asked at the same time; the dossier stays at its desk and its clock runs.
    ///
    /// - Returns: the questions, in the order of the agencies.
    @discardableResult
    public func askOpinion(
        _ id: DossierID,
        of agencies: [AgencyID],
        question: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> [OpinionID] {
        let (dossier, post) = try opened(id, for: .opinionAsked, position: position, by: viewer, in: db)
        let question = try required(question)
        let register = try directory.register(in: db)
        guard !agencies.isEmpty else { throw DossierRefusal.reasonMissing }
        var opinions: [OpinionID] = []
        for agency in Set(agencies).sorted() where agency != dossier.agency {
            guard register.agency(agency)?.exists(on: surroundings.now.date) == true else {
                throw DossierRefusal.noCompetentAgency
            }
            let due = try directory.calendar(of: agency, in: db)
                .due(from: surroundings.now, minutes: settings.opinionMinutes)
            let opinion = surroundings.newID(OpinionTag.self)
            opinions.append(opinion)
            try write(
                .opinionAsked(
                    .init(
                        opinion: opinion,
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
        return opinions
    }

    /// The agency that was asked; nil where there is no such question.
    package func askedAgency(_ opinion: OpinionID, in db: ReadSession) throws -> AgencyID? {
        try db.value("SELECT agency_id FROM dossier_opinion WHERE id = \(opinion)")
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
