/// Where an object lies.
public enum CrossReferenceEntry: Hashable, Sendable {
    case free
    /// In the file itself, at this byte.
    case inFile(offset: Int, generation: Int)
    /// In an object stream, at this place.
    case inStream(number: Int, index: Int)
}

/// One section of cross-references with its trailer: a table or a stream (ISO 32000-2, 7.5.4 and 7.5.8).
struct CrossReferenceSection {
    static let greatestNumber = 8_388_607
    static let mostEntries = 500_000

    let offset: Int
    var entries: [Int: CrossReferenceEntry]
    let trailer: PDFDictionary
    let isStream: Bool
    /// Behind `%%EOF`.
    let mark: Int
    /// Behind `%%EOF` and the end of its line.
    let end: Int

    /// Reads the section at this byte.
    static func read(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(PDFError) -> CrossReferenceSection {
        guard bytes.indices.contains(offset) else { throw PDFError(.malformedTable, at: offset) }
        var lexer = PDFLexer(bytes, at: offset)
        if try lexer.next() == .keyword("xref") { return try readTable(lexer, from: offset) }
        return try readStream(bytes, at: offset)
    }

    // MARK: Table

    private static func readTable(_ start: PDFLexer, from offset: Int) throws(PDFError) -> CrossReferenceSection {
        var lexer = start
        var entries: [Int: CrossReferenceEntry] = [:]
        while true {
            let token = try lexer.next()
            if token == .keyword("trailer") { break }
            guard case .integer(let first) = token, case .integer(let count) = try lexer.next(), first >= 0, count >= 0,
                count <= greatestNumber, first <= greatestNumber - count
            else { throw PDFError(.malformedTable, at: lexer.position) }
            for number in first..<first + count {
                guard case .integer(let place) = try lexer.next(), case .integer(let generation) = try lexer.next(),
                    case .keyword(let kind) = try lexer.next(), kind == "n" || kind == "f",
                    (0...65_535).contains(generation)
                else { throw PDFError(.malformedTable, at: lexer.position) }
                let entry: CrossReferenceEntry = kind == "n" ? .inFile(offset: place, generation: generation) : .free
                guard entries.updateValue(entry, forKey: number) == nil else {
                    throw PDFError(.duplicateEntry, at: lexer.position)
                }
            }
        }
        var parser = PDFParser(lexer.bytes, at: lexer.position)
        guard case .dictionary(let trailer) = try parser.object() else {
            throw PDFError(.malformedTable, at: lexer.position)
        }
        let (mark, end) = try end(lexer.bytes, from: parser.lexer.position)
        return CrossReferenceSection(
            offset: offset,
            entries: entries,
            trailer: trailer,
            isStream: false,
            mark: mark,
            end: end
        )
    }

    // MARK: Stream

    private static func readStream(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(PDFError) -> CrossReferenceSection
    {
        var parser = PDFParser(bytes, at: offset)
        let object = try parser.placedObject { _ throws(PDFError) in throw PDFError(.badStream, at: offset) }
        guard case .stream(let stream) = object.value, stream.dictionary["Type"] == .name("XRef") else {
            throw PDFError(.malformedTable, at: offset)
        }
        let (mark, end) = try end(bytes, from: object.range.upperBound)
        return CrossReferenceSection(
            offset: offset,
            entries: try entries(stream, at: offset),
            trailer: stream.dictionary,
            isStream: true,
            mark: mark,
            end: end
        )
    }

    /// The entries of a stream beside a table.
    static func readHidden(
        _ bytes: ArraySlice<UInt8>,
        at offset: Int
    ) throws(PDFError) -> (entries: [Int: CrossReferenceEntry], length: Int) {
        guard bytes.indices.contains(offset) else { throw PDFError(.malformedTable, at: offset) }
        var parser = PDFParser(bytes, at: offset)
        let object = try parser.placedObject { _ throws(PDFError) in throw PDFError(.badStream, at: offset) }
        guard case .stream(let stream) = object.value, stream.dictionary["Type"] == .name("XRef") else {
            throw PDFError(.malformedTable, at: offset)
        }
        return (try entries(stream, at: offset), object.range.count)
    }

    private static func entries(_ stream: PDFStream, at offset: Int) throws(PDFError) -> [Int: CrossReferenceEntry] {
        let widths = stream.dictionary["W"]?.array?.compactMap(\.integer) ?? []
        guard widths.count == 3, widths.allSatisfy({ (0...7).contains($0) }), widths[1] > 0,
            let size = stream.dictionary["Size"]?.integer, size >= 0
        else { throw PDFError(.malformedTable, at: offset) }
        let index = stream.dictionary["Index"]?.array?.map(\.integer) ?? [0, size]
        let width = widths.reduce(0, +)
        guard index.count.isMultiple(of: 2), index.allSatisfy({ (0...greatestNumber).contains($0 ?? -1) }) else {
            throw PDFError(.malformedTable, at: offset)
        }
        let count = stride(from: 1, to: index.count, by: 2).reduce(0) { $0 + (index[$1] ?? 0) }
        guard count <= mostEntries else { throw PDFError(.tooMany, at: offset) }
        // No more is unpacked than the entries need, and a little that careless writers leave behind them.
        let data = try stream.unpacked(limit: count * width + 1024)
        var entries: [Int: CrossReferenceEntry] = [:]
        var place = 0
        for pair in stride(from: 0, to: index.count, by: 2) {
            guard let first = index[pair], let count = index[pair + 1], first >= 0, count >= 0,
                count <= (data.count - place) / width, first <= greatestNumber - count
            else { throw PDFError(.malformedTable, at: offset) }
            for number in first..<first + count {
                var fields = [1, 0, 0]
                for (field, width) in widths.enumerated() where width > 0 {
                    fields[field] = data[place..<place + width].reduce(0) { $0 << 8 | Int($1) }
                    place += width
                }
                let entry: CrossReferenceEntry
                switch fields[0] {
                case 1: entry = .inFile(offset: fields[1], generation: fields[2])
                case 2: entry = .inStream(number: fields[1], index: fields[2])
                default: entry = .free
                }
                guard entries.updateValue(entry, forKey: number) == nil else {
                    throw PDFError(.duplicateEntry, at: offset)
                }
            }
        }
        return entries
    }

    // MARK: End

    /// Behind `startxref 123 %%EOF`, which follows a section at once.
    private static func end(
        _ bytes: ArraySlice<UInt8>,
        from position: Int
    ) throws(PDFError) -> (mark: Int, end: Int) {
        var lexer = PDFLexer(bytes, at: position)
        guard try lexer.next() == .keyword("startxref"), case .integer = try lexer.next() else {
            throw PDFError(.malformedTable, at: position)
        }
        while let byte = lexer.peek(), PDFLexer.isSpace(byte) { lexer.position += 1 }
        guard bytes[lexer.position...].starts(with: "%%EOF".utf8) else {
            throw PDFError(.malformedTable, at: lexer.position)
        }
        let mark = lexer.position + 5
        lexer.position = mark
        if lexer.peek() == 13 { lexer.position += 1 }
        if lexer.peek() == 10 { lexer.position += 1 }
        return (mark, lexer.position)
    }

    /// The byte that the last `startxref` names, which must stand within the last kilobytes.
    static func start(of bytes: ArraySlice<UInt8>) throws(PDFError) -> Int {
        let word = Array("startxref".utf8)
        let lowest = max(bytes.startIndex, bytes.endIndex - 2048)
        var place = bytes.endIndex - word.count
        while place >= lowest {
            if bytes[place] == word[0], bytes[place..<place + word.count].elementsEqual(word) {
                var lexer = PDFLexer(bytes, at: place + word.count)
                guard case .integer(let offset) = try lexer.next(), offset > 0 else { break }
                return offset
            }
            place -= 1
        }
        throw PDFError(.noStart, at: bytes.endIndex)
    }
}
