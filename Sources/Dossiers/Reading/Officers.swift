import Catalogue
public import Directory
public import Kernel
public import Storage

/// Cán bộ và tải việc: an officer to whom dossiers can be given, with how many are open.
public struct OfficerLoad: Hashable, Sendable {
    /// Who.
    public let person: PersonID
    /// Name.
    public let name: String
    /// Chức danh.
    public let title: String
    /// Open dossiers.
    public let open: Int
}

extension Dossiers {
    /// The specialists to whom the viewer, a head or leader, may give dossiers; least loaded first.
    ///
    /// Two queries. Empty for everybody else.
    public func officers(assignedBy viewer: Viewer, in db: ReadSession) throws -> [OfficerLoad] {
        let chiefs = viewer.posts.filter { $0.role == .head || $0.role == .leader }
        guard !chiefs.isEmpty else { return [] }
        let today = surroundings.now.date
        let register = try directory.register(in: db)
        var posts: [Post] = []
        for post in chiefs {
            posts += register.posts(of: post.agency, on: today).filter { candidate in
                candidate.role == .specialist && !posts.contains(candidate)
                    && (post.division == nil || candidate.division == nil || post.division == candidate.division)
            }
        }
        return try loads(of: posts, in: db)
    }

    /// The officers who sit at a desk to which a dossier goes, least loaded first.
    public func officers(at stop: DeskStop, field: String, in db: ReadSession) throws -> [OfficerLoad] {
        let posts = try directory.register(in: db).desk(
            agency: stop.agency,
            role: stop.desk,
            field: field,
            division: stop.division,
            on: surroundings.now.date
        )
        return try loads(of: posts, in: db)
    }

    /// Where the dossier goes from its step; nil behind the last one, or where nobody is competent today.
    public func onward(from dossier: Dossier, in db: ReadSession) throws -> DeskStop? {
        let version = try version(of: dossier, in: db)
        guard let next = version.step(dossier.step)?.next.flatMap(version.step) else { return nil }
        let routing = try routing(version, place: dossier.place, at: surroundings.now, in: db)
        return try? routing.stop(at: next, receiving: dossier.receivingAgency)
    }

    private func loads(of posts: [Post], in db: ReadSession) throws -> [OfficerLoad] {
        let holders = try directory.holders(of: posts.map(\.id), on: surroundings.now.date, in: db)
        var officers: [PersonID: (name: String, title: String)] = [:]
        for post in posts {
            for holder in holders[post.id] ?? [] where officers[holder.appointment.person] == nil {
                officers[holder.appointment.person] = (holder.name, post.title)
            }
        }
        let load = try openDossiers(of: officers.keys.sorted(), in: db)
        return officers.map { person, officer in
            OfficerLoad(person: person, name: officer.name, title: officer.title, open: load[person] ?? 0)
        }.sorted { ($0.open, $0.name, $0.person) < ($1.open, $1.name, $1.person) }
    }

    /// How many open dossiers each has.
    func openDossiers(of officers: [PersonID], in db: ReadSession) throws -> [PersonID: Int] {
        guard !officers.isEmpty else { return [:] }
        var load: [PersonID: Int] = [:]
        let rows = try db.rows(
            """
            SELECT assignee_id, COUNT(*) FROM dossier
            WHERE assignee_id IN \(values: officers) AND \(sql: WorklistCondition.open) AND state IN (1, 2, 4)
            GROUP BY assignee_id
            """
        )
        for row in rows { load[try row[0]] = try row[1] }
        return load
    }

    /// The names of the steps at which dossiers lie now; one query.
    public func openSteps(of ids: [DossierID], in db: ReadSession) throws -> [DossierID: String] {
        guard !ids.isEmpty else { return [:] }
        var names: [DossierID: String] = [:]
        let rows = try db.rows(
            """
            SELECT dossier_id, step_name FROM dossier_step
            WHERE dossier_id IN \(values: ids) AND ended_at IS NULL
            """
        )
        for row in rows { names[try row[0]] = try row[1] }
        return names
    }
}
