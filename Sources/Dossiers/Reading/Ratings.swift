public import Directory
public import Kernel
public import Storage

/// Một lượt đánh giá ở cơ quan: what was said of which procedure on which day, and nothing that tells who said it.
public struct AgencyRating: Sendable {
    /// What was said.
    public let rating: DossierRating
    /// The procedure's name, as of the dossier's version.
    public let procedureName: String
    /// The agency.
    public let agency: AgencyID
    /// Whether it speaks of a refusal.
    public let isOfRefusal: Bool
    /// The day; the moment would tell who stood at the counter.
    public let day: CivilDate
}

/// Đánh giá của cơ quan trong kỳ: the ratings of some agencies, the newest first.
public struct AgencyRatings: Sendable {
    /// How often each score was given.
    public let counts: [Satisfaction: Int]
    /// How often each reason was named: by who was content, and by the others.
    public let reasons: [RatingReason: (content: Int, others: Int)]
    /// A page of them.
    public let ratings: [AgencyRating]

    /// How many there are.
    public var total: Int { counts.values.reduce(0, +) }
}

extension Dossiers {
    /// What the citizen said of a dossier; nil where nothing.
    public func rating(of id: DossierID, in db: ReadSession) throws -> DossierRating? {
        try db.row("SELECT score, reasons, remark FROM dossier_rating WHERE dossier_id = \(id)")
            .map(DossierRating.init(row:))
    }

    /// What citizens said of the viewer's agencies, and of those whose work these took over; two queries.
    ///
    /// - Parameters:
    ///   - first: the first day.
    ///   - last: the last day, inclusive.
    ///   - viewer: an officer; only the agencies of the own posts and their forerunners are looked at.
    ///   - limit: at most so many ratings.
    ///   - offset: how many are passed over.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: all counts, and a page of what was said.
    public func ratings(
        from first: CivilDate,
        to last: CivilDate,
        for viewer: Viewer,
        limit: Int,
        offset: Int = 0,
        in db: ReadSession
    ) throws -> AgencyRatings {
        let (start, end) = (Instant(first, TimeOfDay(0, 0)), Instant(last.adding(days: 1), TimeOfDay(0, 0)))
        let today = surroundings.now.date
        let agencies = try directory.register(in: db).withForerunners(of: viewer.agencies, on: today)
        let condition: SQL = """
            r.agency_id IN \(values: agencies) AND r.rated_at >= \(start) AND r.rated_at < \(end)
            """
        var counts: [Satisfaction: Int] = [:]
        var reasons: [RatingReason: (content: Int, others: Int)] = [:]
        let groups = try db.rows(
            """
            SELECT r.score, r.reasons, COUNT(*) FROM dossier_rating r WHERE \(sql: condition) GROUP BY r.score, r.reasons
            """
        )
        for row in groups {
            let (score, count): (Satisfaction, Int) = (try row[0], try row[2])
            counts[score, default: 0] += count
            for reason in RatingReason.list(try row[1]) {
                if score.isContent {
                    reasons[reason, default: (0, 0)].content += count
                } else {
                    reasons[reason, default: (0, 0)].others += count
                }
            }
        }
        let rows = try db.rows(
            """
            SELECT r.score, r.reasons, r.remark, r.rated_at, r.agency_id, d.procedure_name, d.state
            FROM dossier_rating r JOIN dossier d ON d.id = r.dossier_id
            WHERE \(sql: condition) ORDER BY r.rated_at DESC, r.dossier_id LIMIT \(limit) OFFSET \(offset)
            """
        )
        return AgencyRatings(
            counts: counts,
            reasons: reasons,
            ratings: try rows.map { row in
                AgencyRating(
                    rating: try DossierRating(row: row),
                    procedureName: try row[5],
                    agency: try row[4],
                    isOfRefusal: (try row[6] as DossierState) == .refused,
                    day: (try row[3] as Instant).date
                )
            }
        )
    }
}

extension RatingReason {
    /// Reads the list of a row; keys that are not known any more are passed over.
    fileprivate static func list(_ text: String) -> [RatingReason] {
        text.split(separator: " ").compactMap { RatingReason(rawValue: String($0)) }
    }
}

extension DossierRating {
    fileprivate init(row: Row) throws {
        self.init(try row[0], reasons: RatingReason.list(try row[1]), remark: try row[2])
    }
}
