import Catalogue
import Directory
import Foundation
import HTML
import Kernel
import Ledger
import Profiles
public import Simulation
import Storage
public import Web

/// Bản trình diễn: a province filled with a year of simulated work, in a folder of its own.
///
/// The folder's `demo.json` says what it holds. While it says that the filling is under way, whatever lies beside it is
/// half a province and is thrown away; a folder without it, but with a database, is somebody's real one and is left alone.
public struct Demo: Sendable {
    /// What the folder holds.
    public let record: Record
    /// The province, on the machine's clock.
    public let province: Province
    /// What happened while it was filled; nil where it was filled before.
    public let tally: Tally?

    /// What a demo is filled with.
    public struct Wish: Sendable {
        /// How many dossiers.
        public var dossiers: Int
        /// Where its chance comes from.
        public var seed: UInt64
        /// The code of a district, for a small demo.
        public var district: String?

        /// A wish.
        public init(dossiers: Int = 20_000, seed: UInt64 = 2021, district: String? = nil) {
            self.dossiers = dossiers
            self.seed = seed
            self.district = district
        }
    }

    /// `demo.json`.
    public struct Record: Hashable, Codable, Sendable {
        /// Which province.
        public var profile: String
        /// How many dossiers came in.
        public var dossiers: Int
        /// The same seed and number give the same province, name for name.
        public var seed: UInt64
        /// Whether the filling came to its end.
        public var isFilled: Bool
        /// The password of all its accounts.
        public var password: String
        /// The accounts for looking around.
        public var cast: [CastMember]
    }

    /// Why a folder cannot hold the demo.
    public struct Fault: Error, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    /// Opens the demo in the folder; fills it where it is empty or was left half filled.
    ///
    /// - Throws: `Fault` where the folder holds a real province or one of another profile.
    public static func open(
        _ configuration: Configuration,
        wish: Wish = Wish(),
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> Demo {
        var configuration = configuration
        // Nobody who looks around has the telephone of an officer.
        configuration.accounts.requiresSecondFactor = false
        let folder = DemoFolder(configuration.data)
        var record = try folder.record()
        if let record, record.profile != configuration.profile {
            throw Fault(
                description: "\(configuration.data) holds a demo of \(record.profile), not of \(configuration.profile);"
                    + " choose another folder with --data"
            )
        }
        var tally: Tally?
        if record?.isFilled != true {
            try folder.clear(isDemo: record != nil, isElsewhere: configuration.databaseAddress != nil)
            let filled = try await fill(configuration, wish, folder, progress)
            (record, tally) = (filled.0, filled.1)
        }
        guard let record else { throw Fault(description: "\(configuration.data): demo.json is missing") }
        return Demo(record: record, province: try await Province.open(configuration), tally: tally)
    }

    private static func fill(
        _ configuration: Configuration,
        _ wish: Wish,
        _ folder: DemoFolder,
        _ progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> (Record, Tally) {
        let end = Surroundings.system.now
        let year = end.date.adding(months: -12) ?? end.date.adding(days: -365)
        let first = max(year, try Profile.named(configuration.profile).settledOn ?? year)
        let plan = Simulation.Plan(
            seed: wish.seed,
            start: Instant(first, TimeOfDay(0, 0)),
            end: end,
            dossiers: wish.dossiers,
            district: wish.district,
            hasCast: true
        )
        var record = Record(
            profile: configuration.profile,
            dossiers: wish.dossiers,
            seed: wish.seed,
            isFilled: false,
            password: plan.password,
            cast: []
        )
        try folder.write(record)
        var filling = configuration
        // A year of simulated work has no papers; they are made and signed from now on.
        filling.signing = .none
        filling.isFilling = configuration.databaseAddress == nil
        let outcome = try await SimulatedProvince.run(plan, filling, progress: progress).outcome
        try folder.flush()
        record.isFilled = true
        record.cast = outcome.cast
        try folder.write(record)
        return (record, outcome.tally)
    }

    /// How the portal shows itself: every page says that its data is simulated.
    public var settings: PortalSettings {
        PortalSettings(
            isDemo: true,
            demoAccounts: record.cast.map { member in
                DemoAccount(
                    login: member.login,
                    password: record.password,
                    name: member.name,
                    part: Phrase(vi: member.vietnamese, en: member.english)
                )
            }
        )
    }
}

/// Runs a simulation in a folder or database, on a province whose clock and chance are the simulation's.
public enum SimulatedProvince {
    /// Fills it; it is closed afterwards.
    ///
    /// - Throws: `Demo.Fault` where the range begins before the last reform of the profile: it is loaded with all of them,
    ///   and has no agencies of before.
    public static func run(
        _ plan: Simulation.Plan,
        _ configuration: Configuration,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> Result {
        let profile = try Profile.named(configuration.profile)
        if let settled = profile.settledOn, plan.start.date < settled {
            throw Demo.Fault(
                description:
                    "\(profile.key) can be simulated from \(settled) on, when its last reform took effect; choose a"
                    + " later --from, or simulate quang-nam and apply the reforms with `thubon territory apply`"
            )
        }
        let clock = VirtualClock(plan.start)
        let province = try await Province.open(configuration, surroundings: clock.surroundings(seed: plan.seed))
        let outcome = try await province.simulation(plan, clock: clock).run(progress: progress)
        let result = try await province.database.read { [ledger = province.ledger] db in
            Result(outcome: outcome, records: try ledger.size(in: db), lastLeaf: try ledger.lastLeaf(in: db))
        }
        try await province.database.close()
        return result
    }

    /// What it left in the ledger.
    public struct Result: Sendable {
        /// What happened.
        public var outcome: Simulation.Outcome
        /// Number of records.
        public var records: Int64
        /// Leaf hash of the last record.
        public var lastLeaf: [UInt8]
    }
}

extension Province {
    /// A simulation in this province, whose surroundings must be those of the clock.
    public func simulation(_ plan: Simulation.Plan, clock: VirtualClock) async throws -> Simulation {
        let contents = try await catalogue.contents()
        return Simulation(
            plan,
            in: Simulation.Parts(
                clock: clock,
                database: database,
                territory: territory,
                directory: directory,
                dossiers: dossiers,
                procedures: contents.procedures.values.sorted { $0.code < $1.code },
                blobs: blobs
            )
        )
    }
}
