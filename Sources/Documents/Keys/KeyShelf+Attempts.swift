import Kernel
import Storage

/// Nhập sai mã PIN: a key closes for a while after five wrong ones, however they come in.
extension KeyShelf {
    private static let most = 5
    private static let pause = 15

    func demandUnlocked(_ key: SigningKeyID) async throws {
        let now = surroundings.now
        let row = try await database.read { db in
            try db.row("SELECT wrong, last_at FROM signing_attempt WHERE key_id = \(key)").map { row in
                (wrong: try row["wrong"] as Int, last: try row["last_at"] as Instant)
            }
        }
        guard let row, row.wrong >= Self.most else { return }
        let open = row.last.adding(minutes: Self.pause)
        if now < open {
            let minutes = Int((open.milliseconds - now.milliseconds + 59_999) / 60_000)
            throw DocumentRefusal.pinLocked(minutes: minutes)
        }
        try await forgetAttempts(at: key)
    }

    /// Counts a wrong PIN and says how many tries are left.
    func countAttempt(at key: SigningKeyID) async throws -> Int {
        let now = surroundings.now
        return try await database.write { db in
            let wrong =
                try db.value(
                    """
                    INSERT INTO signing_attempt (key_id, wrong, last_at) VALUES (\(key), 1, \(now))
                    ON CONFLICT (key_id) DO UPDATE SET wrong = signing_attempt.wrong + 1, last_at = \(now)
                    RETURNING wrong
                    """,
                    as: Int.self
                ) ?? 1
            return max(0, Self.most - wrong)
        }
    }

    func forgetAttempts(at key: SigningKeyID) async throws {
        try await database.write { db in _ = try db.run("DELETE FROM signing_attempt WHERE key_id = \(key)") }
    }
}
