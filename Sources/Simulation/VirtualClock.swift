public import Kernel
import Synchronization

/// Đồng hồ ảo: the clock of a simulation; it stands still until it is set on.
public final class VirtualClock: Sendable {
    private let moment: Mutex<Instant>

    /// A clock that shows the moment.
    public init(_ moment: Instant) {
        self.moment = Mutex(moment)
    }

    /// What it shows.
    public var now: Instant { moment.withLock { $0 } }

    /// Sets it on; it never goes back.
    public func set(_ new: Instant) { moment.withLock { $0 = max($0, new) } }

    /// Clock and chance of a simulation: the same seed gives the same ids, salts and times.
    public func surroundings(seed: UInt64) -> Surroundings {
        Surroundings(clock: { self.now }, chance: SeededGenerator(seed: seed))
    }
}
