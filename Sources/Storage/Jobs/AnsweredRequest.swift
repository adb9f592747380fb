import Crypto
public import Kernel

/// Chống gửi trùng: a double press, a retry and two tabs give one dossier, one fee, one receipt.
///
/// The answer of a write is kept under its idempotency key in the same transaction; the same key brings it back.
public enum AnsweredRequest {
    /// Runs the body once for each key.
    ///
    /// - Parameters:
    ///   - scope: whose key it is, so that nobody can take another's answer.
    ///   - key: the key that came with the request.
    ///   - content: the request; the same key with another content is an error.
    ///   - moment: now; old answers are swept by it.
    ///   - db: the write to which the answer belongs.
    ///   - body: does what was asked, and says what came of it.
    /// - Returns: the answer, and whether it was given before.
    /// - Throws: `StorageError.keyReused`, and what the body throws (nothing is kept then).
    public static func once(
        scope: String,
        key: String,
        content: [UInt8],
        at moment: Instant,
        in db: WriteSession,
        _ body: () throws -> String
    ) throws -> (answer: String, isRepeated: Bool) {
        let digest = Array(SHA256.hash(data: content))
        let kept = try db.row("SELECT request, answer FROM answered_request WHERE scope = \(scope) AND key = \(key)")
        if let kept {
            guard try kept["request"] as [UInt8] == digest else { throw StorageError.keyReused }
            return (try kept["answer"], true)
        }
        let answer = try body()
        try db.run(
            """
            INSERT INTO answered_request (scope, key, request, answer, answered_at)
            VALUES (\(scope), \(key), \(digest), \(answer), \(moment))
            """
        )
        return (answer, false)
    }

    /// Forgets the answers given before the moment.
    @discardableResult
    public static func sweep(before moment: Instant, in db: WriteSession) throws -> Int {
        try db.run("DELETE FROM answered_request WHERE answered_at < \(moment)")
    }
}
