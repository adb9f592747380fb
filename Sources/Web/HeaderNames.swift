public import Hummingbird

/// The name of a header of HTTP.
public typealias HeaderName = HTTPFields.Element.Name

extension HTTPFields.Element.Name {
    static let clearSiteData = known("Clear-Site-Data")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
    static let csrfToken = known("X-CSRF-Token")
    static let forwarded = known("Forwarded")
    static let forwardedFor = known("X-Forwarded-For")
    static let forwardedProto = known("X-Forwarded-Proto")
    static let idempotencyKey = known("Idempotency-Key")
    /// Says that an answer is that of an earlier, equal request.
    public static let idempotencyReplayed = known("Idempotency-Replayed")
    /// For which reader a browser may keep a page for a time without a line.
    public static let keptFor = known("Kept-For")
    static let permissionsPolicy = known("Permissions-Policy")
    static let realAddress = known("X-Real-IP")
    static let referrerPolicy = known("Referrer-Policy")
    static let requestID = known("X-Request-Id")
    /// Of which pages a service worker may be.
    public static let serviceWorkerAllowed = known("Service-Worker-Allowed")
    static let secFetchSite = known("Sec-Fetch-Site")

    private static func known(_ name: String) -> HeaderName {
        guard let header = HeaderName(name) else { preconditionFailure("not the name of a header: \(name)") }
        return header
    }
}

extension HTTPFields {
    /// Adds a word to `Vary`, once.
    mutating func vary(on name: String) {
        guard let kept = self[.vary] else {
            self[.vary] = name
            return
        }
        let present = kept.split(separator: ",").map { trimmedBlanks($0) }
        guard !present.contains(where: { $0.lowercased() == name.lowercased() }) else { return }
        self[.vary] = (present + [name]).joined(separator: ", ")
    }
}

/// The text without the blanks and tabs at its ends, as header values need.
func trimmedBlanks(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
        let last = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
}
