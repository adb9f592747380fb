/// Khối: what stands on a page, one below the other.
public indirect enum Block: Hashable, Sendable {
    /// Đoạn văn.
    case paragraph(Paragraph)
    /// Blocks side by side.
    case columns(Columns)
    /// Bảng.
    case table(Table)
    /// Mã QR.
    case code(QRFigure)
    /// Hình.
    case picture(Picture)
    /// Đường kẻ.
    case rule(Rule)
    /// Chỗ trống for a signature.
    case reserved(Reservation)
    /// Blocks that stay on one page, such as the signatures with the line before.
    case group([Block])
    /// Empty space, in points.
    case space(Double)
    /// What comes now begins a page.
    case pageBreak

    /// A paragraph of a text.
    public static func text(_ text: String, _ style: ParagraphStyle = ParagraphStyle()) -> Block {
        .paragraph(Paragraph(text, style))
    }
}

/// Cột: blocks side by side, such as agency and national name.
public struct Columns: Codable, Hashable, Sendable {
    /// One of the columns.
    public struct Column: Codable, Hashable, Sendable {
        /// Its part of the width that is left, against the sum of all shares; 1 where nothing is said.
        public var share: Double?
        /// Its width in millimetres, where that is fixed.
        public var width: Double?
        /// What stands in it.
        public var blocks: [Block]

        /// A column of blocks.
        public init(share: Double? = nil, width: Double? = nil, _ blocks: [Block]) {
            (self.share, self.width, self.blocks) = (share, width, blocks)
        }
    }

    /// The columns from the left.
    public var columns: [Column]
    /// Distance between them, in millimetres.
    public var gap: Double?

    /// Columns from the left.
    public init(_ columns: [Column], gap: Double? = nil) { (self.columns, self.gap) = (columns, gap) }
}

/// Đường kẻ across the page or a part of it.
public struct Rule: Codable, Hashable, Sendable {
    /// Length as a part of the width; the whole where nothing is said.
    public var share: Double?
    /// Space above and below, in points.
    public var around: Double?

    /// A centred line.
    public init(share: Double? = nil, around: Double? = nil) { (self.share, self.around) = (share, around) }
}

extension Block: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case paragraph, columns, table, code, picture, rule, reserved, group, space
        case pageBreak = "page_break"
    }

    /// Reads a mapping with one key, the kind of the block; a mere text is a paragraph.
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .paragraph(Paragraph(Run.read(text)))
            return
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = values.allKeys.first, values.allKeys.count == 1 else {
            throw DecodingError.none(of: CodingKeys.allCases.map(\.rawValue), decoder)
        }
        self =
            switch kind {
            case .paragraph: .paragraph(try values.decode(Paragraph.self, forKey: kind))
            case .columns: .columns(try values.decode(Columns.self, forKey: kind))
            case .table: .table(try values.decode(Table.self, forKey: kind))
            case .code: .code(try values.decode(QRFigure.self, forKey: kind))
            case .picture: .picture(try values.decode(Picture.self, forKey: kind))
            case .rule: .rule(try values.decode(Rule.self, forKey: kind))
            case .reserved: .reserved(try values.decode(Reservation.self, forKey: kind))
            case .group: .group(try values.decode([Block].self, forKey: kind))
            case .space: .space(try values.decode(Double.self, forKey: kind))
            case .pageBreak: .pageBreak
            }
    }

    /// Writes a mapping with one key.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .paragraph(let paragraph): try values.encode(paragraph, forKey: .paragraph)
        case .columns(let columns): try values.encode(columns, forKey: .columns)
        case .table(let table): try values.encode(table, forKey: .table)
        case .code(let code): try values.encode(code, forKey: .code)
        case .picture(let picture): try values.encode(picture, forKey: .picture)
        case .rule(let rule): try values.encode(rule, forKey: .rule)
        case .reserved(let reservation): try values.encode(reservation, forKey: .reserved)
        case .group(let blocks): try values.encode(blocks, forKey: .group)
        case .space(let space): try values.encode(space, forKey: .space)
        case .pageBreak: try values.encode(true, forKey: .pageBreak)
        }
    }
}

extension DecodingError {
    /// A mapping whose key is none of those known.
    static func none(of known: [String], _ decoder: any Decoder) -> DecodingError {
        .dataCorrupted(
            Context(
                codingPath: decoder.codingPath,
                debugDescription: "one key of \(known.joined(separator: ", ")) is expected"
            )
        )
    }
}
