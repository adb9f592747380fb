import Directory
public import Storage

extension Visit {
    /// Runs the deed of a form once for its key, however often the form is sent; the answer of the first time comes back.
    ///
    /// - Throws: `WebRefusal.idempotencyKeyMissing`, and what the body throws (nothing is kept then).
    public func once(
        _ form: FormData,
        in db: WriteSession,
        _ body: () throws -> String
    ) throws -> (answer: String, isRepeated: Bool) {
        try AnsweredRequest.once(
            scope: viewer.account.map { "account:\($0)" } ?? "visitor",
            key: try form.requireIdempotencyKey().description,
            content: Array(path.utf8),
            at: now,
            in: db,
            body
        )
    }
}
