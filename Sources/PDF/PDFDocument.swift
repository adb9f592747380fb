/// Tệp PDF: a file of PDF with all its revisions, read as it lies and mended nowhere.
public struct PDFDocument: Sendable {
    /// The bytes of the file.
    public let bytes: ArraySlice<UInt8>
    /// What each writing added, oldest first; never empty.
    public let revisions: [PDFRevision]

    private let history: [Int: [(revision: Int, entry: CrossReferenceEntry)]]
    private let unpackedStreams = UnpackedStreams()
    private let recent = RecentObjects()
    private let budget: ReadingBudget

    /// Reads the structure of a file; objects are read when they are asked for.
    ///
    /// `time` is all that may pass from now until the last object is read; nil sets no end to it.
    ///
    /// - Throws: `PDFError`, also where the file is encrypted.
    public init(_ bytes: [UInt8], within time: Duration? = nil) throws(PDFError) {
        guard bytes.starts(with: "%PDF-".utf8) else { throw PDFError(.notAPDF, at: 0) }
        self.bytes = bytes[...]
        budget = ReadingBudget(fileLength: bytes.count, time: time)
        revisions = try PDFRevision.chain(bytes[...], budget)
        var history: [Int: [(revision: Int, entry: CrossReferenceEntry)]] = [:]
        for (index, revision) in revisions.enumerated() {
            guard revision.trailer["Encrypt"] == nil else { throw PDFError(.encrypted, at: revision.start) }
            for (number, entry) in revision.entries {
                if case .inFile(let offset, _) = entry, offset >= revision.end || offset < 5 {
                    // Writers of old tables say `0 n` of objects that they do not have.
                    guard offset == 0 else { throw PDFError(.outsideRevision, at: offset) }
                    history[number, default: []].append((index, .free))
                } else {
                    history[number, default: []].append((index, entry))
                }
            }
        }
        self.history = history
    }

    /// The document as it is after the last revision.
    public var latest: PDFState { PDFState(self, revision: revisions.count - 1) }

    /// The document as it was after a revision.
    public func state(after revision: Int) -> PDFState { PDFState(self, revision: revision) }

    /// Bytes behind the last revision that are more than white space.
    public var hasTrailingBytes: Bool {
        !bytes[(revisions.last?.end ?? bytes.endIndex)...].allSatisfy { PDFLexer.isSpace($0) }
    }

    /// Where an object lies after a revision, and which revision wrote it there.
    func entry(_ number: Int, after revision: Int) -> (revision: Int, entry: CrossReferenceEntry)? {
        guard let entries = history[number] else { return nil }
        // The first of those that are too young; a file may be written a thousand times.
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].revision <= revision { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : entries[low - 1]
    }

    /// Refuses to go on where the time is over that was given for reading.
    ///
    /// - Throws: `PDFError` of the kind `outOfTime`.
    public func checkTime() throws(PDFError) { try budget.checkTime(at: bytes.endIndex) }

    func placedObject(_ number: Int, after revision: Int) throws(PDFError) -> PlacedObject? {
        guard let found = entry(number, after: revision), case .inFile(let offset, let generation) = found.entry else {
            return nil
        }
        if let known = recent[found.revision, offset], known.reference == PDFReference(number, generation: generation) {
            return known
        }
        // An object does not reach beyond the revision that lists it: what is added later was not there.
        var parser = PDFParser(bytes[..<revisions[found.revision].end], at: offset)
        let object = try parser.placedObject { reference throws(PDFError) in
            try length(reference, after: revision, at: offset)
        }
        try budget.spend(object.range.count - (object.value.stream?.data.count ?? 0), at: offset)
        guard object.reference == PDFReference(number, generation: generation) else {
            throw PDFError(.otherObject, at: offset)
        }
        recent[found.revision, offset] = object
        return object
    }

    /// A stream's length that stands in an object of its own, which is a number and no stream.
    private func length(_ reference: PDFReference, after revision: Int, at place: Int) throws(PDFError) -> Int {
        guard let found = entry(reference.number, after: revision) else { throw PDFError(.badStream, at: place) }
        switch found.entry {
        case .free: throw PDFError(.badStream, at: place)
        case .inFile(let offset, _):
            var lexer = PDFLexer(bytes[..<revisions[found.revision].end], at: offset)
            guard try lexer.next() == .integer(reference.number), try lexer.next() == .integer(reference.generation),
                try lexer.next() == .keyword("obj"), case .integer(let length) = try lexer.next(),
                try lexer.next() == .keyword("endobj")
            else { throw PDFError(.badStream, at: place) }
            return length
        case .inStream:
            // Such a stream may itself wait for a length: no writer does it, and it would be a loop.
            throw PDFError(.badStream, at: place)
        }
    }

    /// The object of this number after a revision; null where there is none.
    func object(_ number: Int, after revision: Int) throws(PDFError) -> PDFObject {
        guard let found = entry(number, after: revision) else { return .null }
        switch found.entry {
        case .free: return .null
        case .inFile: return try placedObject(number, after: revision)?.value ?? .null
        case .inStream(let container, let index):
            // The container is the one that this number has in the revision that lists the object.
            let (object, length) = try objectStream(container, after: found.revision).object(number, at: index)
            try budget.spend(length, at: index)
            return object
        }
    }

    private func objectStream(_ number: Int, after revision: Int) throws(PDFError) -> ObjectStream {
        guard let found = entry(number, after: revision), case .inFile(let offset, _) = found.entry else {
            throw PDFError(.missing, at: 0)
        }
        if let known = unpackedStreams[offset] { return known }
        guard case .stream(let stream)? = try placedObject(number, after: revision)?.value else {
            throw PDFError(.badStream, at: offset)
        }
        let unpacked = try ObjectStream(stream, limit: unpackedStreams.room)
        unpackedStreams[offset] = unpacked
        return unpacked
    }
}
