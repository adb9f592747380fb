/// Nơi quay lại: where to lead a reader after signing in; only ever a place inside the portal.
///
/// It comes from the address bar (`?ve=…`), so anybody may have written it. Taken is only one slash and then printable
/// ASCII without a backslash: `//evil.vn`, `/\evil.vn`, `https:…` and anything with a tab or line end are refused, since
/// browsers read them as another site.
public struct ReturnPath: Hashable, Sendable {
    /// An address of this portal; foreign ones are not read.
    public let path: WebPath

    /// The front page.
    public static let home = ReturnPath(path: .home)

    /// The name of the parameter that carries it.
    public static let parameter = "ve"

    init(path: WebPath) {
        self.path = path
    }

    /// The place that was asked for; nil where it lies elsewhere or is no place.
    public init?(_ text: String?) {
        guard let text, text.utf8.count <= 1024 else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/"),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        path = WebPath(encoded: text)
    }
}
