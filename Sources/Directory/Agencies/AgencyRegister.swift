public import Kernel
import Storage
public import Territory

/// Sổ cơ quan: all agencies and posts of all times, in memory; a copy of the tables at one revision.
///
/// Where a question names a day, an agency is answered as it is on that day; else as it is on the register's own day, so
/// that a change of a day to come shows when the day has come.
public struct AgencyRegister: Sendable {
    /// The day of questions that name none; nil for the end of all times.
    private var today: CivilDate?
    private let byID: [AgencyID: Agency]
    private let byUnit: [UnitID: [AgencyID]]
    private let postByID: [PostID: Post]
    private let postsByAgency: [AgencyID: [Post]]
    private let byCode: [String: [Agency]]
    private let successionsFrom: [AgencyID: [AgencySuccession]]
    /// Sessions of exceptional days, by calendar.
    let exceptions: [String: [CalendarException]]
    /// Holidays that administrators entered.
    let holidayYears: [HolidayYear]

    init(
        agencies: [Agency],
        posts: [Post],
        successions: [AgencySuccession] = [],
        exceptions: [CalendarException] = [],
        holidayYears: [HolidayYear] = []
    ) {
        self.holidayYears = holidayYears
        byID = Dictionary(agencies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byUnit = Dictionary(grouping: agencies, by: \.unit).mapValues { $0.map(\.id) }
        postByID = Dictionary(posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        postsByAgency = Dictionary(grouping: posts, by: \.agency)
        byCode = agencies.reduce(into: [:]) { index, agency in
            for code in Set(agency.terms.map(\.code) + [agency.code]) { index[code, default: []].append(agency) }
        }
        successionsFrom = Dictionary(grouping: successions, by: \.from)
        self.exceptions = Dictionary(grouping: exceptions, by: \.calendar)
    }

    /// The register as it answers on a day.
    func seen(on date: CivilDate) -> AgencyRegister {
        var register = self
        register.today = date
        return register
    }

    private func shown(_ agency: Agency) -> Agency { today.map { agency.seen(on: $0) } ?? agency }

    /// The agency with the id, whether it still exists or not.
    public func agency(_ id: AgencyID) -> Agency? { byID[id].map(shown) }

    /// The agency with the id as it was called and built on the day, whether it existed then or not.
    public func agency(_ id: AgencyID, on date: CivilDate) -> Agency? { byID[id]?.seen(on: date) }

    /// The post with the id, whether it still exists or not.
    public func post(_ id: PostID) -> Post? { postByID[id] }

    /// All agencies of all times, in no order.
    public var allAgencies: [Agency] { byID.values.map(shown) }

    /// The agencies that exist on the day, by code.
    public func agencies(on date: CivilDate) -> [Agency] {
        byID.values.filter { $0.exists(on: date) }.map { $0.seen(on: date) }
            .sorted { ($0.code, $0.id) < ($1.code, $1.id) }
    }

    /// The agencies that are no more on the day.
    public func ended(by date: CivilDate) -> [Agency] {
        byID.values.filter { $0.validTo.map { $0 <= date } ?? false }.map(shown).sorted { $0.id < $1.id }
    }

    /// Ủy ban nhân dân of a unit on the day, or the department (sở) of a province with that key.
    public func agency(for unit: UnitID, department: String? = nil, on date: CivilDate) -> Agency? {
        byUnit[unit]?.lazy.compactMap { byID[$0] }.first { $0.department == department && $0.exists(on: date) }?
            .seen(on: date)
    }

    /// All agencies of a unit on the day: the departments of a province, or one people's committee.
    public func agencies(for unit: UnitID, on date: CivilDate) -> [Agency] {
        (byUnit[unit] ?? []).compactMap { byID[$0] }.filter { $0.exists(on: date) }.map { $0.seen(on: date) }
    }

    /// The agency with the official code on the day; codes are used again, so a day belongs to the question.
    public func agency(code: String, on date: CivilDate) -> Agency? {
        byCode[code]?.lazy.filter { $0.exists(on: date) }.map { $0.seen(on: date) }.first { $0.code == code }
    }

    /// The posts of an agency on the day, in the order in which they were created.
    public func posts(of agency: AgencyID, on date: CivilDate) -> [Post] {
        (postsByAgency[agency] ?? []).filter { $0.exists(on: date) }
    }

    /// The posts at which a step of a dossier can be worked.
    ///
    /// Of the posts with the role that handle the field, those at the division that the step names, where the agency has
    /// it; else those that name the field; else those for all fields.
    public func desk(
        agency: AgencyID,
        role: DeskRole,
        field: String,
        division: String? = nil,
        on date: CivilDate
    ) -> [Post] {
        let able = posts(of: agency, on: date).filter { $0.role == role && $0.handles(field) }
        if let division {
            let inside = able.filter { $0.division == division }
            if !inside.isEmpty { return inside }
        }
        let named = able.filter { $0.fields.contains(field) }
        return named.isEmpty ? able : named
    }

    /// Who took over from an agency that ended, at once; several where only the place of a matter tells which.
    public func successors(of agency: AgencyID) -> [AgencySuccession] { successionsFrom[agency] ?? [] }

    /// The agencies that do the work of this one on the day, through all changes; itself where it still exists.
    public func heirs(of agency: AgencyID, on date: CivilDate) -> [Agency] {
        var (heirs, waiting, seen): ([Agency], [AgencyID], Set<AgencyID>) = ([], [agency], [])
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted, let agency = byID[id] else { continue }
            if agency.exists(on: date) { heirs.append(agency.seen(on: date)) }
            if let end = agency.validTo, end <= date { waiting += successors(of: id).map(\.to) }
        }
        return heirs.sorted { $0.code < $1.code }
    }

    /// These agencies, and all that ended and whose work they do on the day: whose past is theirs.
    ///
    /// Where several took over from one (a district whose communes go on), its past belongs to who has them all: a commune
    /// shall not read what was said of its neighbours.
    public func withForerunners(of agencies: some Sequence<AgencyID>, on date: CivilDate) -> [AgencyID] {
        let own = Set(agencies)
        let gone = ended(by: date).map(\.id).filter { old in
            let heirs = heirs(of: old, on: date)
            return !heirs.isEmpty && heirs.allSatisfy { own.contains($0.id) }
        }
        return own.union(gone).sorted()
    }
}

extension AgencyRegister {
    /// Loads the tables.
    static func load(_ db: ReadSession) throws -> AgencyRegister {
        var divisions: [AgencyID: [Division]] = [:]
        try db.each(
            "SELECT agency_id, key, name, english_name, calendar FROM agency_division ORDER BY agency_id, position"
        ) { row in
            let name = LocalName(vi: try row["name"], en: try row["english_name"])
            divisions[try row["agency_id"], default: []]
                .append(Division(key: try row["key"], name: name, calendar: try row["calendar"]))
        }
        let former = try FormerAgency.load(db)
        var agencies: [Agency] = []
        try db.each("SELECT * FROM agency ORDER BY id") { row in
            let id: AgencyID = try row["id"]
            var agency = try Agency(row: row, divisions: divisions[id] ?? [])
            agency.terms = agency.terms(after: former[id] ?? [])
            agencies.append(agency)
        }
        // The same few lists of fields stand in thousands of posts: they are taken apart once.
        var lists: [String: [String]] = [:]
        var posts: [Post] = []
        try db.each("SELECT * FROM post ORDER BY agency_id, position, id") { row in
            let text: String = try row["fields"]
            let fields = lists[text] ?? text.split(separator: " ").map(String.init)
            lists[text] = fields
            posts.append(try Post(row: row, fields: fields))
        }
        let successions = try db.rows("SELECT * FROM agency_succession ORDER BY agency_id, successor_id").map { row in
            let part: String = try row["part"]
            return AgencySuccession(
                from: try row["agency_id"],
                to: try row["successor_id"],
                on: try row["on_date"],
                isWhole: part == "whole"
            )
        }
        let exceptions = try db.rows("SELECT * FROM calendar_exception ORDER BY calendar, day")
            .map(CalendarException.init(row:))
        return AgencyRegister(
            agencies: agencies,
            posts: posts,
            successions: successions,
            exceptions: exceptions,
            holidayYears: try HolidayYear.load(db)
        )
    }
}

extension Agency {
    init(row: Row, divisions: [Division]) throws {
        let department: String = try row["department"]
        self.init(
            id: try row["id"],
            code: try row["code"],
            name: LocalName(vi: try row["name"], en: try row["english_name"]),
            level: try row["level"],
            unit: try row["unit_id"],
            department: department.isEmpty ? nil : department,
            counterName: try row["counter_name"],
            calendar: try row["calendar"],
            divisions: divisions,
            validFrom: try row["valid_from"],
            validTo: try row["valid_to"]
        )
    }
}

extension Post {
    init(row: Row, fields: [String]) throws {
        self.init(
            id: try row["id"],
            agency: try row["agency_id"],
            role: try row["role"],
            title: try row["title"],
            division: try row["division"],
            fields: fields,
            validFrom: try row["valid_from"],
            validTo: try row["valid_to"]
        )
    }
}
