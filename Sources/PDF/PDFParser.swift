/// Reads objects from bytes (ISO 32000-2, 7.3), never deeper than `deepest`.
struct PDFParser {
    static let deepest = 100

    var lexer: PDFLexer

    init(_ bytes: ArraySlice<UInt8>, at position: Int) {
        lexer = PDFLexer(bytes, at: position)
    }

    /// An object that stands on its own, without a stream.
    mutating func object() throws(PDFError) -> PDFObject {
        try object(try lexer.next(), depth: 0)
    }

    private mutating func object(_ token: PDFLexer.Token, depth: Int) throws(PDFError) -> PDFObject {
        guard depth < Self.deepest else { throw PDFError(.tooDeep, at: lexer.position) }
        switch token {
        case .integer(let value): return try reference(from: value) ?? .integer(value)
        case .real(let value): return .real(value)
        case .name(let value): return .name(value)
        case .string(let value): return .string(value)
        case .arrayStart: return .array(try array(depth: depth))
        case .dictionaryStart: return .dictionary(try dictionary(depth: depth).entries)
        case .keyword("true"): return .boolean(true)
        case .keyword("false"): return .boolean(false)
        case .keyword("null"): return .null
        case .arrayEnd, .dictionaryEnd, .keyword, .end: throw PDFError(.malformed, at: lexer.position)
        }
    }

    /// The reference that begins with this number, if two more words make one.
    private mutating func reference(from number: Int) throws(PDFError) -> PDFObject? {
        let before = lexer.position
        // A look ahead only where a digit follows: most numbers are followed by something else.
        lexer.skipSpace()
        if number > 0, let byte = lexer.peek(), (48...57).contains(byte),
            case .integer(let generation) = try lexer.next(), (0...65535).contains(generation)
        {
            lexer.skipSpace()
            if lexer.peek() == UInt8(ascii: "R") {
                let next = lexer.peek(1)
                if next.map({ PDFLexer.isSpace($0) || PDFLexer.isDelimiter($0) }) ?? true {
                    lexer.position += 1
                    return .reference(PDFReference(number, generation: generation))
                }
            }
        }
        lexer.position = before
        return nil
    }

    private mutating func array(depth: Int) throws(PDFError) -> [PDFObject] {
        var elements: [PDFObject] = []
        while true {
            let token = try lexer.next()
            if token == .arrayEnd { return elements }
            elements.append(try object(token, depth: depth + 1))
        }
    }

    /// The entries up to `>>`, and where the value of each lies.
    private mutating func dictionary(
        depth: Int
    ) throws(PDFError) -> (entries: PDFDictionary, places: [String: Range<Int>]) {
        var (entries, places): (PDFDictionary, [String: Range<Int>]) = ([:], [:])
        while true {
            let token = try lexer.next()
            if token == .dictionaryEnd { return (entries, places) }
            guard case .name(let key) = token else { throw PDFError(.malformed, at: lexer.position) }
            lexer.skipSpace()
            let start = lexer.position
            let value = try object(try lexer.next(), depth: depth + 1)
            guard places.updateValue(start..<lexer.position, forKey: key) == nil else {
                throw PDFError(.duplicateKey, at: start)
            }
            entries[key] = value == .null ? nil : value
        }
    }
}

// MARK: - Indirect objects

/// An object as it lies in the file.
struct PlacedObject: Sendable {
    let reference: PDFReference
    let value: PDFObject
    /// Where the values of its own entries lie, if it is a dictionary.
    let places: [String: Range<Int>]
    /// From its number to behind `endobj`.
    let range: Range<Int>
}

extension PDFParser {
    /// The object `12 0 obj … endobj` that stands here; `length` gives a stream's length that stands in another object.
    mutating func placedObject(length: (PDFReference) throws(PDFError) -> Int) throws(PDFError) -> PlacedObject {
        lexer.skipSpace()
        let start = lexer.position
        guard case .integer(let number) = try lexer.next(), number > 0,
            case .integer(let generation) = try lexer.next(),
            (0...65535).contains(generation), try lexer.next() == .keyword("obj")
        else { throw PDFError(.otherObject, at: start) }
        var (value, places): (PDFObject, [String: Range<Int>])
        let token = try lexer.next()
        if token == .dictionaryStart {
            let read = try dictionary(depth: 0)
            (value, places) = (.dictionary(read.entries), read.places)
            let behind = lexer.position
            if try lexer.next() == .keyword("stream") {
                value = .stream(try stream(read.entries, length: length))
            } else {
                lexer.position = behind
            }
        } else {
            (value, places) = (try object(token, depth: 0), [:])
        }
        guard try lexer.next() == .keyword("endobj") else { throw PDFError(.malformed, at: lexer.position) }
        return PlacedObject(
            reference: PDFReference(number, generation: generation),
            value: value,
            places: places,
            range: start..<lexer.position
        )
    }

    private mutating func stream(
        _ dictionary: PDFDictionary,
        length: (PDFReference) throws(PDFError) -> Int
    ) throws(PDFError) -> PDFStream {
        if lexer.peek() == 13 { lexer.position += 1 }
        guard lexer.peek() == 10 else { throw PDFError(.badStream, at: lexer.position) }
        lexer.position += 1
        let start = lexer.position
        let count: Int
        switch dictionary["Length"] {
        case .integer(let value): count = value
        case .reference(let reference): count = try length(reference)
        default: throw PDFError(.badStream, at: start)
        }
        guard count >= 0, count <= lexer.bytes.endIndex - start else { throw PDFError(.badStream, at: start) }
        lexer.position = start + count
        guard try lexer.next() == .keyword("endstream") else { throw PDFError(.badStream, at: start + count) }
        return PDFStream(read: dictionary, data: lexer.bytes[start..<start + count])
    }
}
