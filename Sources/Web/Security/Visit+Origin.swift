import DesignSystem
import Hummingbird
import Kernel

/// Protection from foreign pages that make a reader's browser send our forms (CSRF): two locks, both must open.
///
/// | Sec-Fetch-Site | Origin | seal | answer |
/// |---|---|---|---|
/// | same-origin, none | | right | taken |
/// | same-site, cross-site | | | WEB-005 |
/// | missing | ours | right | taken |
/// | missing | other, `null` | | WEB-005 |
/// | missing | missing | right | taken (old browsers send neither) |
/// | | | wrong, missing | WEB-004 |
extension Visit {
    /// What the reader's browser calls us, `https://host`; nil where the request has no host.
    var ownOrigin: String? {
        if let origin = core.settings.publicOrigin { return origin }
        return request.head.authority.map { (context.isSecure ? "https://" : "http://") + $0 }
    }

    /// The whole address of a place, as a QR code or a message has to carry it.
    public func link(to path: WebPath) -> String { (ownOrigin ?? "") + path.string }

    func checkOrigin() throws {
        if let site = request.headers[.secFetchSite] {
            guard site == "same-origin" || site == "none" else { throw WebRefusal.foreignOrigin }
            return
        }
        guard let origin = request.headers[.origin] else { return }
        guard let own = ownOrigin, origin.lowercased() == own.lowercased() else { throw WebRefusal.foreignOrigin }
    }

    func checkSeal(of form: FormData) throws {
        guard accepts(seal: form.raw(FormSecurity.tokenField)) else { throw WebRefusal.formExpired }
    }

    func accepts(seal: String?) -> Bool {
        guard let seal else { return false }
        let binding = context.notes.with { $0.token ?? $0.visitor }
        return binding.map { core.secrets.accepts(seal: seal, for: $0) } ?? false
    }

    /// What ties forms and messages to this browser: the session, or a stranger's random word, made when first needed.
    func sealBinding() -> String {
        let fresh = Base64URL.encode(core.surroundings.randomBytes(16))
        let (binding, isNew) = context.notes.with { state in
            if let known = state.token ?? state.visitor { return (known, false) }
            state.visitor = fresh
            return (fresh, true)
        }
        if isNew { set(.visitor, binding, lasting: nil) }
        return binding
    }
}
