public import Catalogue
public import Directory
public import Dossiers
public import Kernel
public import Storage
public import Territory

/// Mô phỏng: a province at work.
///
/// Citizens send in, officers work, some are late; all through the real engine.
/// The same seed, range and number of dossiers give the same ledger, record for record, on both stores.
public struct Simulation: Sendable {
    let plan: Plan
    let province: Parts

    /// What is simulated.
    public struct Plan: Sendable {
        /// Where all chance comes from.
        public var seed: UInt64
        /// The first moment.
        public var start: Instant
        /// The end; nothing happens from then on.
        public var end: Instant
        /// How many dossiers come in.
        public var dossiers: Int
        /// The code of a district, to simulate only its communes; nil for all of the province.
        public var district: String?
        /// Whether the cast of the demo has its accounts and its work.
        public var hasCast: Bool
        /// The password of all accounts.
        public var password: String

        /// A plan.
        public init(
            seed: UInt64,
            start: Instant,
            end: Instant,
            dossiers: Int,
            district: String? = nil,
            hasCast: Bool = false,
            password: String = "song-thu-bon"
        ) {
            self.seed = seed
            self.start = start
            self.end = end
            self.dossiers = dossiers
            self.district = district
            self.hasCast = hasCast
            self.password = password
        }
    }

    /// The services of the province, on the clock and the chance of the simulation.
    public struct Parts: Sendable {
        /// The clock that the simulation sets on.
        public var clock: VirtualClock
        /// Where everything is written.
        public var database: Database
        /// Where people live and dossiers belong.
        public var territory: Territory
        /// Agencies, people, accounts.
        public var directory: Directory
        /// Takes every command, as it does for people: nothing is written behind its back.
        public var dossiers: Dossiers
        /// All procedures with their versions.
        public var procedures: [Procedure]
        /// Where scans lie; nil makes everything paper.
        public var blobs: BlobStore?

        /// The services of a province.
        public init(
            clock: VirtualClock,
            database: Database,
            territory: Territory,
            directory: Directory,
            dossiers: Dossiers,
            procedures: [Procedure],
            blobs: BlobStore?
        ) {
            self.clock = clock
            self.database = database
            self.territory = territory
            self.directory = directory
            self.dossiers = dossiers
            self.procedures = procedures
            self.blobs = blobs
        }
    }

    /// What came of it.
    public struct Outcome: Sendable {
        /// How often what happened.
        public var tally: Tally
        /// The accounts for looking around; empty without a cast.
        public var cast: [CastMember]
    }

    /// A simulation that has not run yet.
    public init(_ plan: Plan, in province: Parts) {
        self.plan = plan
        self.province = province
    }

    /// Runs it to its end; `progress` is told how many dossiers are in, of how many.
    public func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> Outcome {
        let seed = SeededGenerator(seed: plan.seed)
        province.clock.set(plan.start)
        let (stage, course) = try await setUp(seed)
        // A reading session takes the new register into memory; a writing one would load its own for every command.
        try await province.database.read { [province] db in
            _ = (try province.territory.atlas(in: db), try province.directory.register(in: db))
        }
        let arrivals = try stage.arrivals(plan)
        var state = course
        var next = Task { stage.prepare(arrivals, 0..<min(Self.batch, arrivals.count)) }
        var done = 0
        while done < arrivals.count {
            let prepared = await next.value
            done = min(done + Self.batch, arrivals.count)
            let (from, to) = (done, min(done + Self.batch, arrivals.count))
            next = Task { stage.prepare(arrivals, from..<to) }
            state = try await province.database.write { [state] db in
                var copy = state
                try copy.run(prepared, in: db)
                return copy
            }
            progress(done, arrivals.count)
        }
        let tally = try await finish(state)
        return Outcome(tally: tally, cast: stage.cast.members)
    }

    /// So many dossiers are prepared ahead, and written in one transaction.
    static let batch = 1000

    /// Does what falls due until the end, in transactions of a bounded size.
    private func finish(_ course: Course) async throws -> Tally {
        var state = course
        var hasMore = true
        while hasMore {
            (state, hasMore) = try await province.database.write { [state, end = plan.end] db in
                var copy = state
                let hasMore = try copy.run(until: end, atMost: 2000, in: db)
                return (copy, hasMore)
            }
        }
        return state.tally
    }

    /// Officers, citizens and the cast, and the course that begins with them.
    private func setUp(_ seed: SeededGenerator) async throws -> (Stage, Course) {
        let hash = try await province.directory.passwordHash(of: plan.password)
        let scan = try await Scan.store(in: province.blobs)
        return try await province.database.write { [province, plan] db in
            let date = plan.start.date
            let atlas = try province.territory.atlas(in: db)
            let register = try province.directory.register(in: db)
            let district = plan.district.flatMap { atlas.unit(code: $0, on: date)?.id }
            let homes = Homes(atlas, on: date, within: district)
            var staff = Staff(register: register)
            var cast = Cast()
            if plan.hasCast {
                try cast.hire(
                    &staff,
                    homes: homes,
                    atlas: atlas,
                    passwordHash: hash,
                    directory: province.directory,
                    seed: seed.branch(1),
                    on: date,
                    in: db
                )
            }
            let agencies = register.agencies(on: date).filter { agency in
                district.map { $0 == agency.unit || homes.home(agency.unit) != nil || agency.department != nil } ?? true
            }
            try staff.hire(
                for: agencies,
                leaving: cast.vacant,
                homes: homes,
                passwordHash: hash,
                directory: province.directory,
                seed: seed.branch(2),
                on: date,
                in: db
            )
            let citizens = try Citizens.open(
                perHome: max(2, min(12, plan.dossiers / (2 * max(1, homes.all.count)))),
                homes,
                passwordHash: hash,
                directory: province.directory,
                seed: seed.branch(3),
                on: date,
                in: db
            )
            var calendars: [AgencyID: WorkCalendar] = [:]
            for agency in agencies {
                calendars[agency.id] = try province.directory.calendar(of: agency.id, in: db)
            }
            let workshop = Workshop(
                seed: seed.branch(4),
                homes: homes,
                procedures: Dictionary(province.procedures.map { ($0.code, $0) }, uniquingKeysWith: { $1 }),
                citizens: citizens,
                scan: scan
            )
            let standard = try province.directory.calendars(in: db).calendar(key: "default")
            let world = Course.World(
                clock: province.clock,
                dossiers: province.dossiers,
                directory: province.directory,
                staff: staff,
                calendars: calendars,
                atlas: atlas,
                end: plan.end
            )
            return (Stage(workshop: workshop, calendar: standard, cast: cast), Course(world))
        }
    }
}
