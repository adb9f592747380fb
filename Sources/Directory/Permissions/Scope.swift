public import Kernel
public import Storage

/// Phạm vi được xem: which dossiers a viewer may see, in memory and as a condition of SQL.
///
/// The one place that says so.
///
/// | who | sees |
/// |---|---|
/// | stranger | nothing (tracking by code and PIN is a door of its own) |
/// | citizen | the dossiers in which he or she is the applicant or the submitter |
/// | counter, head, leader, clerk | all dossiers that lie at the agency of the post, or were received by it |
/// | specialist | those of the agency that are of the post's fields or at the post's division |
/// | who holds a delegation | what the post that gave it sees, cut to the delegated fields |
/// | administrator | no dossier: the office gives no look into anybody's affairs |
///
/// A viewer with several roles sees the union. Every look of an officer at a dossier is written down with
/// `Directory.recordAccess`, and the person whose dossier it is can read who looked.
public struct Scope: Hashable, Sendable {
    /// The person whose own dossiers are seen.
    public var person: PersonID?
    /// The desks from which dossiers are seen.
    public var desks: [Desk]

    /// A part of an agency's dossiers.
    public struct Desk: Hashable, Sendable {
        /// The agency that handles them.
        public var agency: AgencyID
        /// Fields that are seen; empty means every field.
        public var fields: [String]
        /// A division whose dossiers are seen in addition to those of the fields.
        public var division: String?
    }

    /// Facts of a dossier that decide who sees it.
    public struct Subject: Hashable, Sendable {
        /// The person for whom the dossier is.
        public var applicant: PersonID?
        /// The person who sent it.
        public var submitter: PersonID?
        /// The agency that handles it.
        public var agency: AgencyID
        /// The agency that received it and answers to the citizen, wherever it lies now.
        public var receiver: AgencyID?
        /// The division at which it lies.
        public var division: String?
        /// Lĩnh vực: specialists see those of their fields.
        public var field: String

        /// The facts of a dossier.
        public init(
            applicant: PersonID?,
            submitter: PersonID?,
            agency: AgencyID,
            receiver: AgencyID? = nil,
            division: String?,
            field: String
        ) {
            self.applicant = applicant
            self.submitter = submitter
            self.agency = agency
            self.receiver = receiver
            self.division = division
            self.field = field
        }
    }

    /// Names of the columns that hold the facts of a `Subject`; nil where a table has none.
    public struct Columns: Sendable {
        var applicant: String?
        var submitter: String?
        var agency: String
        var receiver: String?
        var division: String?
        var field: String?

        /// Columns, such as `dossier.agency_id`.
        public init(
            applicant: String?,
            submitter: String?,
            agency: String,
            receiver: String? = nil,
            division: String? = nil,
            field: String? = nil
        ) {
            self.applicant = applicant
            self.submitter = submitter
            self.agency = agency
            self.receiver = receiver
            self.division = division
            self.field = field
        }
    }

    /// Whether the dossier is seen because it is the person's own.
    public func ownsDossier(_ subject: Subject) -> Bool {
        guard let person else { return false }
        return subject.applicant == person || subject.submitter == person
    }

    /// Whether the dossier is seen from a desk; such a look is written into the access log.
    public func handlesDossier(_ subject: Subject) -> Bool {
        desks.contains { desk in
            let isWhole = desk.fields.isEmpty && desk.division == nil
            if isWhole, desk.agency == subject.receiver { return true }
            guard desk.agency == subject.agency else { return false }
            if isWhole { return true }
            return desk.fields.contains(subject.field) || (desk.division != nil && desk.division == subject.division)
        }
    }

    /// Whether the dossier is seen at all.
    public func contains(_ subject: Subject) -> Bool { ownsDossier(subject) || handlesDossier(subject) }

    /// The condition for the person's own dossiers; false for a stranger.
    public func ownCondition(_ columns: Columns) -> SQL {
        guard let person else { return "1 = 0" }
        let parts = [columns.applicant, columns.submitter].compactMap { $0 }
            .map { "\(name: $0) = \(person)" as SQL }
        return parts.isEmpty ? "1 = 0" : "(\(sql: parts.joined(separator: " OR ")))"
    }

    /// The condition for the dossiers seen from the viewer's desks; false for who has none.
    public func deskCondition(_ columns: Columns) -> SQL {
        var parts: [SQL] = []
        let whole = desks.filter { $0.fields.isEmpty && $0.division == nil }.map(\.agency)
        if !whole.isEmpty {
            let agencies = Set(whole).sorted()
            parts.append("\(name: columns.agency) IN \(values: agencies)")
            if let receiver = columns.receiver { parts.append("\(name: receiver) IN \(values: agencies)") }
        }
        for desk in desks where !whole.contains(desk.agency) {
            var ways: [SQL] = []
            if let field = columns.field, !desk.fields.isEmpty {
                ways.append("\(name: field) IN \(values: desk.fields)")
            }
            if let column = columns.division, let division = desk.division {
                ways.append("\(name: column) = \(division)")
            }
            guard !ways.isEmpty else { continue }
            parts.append("(\(name: columns.agency) = \(desk.agency) AND (\(sql: ways.joined(separator: " OR "))))")
        }
        return parts.isEmpty ? "1 = 0" : "(\(sql: parts.joined(separator: " OR ")))"
    }

    /// The condition for everything that the viewer sees.
    public func condition(_ columns: Columns) -> SQL {
        "(\(sql: ownCondition(columns)) OR \(sql: deskCondition(columns)))"
    }
}

extension Viewer {
    /// What the viewer may see of dossiers.
    public var scope: Scope {
        guard isSignedIn else { return Scope(person: nil, desks: []) }
        let desks = posts.map { post in
            // A delegation is cut to its fields whatever the role; of one's own posts only the specialist's is cut.
            let isWhole = post.role != .specialist && post.delegatedBy == nil
            return Scope.Desk(
                agency: post.agency,
                fields: isWhole ? [] : post.fields,
                division: post.role == .specialist ? post.division : nil
            )
        }
        return Scope(person: person, desks: desks)
    }
}
