import Synchronization

/// What the program takes from the world and a simulation replaces: the clock and chance.
///
/// Nothing else in the house reads a clock or draws a random number, so the same seed gives the same ledger.
public final class Surroundings: Sendable {
    private let clock: @Sendable () -> Instant
    private let chance: Mutex<any RandomNumberGenerator & Sendable>

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
    public func newID<Subject>(_ subject: Subject.Type = Subject.self) -> Identifier<Subject> {
        Identifier(at: now, random: (random(), random()))
    }
}
