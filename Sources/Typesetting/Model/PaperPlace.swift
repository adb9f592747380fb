/// Chỗ ký: a named place on a paper that a visible signature covers later.
public enum PaperPlace: String, Codable, CaseIterable, Sendable {
    /// The whole row of number and symbol, place and day; the clerk's signature fills it.
    case number
    /// Between the post of who signs and the name.
    case signature
    /// Over the left third of the signature, where the agency's seal lies.
    case seal
    /// At the top right of the first page: the signature of the agency that shows no image.
    case agency
}

/// Where on a paper a signature will be seen.
public struct SignaturePlace: Codable, Hashable, Sendable {
    /// The page, counted from 0.
    public var page: Int
    /// Distance of its left edge from the left edge of the page, in points.
    public var x: Double
    /// Distance of its lower edge from the lower edge of the page, in points.
    public var y: Double
    /// Width in points.
    public var width: Double
    /// Height in points.
    public var height: Double

    /// A place on a page.
    public init(page: Int, x: Double, y: Double, width: Double, height: Double) {
        (self.page, self.x, self.y, self.width, self.height) = (page, x, y, width, height)
    }
}

/// Văn bản đã in: the file, and where it may be signed.
public struct SetPaper: Hashable, Sendable {
    /// The bytes of the file.
    public var pdf: [UInt8]
    /// The places that were kept free, by name.
    public var places: [PaperPlace: SignaturePlace]
    /// Number of its pages.
    public var pages: Int
}

/// Chỗ trống: room on a page where nothing is drawn, for a signature that comes later.
public struct Reservation: Codable, Hashable, Sendable {
    /// What the place is called.
    public var place: PaperPlace
    /// Width in millimetres; all there is where nothing is said, or where less is left.
    public var width: Double?
    /// Height in points; as high as `blocks` where nothing is said.
    public var height: Double?
    /// Canh lề.
    public var align: ParagraphStyle.Alignment?
    /// What will stand there, only measured.
    public var blocks: [Block]?
    /// Side of the seal that lies over the left third of a signature, in millimetres.
    public var seal: Double?

    /// Room of this size, or as high as what will stand there.
    public init(
        _ place: PaperPlace,
        width: Double? = nil,
        height: Double? = nil,
        align: ParagraphStyle.Alignment? = nil,
        blocks: [Block]? = nil,
        seal: Double? = nil
    ) {
        (self.place, self.width, self.height) = (place, width, height)
        (self.align, self.blocks, self.seal) = (align, blocks, seal)
    }
}
