public import Directory
public import Kernel

/// A desk to which a dossier goes, with the time it has there.
public struct DeskStop: Hashable, Codable, Sendable {
    /// Key of the step.
    public var step: String
    /// Its name, as of the version.
    public var name: String
    /// Where the desk is; it need not be the one that received the dossier.
    public var agency: AgencyID
    /// The role of the desk.
    public var desk: DeskRole
    /// Phòng, where the step names one.
    public var division: String?
    /// When the desk should be done; nil where no calendar counts it.
    public var dueAt: Instant?
    /// The officer, where one is chosen already.
    public var assignee: PersonID?
    /// The officer's name.
    public var assigneeName: String?

    /// A desk.
    public init(
        step: String,
        name: String,
        agency: AgencyID,
        desk: DeskRole,
        division: String? = nil,
        dueAt: Instant? = nil,
        assignee: PersonID? = nil,
        assigneeName: String? = nil
    ) {
        self.step = step
        self.name = name
        self.agency = agency
        self.desk = desk
        self.division = division
        self.dueAt = dueAt
        self.assignee = assignee
        self.assigneeName = assigneeName
    }
}
