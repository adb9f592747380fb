public import Directory
public import Kernel
public import Territory

/// Báo cáo sắp xếp: what a reform does, or did, to a running province; shown before and after.
public struct ReformReport: Sendable {
    /// What happens to units.
    public var units: ReformPlan
    /// How many units begin, by level.
    public var begun: [Level: Int]
    /// How many units end, by level.
    public var ended: [Level: Int]
    /// What happens to agencies, posts, officers and delegations.
    public var agencies: AgencyReformPlan
    /// Open dossiers that pass from one agency to another.
    public var handOvers: [HandOver]
    /// Drafts in which a unit that ended was replaced by the one that took over as a whole.
    public var draftsCarriedOver: Int
    /// Drafts that name a unit without one such successor: their owners choose again.
    public var draftsToChoose: Int
    /// Open dossiers for which nobody but a human can name the successor; they stop the reform.
    public var undecided: [Undecided]
    /// What only a human decides about officers and nobody has decided or left for later; it stops the reform.
    public var personnel: [PersonnelQuestion]
    /// Questions about officers that somebody has left for later: posts stay vacant, officers without one.
    public var leftForLater: Int
    /// Whether open dossiers are handed over at once; otherwise at the beginning of the effective day.
    public var isImmediate: Bool

    /// Open dossiers of one agency that pass to one other.
    public struct HandOver: Hashable, Sendable {
        /// The name of the agency that ends.
        public var from: String
        /// The name of the agency that takes over.
        public var to: String
        /// How many open dossiers go this way.
        public var count: Int
    }

    /// An open dossier whose place does not tell the successor.
    public struct Undecided: Hashable, Sendable {
        /// The one to decide.
        public var dossier: DossierID
        /// Its code, or the reference before the intake.
        public var name: String
        /// Mã of the agency that ends, as a file of choices names it.
        public var agencyCode: String
        /// The agency's name.
        public var agency: String
        /// Who comes into question: code of the unit and name of the agency.
        public var candidates: [Candidate]
    }

    /// A unit with its agency, to choose from.
    public struct Candidate: Hashable, Sendable {
        /// Mã đơn vị on the effective day, as a file of choices names it.
        public var unitCode: String
        /// The name of the agency of that unit.
        public var name: String
    }

    /// A question about officers, in words.
    public struct PersonnelQuestion: Hashable, Sendable {
        /// What is asked.
        public var vietnamese: String
        /// The lines of a file of choices, one of which answers it.
        public var answers: [String]
    }

    /// How many dossiers pass to another agency.
    public var dossiers: Int { handOvers.reduce(0) { $0 + $1.count } }
}
