public import DesignSystem
import Hummingbird
import Kernel

/// Khóa chống gửi trùng: one deed has one key, however often it arrives.
///
/// A form carries a random one from the moment it was shown; a program sends `Idempotency-Key`. Double press, back
/// button, retry and a second tab then give one dossier, one fee, one receipt.
public struct IdempotencyKey: Hashable, Sendable, CustomStringConvertible {
    /// 8 to 128 characters: letters, digits, `-`, `_`.
    public let description: String

    /// The key, or nil where it has another form.
    public init?(_ text: String) {
        guard (8...128).contains(text.utf8.count),
            text.utf8.allSatisfy({
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            })
        else { return nil }
        description = text
    }
}

extension Visit {
    /// What a form on this page carries against forged and doubled requests; for `html.postForm`.
    ///
    /// Two forms that do different deeds need two keys, so ask once for each form. Where the page shows a form again after
    /// a fault, the key of what was sent is kept, so that a second press is still the same deed.
    public func formSecurity(again form: FormData? = nil) -> FormSecurity {
        markPersonal()
        let pad = core.surroundings.randomBytes(16)
        return FormSecurity(
            token: core.secrets.seal(for: sealBinding(), pad: pad),
            idempotencyKey: form?.idempotencyKey?.description ?? Base64URL.encode(core.surroundings.randomBytes(16))
        )
    }

    /// The key that a program sent in `Idempotency-Key`.
    ///
    /// - Throws: `WebRefusal.idempotencyKeyMissing` where there is none or it has another form.
    public func requireIdempotencyKey() throws -> IdempotencyKey {
        guard let key = request.headers[.idempotencyKey].flatMap({ IdempotencyKey(trimmedBlanks($0)) }) else {
            throw WebRefusal.idempotencyKeyMissing
        }
        return key
    }
}
