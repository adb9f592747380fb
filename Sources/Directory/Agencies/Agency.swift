public import Kernel
public import Territory

/// Cơ quan: a department of the province, or the people's committee of a unit, on the days of its life.
public struct Agency: Hashable, Sendable, Identifiable {
    /// Identity; never used again for another agency.
    public var id: AgencyID
    /// Mã định danh điện tử, `H47.…`.
    public var code: String
    /// Name as on the seal.
    public var name: LocalName
    /// Cấp: its name, its stamp and the officers it has depend on it.
    public var level: Level
    /// The unit for which it works.
    public var unit: UnitID
    /// Key of the department; nil for a people's committee.
    public var department: String?
    /// Bộ phận một cửa: the name of its one-stop counter.
    public var counterName: String
    /// Key of its working calendar.
    public var calendar: String
    /// Its divisions, in order.
    public var divisions: [Division]
    /// First day.
    public var validFrom: CivilDate
    /// First day on which it is no more.
    public var validTo: CivilDate?
    /// What it was and will be called, and how it is built, the oldest first; empty where it never changed.
    public var terms: [Term] = []

    /// Tên gọi và bộ máy từ một ngày: what may change about an agency that goes on.
    public struct Term: Hashable, Sendable {
        /// First day.
        public var from: CivilDate
        /// Its official code.
        public var code: String
        /// Its name.
        public var name: LocalName
        /// Name of its one-stop counter.
        public var counterName: String
        /// Key of its working calendar.
        public var calendar: String
        /// Its divisions.
        public var divisions: [Division]
    }

    /// Whether it exists on the day.
    public func exists(on date: CivilDate) -> Bool { validFrom <= date && validTo.map { date < $0 } ?? true }

    /// A day on which it exists, as near to the given one as can be.
    public func day(near date: CivilDate) -> CivilDate {
        validTo.map { min(date, $0.adding(days: -1)) } ?? max(date, validFrom)
    }

    /// The agency as it was, or will be, on the day: for papers of that time, and for what is planned.
    public func seen(on date: CivilDate) -> Agency {
        guard let term = terms.last(where: { $0.from <= date }) ?? terms.first else { return self }
        var agency = self
        (agency.code, agency.name, agency.counterName) = (term.code, term.name, term.counterName)
        (agency.calendar, agency.divisions) = (term.calendar, term.divisions)
        return agency
    }

    /// Its name on the day.
    public func name(on date: CivilDate) -> LocalName { seen(on: date).name }

    /// The name of its one-stop counter on the day.
    public func counterName(on date: CivilDate) -> String { seen(on: date).counterName }
}

/// Phòng chuyên môn.
public struct Division: Hashable, Codable, Sendable {
    /// Key that posts and procedures name.
    public var key: String
    /// As it stands on signs and in lists: Phòng Tư pháp.
    public var name: LocalName
    /// Key of its calendar, where it differs from the agency's.
    public var calendar: String?

    /// A division.
    public init(key: String, name: LocalName, calendar: String? = nil) {
        self.key = key
        self.name = name
        self.calendar = calendar
    }
}

/// Vị trí, chức danh: a place of work in an agency, whoever holds it.
public struct Post: Hashable, Codable, Sendable, Identifiable {
    /// Identity.
    public var id: PostID
    /// Where it is; a reform ends the post with its agency and makes another.
    public var agency: AgencyID
    /// What it does.
    public var role: DeskRole
    /// Chức danh as under a signature.
    public var title: String
    /// Key of its division.
    public var division: String?
    /// Keys of the fields that it handles; empty means all.
    public var fields: [String]
    /// First day.
    public var validFrom: CivilDate
    /// First day on which it is no more.
    public var validTo: CivilDate?

    /// A post.
    public init(
        id: PostID,
        agency: AgencyID,
        role: DeskRole,
        title: String,
        division: String? = nil,
        fields: [String] = [],
        validFrom: CivilDate,
        validTo: CivilDate? = nil
    ) {
        self.id = id
        self.agency = agency
        self.role = role
        self.title = title
        self.division = division
        self.fields = fields
        self.validFrom = validFrom
        self.validTo = validTo
    }

    /// Whether it exists on the day.
    public func exists(on date: CivilDate) -> Bool { validFrom <= date && validTo.map { date < $0 } ?? true }

    /// Whether it handles the field.
    public func handles(_ field: String) -> Bool { fields.isEmpty || fields.contains(field) }
}

/// Bố trí công tác: a person works at a post from a day on.
public struct Appointment: Hashable, Sendable, Identifiable {
    /// Identity.
    public var id: AppointmentID
    /// Where.
    public var post: PostID
    /// Who.
    public var person: PersonID
    /// First day.
    public var validFrom: CivilDate
    /// First day on which the person is no more there.
    public var validTo: CivilDate?
}

/// Ủy quyền: the powers of a post, lent to whoever holds another post or to one person, for a time.
///
/// The role is that of the post; the fields may be narrowed. A borrowed power cannot be lent again.
public struct Delegation: Hashable, Sendable, Identifiable {
    /// Identity.
    public var id: DelegationID
    /// The post whose powers are lent.
    public var from: PostID
    /// To whom.
    public var to: Receiver
    /// Fields that are lent; empty means all of the post.
    public var fields: [String]
    /// Number of the decision, or a note.
    public var basis: String
    /// First day.
    public var validFrom: CivilDate
    /// First day on which it holds no more.
    public var validTo: CivilDate

    /// Người được ủy quyền.
    public enum Receiver: Hashable, Codable, Sendable {
        /// Whoever holds the post.
        case post(PostID)
        /// One person.
        case person(PersonID)
    }
}

/// Kế thừa: an agency that ended, and one that took over its work.
public struct AgencySuccession: Hashable, Codable, Sendable {
    /// The agency that ended.
    public var from: AgencyID
    /// The agency that took over.
    public var to: AgencyID
    /// The day of the change.
    public var on: CivilDate
    /// Whether it took over everything; otherwise only the place of a matter tells which successor has it.
    public var isWhole: Bool
}
