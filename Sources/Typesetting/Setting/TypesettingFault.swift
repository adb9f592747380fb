/// Why a document could not be set.
public enum TypesettingFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The machine has no such font; another one in its place would change every line.
    case noFont(String)
    /// Cairo gave up, for the reason it gives.
    case cairo(String)
    /// A QR code would have to hold more than it can.
    case unfitForQRCode(bytes: Int)
    /// The bytes are neither a PNG nor a JPEG in grey or colour.
    case unknownPicture
    /// A table has more cells in a row than columns, or a width that is no width.
    case unevenTable
    /// A page leaves no room between its margins.
    case noRoom

    /// The fault in words.
    public var description: String {
        switch self {
        case .noFont(let family):
            "the font \(family) with Vietnamese letters is not installed (Debian: fonts-liberation2)"
        case .cairo(let reason): "cairo: \(reason)"
        case .unfitForQRCode(let bytes): "\(bytes) bytes do not fit into a QR code"
        case .unknownPicture: "a picture is neither PNG nor JPEG in grey or colour"
        case .unevenTable: "a table has more cells in a row than columns"
        case .noRoom: "a page leaves no room between its margins"
        }
    }
}
