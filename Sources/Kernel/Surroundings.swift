import Synchronization

/// What the program takes from the world and a simulation replaces: the clock and chance.
///
/// Nothing else in the house reads a clock or draws a random number, so the same seed gives the same ledger.
public final class Surroundings: Sendable {
    private let clock: @Sendable () -> Instant
    private let chance: Mutex<any RandomNumberGenerator & Sendable>
    private let lastID = Mutex<(high: UInt64, low: UInt64)>((0, 0))

    /// Takes time and chance from the given sources.
    public init(clock: @escaping @Sendable () -> Instant, chance: any RandomNumberGenerator & Sendable) {
        self.clock = clock
        self.chance = Mutex(chance)
    }

    /// The moment now.
    public var now: Instant { clock() }

    /// A random word.
    public func random() -> UInt64 {
        chance.withLock { $0.next() }
    }

    /// Random bytes, good enough for salts and tokens where the source is the system's.
    public func randomBytes(_ count: Int) -> [UInt8] {
        chance.withLock { source in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count + 7)
            while bytes.count < count {
                withUnsafeBytes(of: source.next()) { bytes.append(contentsOf: $0) }
            }
            return Array(bytes.prefix(count))
        }
    }

    /// A new id for a subject.
    ///
    /// Of two ids made one after the other here, the second is the greater, also within one millisecond: lists in the order
    /// of ids are lists in the order of time. A clock that went back begins anew.
    public func newID<Subject>(_ subject: Subject.Type = Subject.self) -> Identifier<Subject> {
        let (now, random) = (now, (random(), random()))
        return lastID.withLock { last in
            let id =
                Identifier<Subject>(after: last, at: now, random: random)
                // The highest of the random bits stays free for the steps within the millisecond.
                ?? Identifier(at: now, random: (random.0 & 0x07FF, random.1))
            last = (id.high, id.low)
            return id
        }
    }
}
