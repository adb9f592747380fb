import HTML
import Hummingbird

/// The cookies of the portal, all of them ours alone: no script reads them, no other site sends them along.
enum PortalCookie: String {
    case session = "phien"
    case visitor = "khach"
    case device = "thiet-bi"
    case flash = "loi-nhan"
    case language = "ngon-ngu"

    /// Under HTTPS the prefix makes browsers refuse a cookie that another host or an insecure page planted.
    func name(isSecure: Bool) -> String { isSecure ? "__Host-" + rawValue : rawValue }

    /// The value in the request.
    static func read(_ cookie: PortalCookie, from headers: HTTPFields, isSecure: Bool) -> String? {
        let name = cookie.name(isSecure: isSecure)
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = trimmedBlanks(pair)
                guard pair.hasPrefix(name), let equals = pair.firstIndex(of: "="), pair[..<equals] == name else {
                    continue
                }
                let value = String(pair[pair.index(after: equals)...])
                return value.isEmpty || value.utf8.count > 4096 ? nil : value
            }
        }
        return nil
    }
}

extension Visit {
    /// Sets a cookie with the answer, whatever the answer is.
    ///
    /// The value is of plain characters; empty takes the cookie away. It stays for so many seconds, or until the browser
    /// is closed.
    func set(_ cookie: PortalCookie, _ value: String, lasting seconds: Int?) {
        precondition(
            value.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") },
            "a cookie holds only plain characters"
        )
        var text = "\(cookie.name(isSecure: context.isSecure))=\(value); Path=/; HttpOnly; SameSite=Lax"
        if context.isSecure { text += "; Secure" }
        if value.isEmpty {
            text += "; Max-Age=0"
        } else if let seconds {
            text += "; Max-Age=\(seconds)"
        }
        let prefix = cookie.name(isSecure: context.isSecure) + "="
        context.notes.with { state in
            state.cookies.removeAll { $0.hasPrefix(prefix) }
            state.cookies.append(text)
        }
    }

    func cookie(_ cookie: PortalCookie) -> String? {
        PortalCookie.read(cookie, from: request.headers, isSecure: context.isSecure)
    }
}
