import Directory
import Kernel
import Synchronization

/// Nhịp: the budget from which a request is paid.
public enum Pace: String, Sendable, CaseIterable, Hashable {
    /// Pages.
    case reading
    /// Suggestions while one types.
    case searching
    /// Forms.
    case writing
    /// Passwords, one-time codes, PINs: whatever could be guessed.
    case guessing
    /// Work that takes a second of a processor, such as checking the signatures of a file.
    case heavy
    /// Programs.
    case interface
    /// Not counted.
    case free
}

/// Hạn mức: how often one network or one account may ask.
public struct RateLimits: Sendable {
    /// A bucket that holds `burst` requests and is refilled with `perSecond`.
    public struct Budget: Sendable, Hashable {
        /// Requests at once.
        public var burst: Double
        /// Requests a second in the long run.
        public var perSecond: Double

        /// A budget.
        public init(burst: Double, perSecond: Double) {
            self.burst = burst
            self.perSecond = perSecond
        }
    }

    /// The budget of a network from which strangers ask: a village or a mobile mast may stand behind one address.
    public var strangers: [Pace: Budget]
    /// The budget of an account.
    public var accounts: [Pace: Budget]

    /// Budgets; a pace without one is not limited.
    public init(strangers: [Pace: Budget], accounts: [Pace: Budget]) {
        self.strangers = strangers
        self.accounts = accounts
    }

    /// The budgets of the house.
    public static let standard = RateLimits(
        strangers: [
            .reading: Budget(burst: 400, perSecond: 40),
            .searching: Budget(burst: 200, perSecond: 40),
            .writing: Budget(burst: 60, perSecond: 4),
            .guessing: Budget(burst: 30, perSecond: 0.5),
            .heavy: Budget(burst: 20, perSecond: 0.2),
            .interface: Budget(burst: 200, perSecond: 20),
        ],
        accounts: [
            .reading: Budget(burst: 200, perSecond: 20),
            .searching: Budget(burst: 100, perSecond: 20),
            .writing: Budget(burst: 60, perSecond: 4),
            .guessing: Budget(burst: 10, perSecond: 0.1),
            .heavy: Budget(burst: 30, perSecond: 0.5),
            .interface: Budget(burst: 400, perSecond: 100),
        ]
    )

    /// No limits: for measurements, and behind a proxy that limits already.
    public static let unlimited = RateLimits(strangers: [:], accounts: [:])
}

/// Token buckets in memory.
///
/// Who is signed in pays from the account's own budget, strangers from their network's. So a stranger cannot use up what
/// belongs to anybody who is signed in, not even from the same office; and no budget hangs on a name that one types.
/// Each access token has a budget of its own, so that a program run wild does not lock out its owner.
///
/// The map is bounded: two generations of at most `capacity` buckets, of which the older is dropped when the newer is
/// full. A dropped bucket is full again, so crowding can only ever be to a reader's benefit.
final class RateLimiter: Sendable {
    /// Whose budget it is.
    enum Payer: Hashable {
        case network(NetworkAddress, Pace)
        case account(AccountID, Pace)
        case token(AccessTokenID, Pace)
    }

    private struct Bucket {
        var tokens: Double
        var milliseconds: Int64
    }

    private struct State {
        var young: [Payer: Bucket] = [:]
        var old: [Payer: Bucket] = [:]
    }

    private let limits: RateLimits
    private let capacity: Int
    private let state = Mutex(State())

    init(_ limits: RateLimits, capacity: Int = 50_000) {
        self.limits = limits
        self.capacity = capacity
    }

    /// Takes one token, or refuses with the seconds until there is one again.
    func pay(_ pace: Pace, for visit: Visit) throws {
        guard pace != .free else { return }
        let account = visit.viewer.account
        guard let budget = account == nil ? limits.strangers[pace] : limits.accounts[pace] else { return }
        let payer =
            visit.accessToken.map { Payer.token($0.id, pace) } ?? account.map { Payer.account($0, pace) }
            ?? .network(visit.context.network.subscriber, pace)
        if let wait = take(from: payer, budget, at: visit.now.milliseconds) { throw WebRefusal.tooManyRequests(wait) }
    }

    /// Nil where a token was taken, else the seconds to wait.
    func take(from payer: Payer, _ budget: RateLimits.Budget, at now: Int64) -> Int? {
        state.withLock { state in
            var bucket =
                state.young[payer] ?? state.old.removeValue(forKey: payer)
                ?? Bucket(tokens: budget.burst, milliseconds: now)
            // Requests overtake each other by milliseconds. What lies further in the future was written before the clock
            // went back, and would keep everybody waiting until it is reached again.
            if bucket.milliseconds - now > 1000 { bucket.milliseconds = now }
            let passed = max(0, Double(now - bucket.milliseconds) / 1000)
            bucket.tokens = min(budget.burst, bucket.tokens + passed * budget.perSecond)
            bucket.milliseconds = max(now, bucket.milliseconds)
            let isPaid = bucket.tokens >= 1
            if isPaid { bucket.tokens -= 1 }
            if state.young[payer] == nil, state.young.count >= capacity {
                state.old = state.young
                state.young = [:]
            }
            state.young[payer] = bucket
            return isPaid ? nil : max(1, Int(((1 - bucket.tokens) / budget.perSecond).rounded(.up)))
        }
    }

    /// Number of buckets that are held.
    var count: Int { state.withLock { $0.young.count + $0.old.count } }
}
