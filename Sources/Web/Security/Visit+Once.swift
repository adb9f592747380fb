import DesignSystem
import Directory
public import Storage

extension Visit {
    /// Chống gửi trùng: runs the deed of a form once for its key, however often it is sent; the first answer comes back.
    ///
    /// The key belongs to the address and to all that was typed. Whoever goes back, changes something and sends the same
    /// form again is told so: the old answer would be a lie, and a second deed was perhaps not meant. A PIN is not part of it:
    /// even its digest is not kept.
    ///
    /// - Throws: `WebRefusal.idempotencyKeyMissing`, `.sentBefore`, and what the body throws (nothing is kept then).
    public func once(
        _ form: FormData,
        in db: WriteSession,
        _ body: () throws -> String
    ) throws -> (answer: String, isRepeated: Bool) {
        let key = try form.requireIdempotencyKey()
        var content = path + "\n"
        for name in form.fieldNames where name != FormSecurity.pinField {
            content += name + "=" + form.all(name).joined(separator: "\u{1F}") + "\n"
        }
        do {
            return try AnsweredRequest.once(
                scope: viewer.account.map { "account:\($0)" } ?? "visitor",
                key: key.description,
                content: Array(content.utf8),
                at: now,
                in: db,
                body
            )
        } catch StorageError.keyReused {
            throw WebRefusal.sentBefore
        }
    }
}
