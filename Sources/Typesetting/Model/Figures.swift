import Kernel

/// Mã QR on paper: drawn as areas, sharp at any size.
public struct QRFigure: Codable, Hashable, Sendable {
    /// What it holds.
    public var content: String
    /// Length of a side with its quiet zone, in millimetres.
    public var side: Double
    /// What it is, for a reader who hears the document.
    public var label: String?
    /// Canh lề.
    public var align: ParagraphStyle.Alignment?

    /// A QR code that holds a text; an address also leads there.
    public init(
        _ content: String,
        side: Double,
        label: String? = nil,
        align: ParagraphStyle.Alignment? = nil
    ) {
        self.content = content
        self.side = side
        self.label = label
        self.align = align
    }
}

/// Hình: a PNG or JPEG, put into the file as it is (JPEG) or without loss (PNG).
public struct Picture: Hashable, Sendable {
    /// The bytes of the PNG or JPEG file.
    public var bytes: [UInt8]
    /// Width in millimetres; the height follows from the picture.
    public var width: Double
    /// What it shows, for a reader who hears the document.
    public var label: String?
    /// Canh lề.
    public var align: ParagraphStyle.Alignment?

    /// A PNG or JPEG, this wide.
    public init(bytes: [UInt8], width: Double, label: String? = nil, align: ParagraphStyle.Alignment? = nil) {
        self.bytes = bytes
        self.width = width
        self.label = label
        self.align = align
    }
}

/// Hình đặt: a figure that stands where it is put, such as a seal.
public struct Placement: Codable, Hashable, Sendable {
    /// What is put.
    public enum Figure: Codable, Hashable, Sendable {
        case code(QRFigure)
        case picture(Picture)
        /// Room for a signature.
        case reserved(Reservation)
    }

    /// Number of the page, from 1.
    public var page: Int
    /// Distance from the left edge of the sheet, in millimetres.
    public var left: Double
    /// Distance from its upper edge, in millimetres.
    public var top: Double
    /// What is put there.
    public var figure: Figure

    /// A figure on a page.
    public init(page: Int, left: Double, top: Double, figure: Figure) {
        self.page = page
        self.left = left
        self.top = top
        self.figure = figure
    }
}

extension Picture: Codable {
    private enum CodingKeys: String, CodingKey { case bytes = "base64", width, label, align }

    /// Reads a mapping whose `base64` holds the bytes.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decode(String.self, forKey: .bytes)
        guard let bytes = Base64.decode(text) else {
            throw DecodingError.dataCorruptedError(forKey: .bytes, in: values, debugDescription: "no base64")
        }
        self.init(
            bytes: bytes,
            width: try values.decode(Double.self, forKey: .width),
            label: try values.decodeIfPresent(String.self, forKey: .label),
            align: try values.decodeIfPresent(ParagraphStyle.Alignment.self, forKey: .align)
        )
    }

    /// Writes a mapping whose `base64` holds the bytes.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Base64.encode(bytes), forKey: .bytes)
        try values.encode(width, forKey: .width)
        try values.encodeIfPresent(label, forKey: .label)
        try values.encodeIfPresent(align, forKey: .align)
    }
}
