/// Tệp giao diện: a style sheet, script or picture, ready to be served for ever under an address that names its content.
public struct Asset: Sendable {
    /// The file's name without its hash, such as `citizen.css`.
    public let name: String
    /// The media type for the header.
    public let contentType: String
    /// The content.
    public let bytes: [UInt8]
    /// 16 hexadecimal digits that change with the content.
    public let hash: String

    /// The path at which the asset is served.
    ///
    /// It may be cached for ever: other content has another address.
    public let address: String

    init(name: String, contentType: String, text: String) {
        self.name = name
        self.contentType = contentType
        bytes = Array(text.utf8)
        hash = Self.fingerprint(bytes)
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        address = "/assets/\(name[..<dot])-\(hash)\(name[dot...])"
    }

    /// FNV-1a with 64 bits: names content for caches; it is no protection and needs to be none.
    static func fingerprint(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
