public import Directory
public import Kernel
public import Storage

extension Dossiers {
    /// Most lines that one printed register holds.
    public static let mostBookLines = 2000

    /// Sổ theo dõi hồ sơ: what an agency accepted in a period, in the order of its codes.
    ///
    /// - Parameters:
    ///   - agency: an agency of the viewer.
    ///   - first: the first day.
    ///   - last: the last day, inclusive.
    ///   - viewer: an officer of the agency.
    ///   - db: the session.
    /// - Throws: `DossierRefusal.unknown` where the viewer does not work there.
    /// - Returns: at most `mostBookLines` dossiers.
    public func receptionBook(
        of agency: AgencyID,
        from first: CivilDate,
        to last: CivilDate,
        for viewer: Viewer,
        in db: ReadSession
    ) throws -> [Dossier] {
        guard viewer.agencies.contains(agency) else { throw DossierRefusal.unknown }
        let (start, end) = (Instant(first, TimeOfDay(0, 0)), Instant(last.adding(days: 1), TimeOfDay(0, 0)))
        return try db.rows(
            """
            SELECT * FROM dossier
            WHERE receiving_agency_id = \(agency) AND accepted_at >= \(start) AND accepted_at < \(end)
                AND \(sql: Self.ofCitizens)
            ORDER BY accepted_at, code LIMIT \(Self.mostBookLines)
            """
        ).map(Dossier.init(row:))
    }
}
