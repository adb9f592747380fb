public import HTML
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

/// Trường ẩn của biểu mẫu: the seal and the idempotency key; the first thing inside every form that is sent with POST.
///
/// ```swift
/// html.form(.method(.post), .action(path)) { html in
///     html.add(fields)
/// ```
public struct FormFields: Component, Sendable {
    static let sealName = "_dau"
    static let keyName = "_khoa"

    /// The seal, also for scripts that send `X-CSRF-Token`.
    public let seal: String
    /// The key of the deed; a page shown again after a fault keeps the key that was sent.
    public let key: String

    /// Fields with this seal and key; pages get theirs from `visit.formFields()`.
    public init(seal: String, key: String) {
        self.seal = seal
        self.key = key
    }

    /// Writes two hidden inputs.
    public func write(to html: inout HTMLWriter) {
        html.input(.type("hidden"), .name(Self.sealName), .value(seal))
        html.input(.type("hidden"), .name(Self.keyName), .value(key))
    }
}

extension Visit {
    /// The hidden fields of a form on this page. One call serves all forms of the page that do different deeds only if
    /// each asks for its own, so ask once for every form.
    ///
    /// - Parameter form: what was sent, where the page shows a form again; its key is kept, so that a second press after
    ///   a fault is still the same deed.
    public func formFields(again form: FormData? = nil) -> FormFields {
        markPersonal()
        let pad = core.surroundings.randomBytes(16)
        return FormFields(
            seal: core.secrets.seal(for: sealBinding(), pad: pad),
            key: form?.idempotencyKey?.description ?? Base64URL.encode(core.surroundings.randomBytes(16))
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
