/// Trang giấy: its format, which way it lies, and its margins.
public struct Page: Codable, Hashable, Sendable {
    /// Khổ giấy.
    public enum Format: String, Codable, CaseIterable, Sendable {
        /// 210 by 297 mm.
        case a4
        /// 148 by 210 mm.
        case a5

        /// Width and height in millimetres, upright.
        var sides: (width: Double, height: Double) {
            switch self {
            case .a4: (210, 297)
            case .a5: (148, 210)
            }
        }
    }

    /// Lề, in millimetres.
    public struct Margins: Codable, Hashable, Sendable {
        /// Trên.
        public var top: Double
        /// Dưới.
        public var bottom: Double
        /// Trái, where the paper is bound.
        public var left: Double
        /// Phải.
        public var right: Double

        /// Margins in millimetres.
        public init(top: Double, bottom: Double, left: Double, right: Double) {
            (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
        }
    }

    /// Khổ giấy.
    public var format: Format
    /// Whether the long side lies below.
    public var isLandscape: Bool
    /// Lề.
    public var margins: Margins
    /// Size of the page numbers in the top margin, from the second page on; nil for none.
    public var numberSize: Double?

    /// A page; by default A4 upright with the margins of Nghị định 30/2020.
    public init(
        format: Format = .a4,
        isLandscape: Bool = false,
        margins: Margins = Margins(top: 20, bottom: 20, left: 30, right: 20),
        numberSize: Double? = 13
    ) {
        self.format = format
        self.isLandscape = isLandscape
        self.margins = margins
        self.numberSize = numberSize
    }

    /// The names in files.
    enum CodingKeys: String, CodingKey {
        case format
        case isLandscape = "landscape"
        case margins
        case numberSize = "number_size"
    }
}

extension Page {
    /// Width and height in millimetres, as it lies.
    var sides: (width: Double, height: Double) {
        isLandscape ? (format.sides.height, format.sides.width) : format.sides
    }
    /// Width in points.
    var width: Double { points(sides.width) }
    /// Height in points.
    var height: Double { points(sides.height) }
    /// Width between the margins, in points.
    var bodyWidth: Double { width - points(margins.left + margins.right) }
    /// Height between the margins, in points.
    var bodyHeight: Double { height - points(margins.top + margins.bottom) }
}

/// Millimetres as points of 1/72 inch.
func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
