public import Kernel
public import Ledger
public import Storage

/// Danh bạ: agencies, posts, people, accounts and permissions of a province.
///
/// Commands come in two forms: `async` for a page, and `…(in: WriteSession)` to share a transaction with others.
/// Commands do not ask who may call them: the routes declare their `Access`, the stores are cut by `Scope`.
public final class Directory: Sendable {
    /// Where everything is kept.
    public let database: Database
    /// Where everything is written down.
    public let ledger: Ledger
    /// Clock and chance.
    public let surroundings: Surroundings
    /// How accounts and sessions behave.
    public let settings: DirectorySettings
    /// The agencies that the profile describes, and their hours.
    public let patterns: AgencyPatterns
    /// Holidays of the state, as the profile's file knows them.
    let shippedHolidays: Holidays
    /// What the state already knows of a person.
    public let populationRegister: PopulationRegister

    let passwords: PasswordHasher
    let secrets: InstallationSecrets
    let notices: NoticeSender
    private let copy: Snapshot<Copy>

    private struct Copy: Sendable {
        let register: AgencyRegister
        let calendars: Calendars
    }

    /// Puts the directory together.
    ///
    /// - `key`: 32 secret bytes of this installation, kept outside the database; seals second factors and codes. Another
    ///   key makes enrolled authenticator apps and codes under way useless, nothing else.
    /// - `notices`: takes messages to people (codes, warnings) in the same transaction.
    /// - `populationRegister`: the source of prefilled fields; the own table where nil.
    public init(
        database: Database,
        ledger: Ledger,
        surroundings: Surroundings,
        patterns: AgencyPatterns,
        holidays: Holidays,
        key: [UInt8],
        notices: NoticeSender,
        settings: DirectorySettings = DirectorySettings(),
        populationRegister: PopulationRegister? = nil
    ) {
        self.database = database
        self.ledger = ledger
        self.surroundings = surroundings
        self.settings = settings
        self.patterns = patterns
        shippedHolidays = holidays
        self.populationRegister = populationRegister ?? .ownTable(database)
        self.notices = notices
        secrets = InstallationSecrets(key: key)
        passwords = PasswordHasher(parameters: settings.passwords, queueLimit: settings.passwordQueue)
        copy = Snapshot(revision: "agency_revision") { [patterns, holidays] db in
            let register = try AgencyRegister.load(db)
            let calendars = Calendars(
                weeks: patterns.calendars,
                holidays: try holidays.taking(register.holidayYears),
                exceptions: register.exceptions
            )
            return Copy(register: register, calendars: calendars)
        }
    }

    /// Agencies and posts of all times, from memory.
    public func register(in db: ReadSession) throws -> AgencyRegister {
        try copy.value(in: db).register.seen(on: today)
    }

    /// Agencies and posts of all times, from memory.
    public func register() async throws -> AgencyRegister {
        try await database.read { [self] db in try register(in: db) }
    }

    /// The working calendars of the agencies, from memory.
    public func calendars(in db: ReadSession) throws -> Calendars { try copy.value(in: db).calendars }

    /// The working calendar of an agency, or of one of its divisions; the standard week where there is no such agency.
    public func calendar(of agency: AgencyID, division: String? = nil, in db: ReadSession) throws -> WorkCalendar {
        let copy = try copy.value(in: db)
        guard let agency = copy.register.agency(agency, on: today) else { return try copy.calendars.calendar(key: "") }
        return try copy.calendars.calendar(of: agency, division: division)
    }

    var today: CivilDate { surroundings.now.date }
}
