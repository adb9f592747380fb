extension OfficialPart: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case letterhead, title, addressees, bases, order, article, text, lines, list, table, signatures, closing, block
    }

    /// Reads a mapping with one key, the kind of the part; a mere text is a paragraph of the body.
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .text(Paragraph(Run.read(text)))
            return
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = values.allKeys.first, values.allKeys.count == 1 else {
            throw DecodingError.none(of: CodingKeys.allCases.map(\.rawValue), decoder)
        }
        self =
            switch kind {
            case .letterhead: .letterhead(try values.decode(Letterhead.self, forKey: kind))
            case .title: .title(try values.decode(OfficialTitle.self, forKey: kind))
            case .addressees: .addressees(try values.decode([String].self, forKey: kind))
            case .bases: .bases(try values.decode([String].self, forKey: kind))
            case .order: .order(try values.decode(String.self, forKey: kind))
            case .article: .article(try values.decode(Article.self, forKey: kind))
            case .text: .text(try values.decode(Paragraph.self, forKey: kind))
            case .lines: .lines(try values.decode([FormLine].self, forKey: kind))
            case .list: .list(try values.decode([String].self, forKey: kind))
            case .table: .table(try values.decode(NumberedTable.self, forKey: kind))
            case .signatures: .signatures(try values.decode(FormSignatures.self, forKey: kind))
            case .closing: .closing(try values.decode(Closing.self, forKey: kind))
            case .block: .block(try values.decode(Block.self, forKey: kind))
            }
    }

    /// Writes a mapping with one key.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .letterhead(let part): try values.encode(part, forKey: .letterhead)
        case .title(let part): try values.encode(part, forKey: .title)
        case .addressees(let part): try values.encode(part, forKey: .addressees)
        case .bases(let part): try values.encode(part, forKey: .bases)
        case .order(let part): try values.encode(part, forKey: .order)
        case .article(let part): try values.encode(part, forKey: .article)
        case .text(let part): try values.encode(part, forKey: .text)
        case .lines(let part): try values.encode(part, forKey: .lines)
        case .list(let part): try values.encode(part, forKey: .list)
        case .table(let part): try values.encode(part, forKey: .table)
        case .signatures(let part): try values.encode(part, forKey: .signatures)
        case .closing(let part): try values.encode(part, forKey: .closing)
        case .block(let part): try values.encode(part, forKey: .block)
        }
    }
}
