import Kernel
import Storage

/// Giới hạn lượt thử: slows guessing without letting a stranger lock anybody out.
///
/// **What is counted.** Failures count in buckets, and only a bucket's own failures slow it:
/// - *account + network*: five tries, then 30 s, doubling up to 15 minutes. A stranger elsewhere fills the bucket of his
///   own network; the holder at home does not notice.
/// - *network*: forty tries over all accounts, then 2 s, doubling up to a minute: a whole office or a mobile carrier may
///   stand behind one address, so this only takes the speed out of trying many accounts.
/// - *known device*: a browser in which the account was opened before carries a cookie and is counted in a bucket of its
///   own (ten tries), instead of the two above. So even one who guesses from the next desk, behind the same address, does
///   not lock out the holder's browser. The cookie opens nothing by itself.
/// - *second factor*: counted for the account, since only who knows the password comes so far; known devices apart.
/// - *codes by message*: a phone gets the second after 60 s, doubling up to 15 minutes; a network forty an hour.
///
/// There is no bucket of the account alone: it would be the lock that anybody can close. What a botnet gains by that, five
/// quick tries a network, is bounded by Argon2id, the list of common passwords and the officers' second factor.
///
/// **How.** A try is charged before it is checked and given back when it was right, in one transaction each, so a hundred
/// at once cannot slip through together. A refused try is not charged: asking again does not prolong the waiting. A
/// bucket is forgotten after its quiet time. The networks are /64 for IPv6.
struct AttemptLimit: Sendable {
    /// Tries without delay.
    var free: Int
    /// Seconds to wait after them, doubled with each further one.
    var firstDelay: Int
    /// The longest wait, in seconds.
    var longestDelay: Int
    /// After so many seconds of quiet the bucket is forgotten.
    var quiet: Int

    static let accountAndNetwork = AttemptLimit(free: 5, firstDelay: 30, longestDelay: 900, quiet: 43_200)
    static let network = AttemptLimit(free: 40, firstDelay: 2, longestDelay: 60, quiet: 3600)
    static let knownDevice = AttemptLimit(free: 10, firstDelay: 30, longestDelay: 900, quiet: 43_200)
    static let secondFactor = AttemptLimit(free: 5, firstDelay: 60, longestDelay: 900, quiet: 86_400)
    static let codeToPhone = AttemptLimit(free: 1, firstDelay: 60, longestDelay: 900, quiet: 7200)
    static let codesFromNetwork = AttemptLimit(free: 40, firstDelay: 30, longestDelay: 900, quiet: 3600)

    func delay(after failures: Int) -> Int {
        guard failures >= free else { return 0 }
        let doublings = min(failures - free, 20)
        return min(longestDelay, firstDelay << doublings)
    }
}

/// A bucket: what is counted, under a keyed hash, and how.
struct AttemptBucket: Sendable {
    var key: [UInt8]
    var limit: AttemptLimit

    /// The failures that count, and the seconds to wait before the next try; 0 where it may go on at once.
    private func state(at now: Instant, in db: WriteSession) throws -> (failures: Int, wait: Int) {
        guard let row = try db.row("SELECT failures, last_at FROM attempt WHERE bucket = \(key)") else { return (0, 0) }
        var last: Instant = try row["last_at"]
        if last > now {
            // Written before the clock went back: nobody waits longer than the limit says.
            try db.run("UPDATE attempt SET last_at = \(now) WHERE bucket = \(key)")
            last = now
        }
        guard last.adding(seconds: limit.quiet) >= now else { return (0, 0) }
        let failures: Int = try row["failures"]
        let open = last.adding(seconds: limit.delay(after: failures))
        return (failures, max(0, Int((open.milliseconds - now.milliseconds + 999) / 1000)))
    }

    private func charge(_ failures: Int, at now: Instant, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO attempt (bucket, failures, last_at)
            VALUES (\(key), \(failures), \(now))
            ON CONFLICT (bucket) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
            """
        )
    }

    /// Forgets the failures: the right one has come.
    func clear(in db: WriteSession) throws {
        try db.run("DELETE FROM attempt WHERE bucket = \(key)")
    }

    /// Gives one try back, and only one: a guesser with an account of his own must not clear his network by using it.
    func giveBack(in db: WriteSession) throws {
        try db.run("UPDATE attempt SET failures = failures - 1 WHERE bucket = \(key) AND failures > 0")
    }

    /// Charges one try to all buckets.
    ///
    /// - Returns: nil where the try may go on; otherwise the seconds to wait, and nothing was charged.
    static func charge(_ buckets: [AttemptBucket], at now: Instant, in db: WriteSession) throws -> Int? {
        let states = try buckets.map { try $0.state(at: now, in: db) }
        if let longest = states.map(\.wait).max(), longest > 0 { return longest }
        for (bucket, state) in zip(buckets, states) { try bucket.charge(state.failures + 1, at: now, in: db) }
        return nil
    }
}
