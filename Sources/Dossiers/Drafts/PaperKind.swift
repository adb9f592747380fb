/// Loại tệp giấy tờ: the kinds of file that a dossier takes, told by their content and never by their name.
public enum PaperKind: String, CaseIterable, Sendable {
    case pdf, jpeg, png, heic

    /// The kind of a file that begins with these bytes (at least 12 are needed); nil for every other kind.
    ///
    /// - Source: ISO 32000-1 7.5.2; ISO 10918-1 B.1.1.3; PNG 5.2; ISO 23008-12 (brands) in ISO 14496-12 4.3.
    public init?(head: some Sequence<UInt8>) {
        let head = Array(head.prefix(12))
        if head.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if head.count == 12, head[4..<8].elementsEqual("ftyp".utf8),
            Self.heicBrands.contains(String(decoding: head[8..<12], as: UTF8.self))
        {
            self = .heic
        } else {
            return nil
        }
    }

    private static let heicBrands: Set<String> = [
        "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1",
    ]

    /// The type under which it is kept and sent.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .heic: "image/heic"
        }
    }
}
