/// Bản sửa đổi: what one writing of the file added to it (ISO 32000-2, 7.5.6).
public struct PDFRevision: Sendable {
    /// The objects that the revision writes, or frees.
    public let entries: [Int: CrossReferenceEntry]
    /// Its trailer.
    public let trailer: PDFDictionary
    /// The byte at which its cross-references begin: what `startxref` names.
    public let start: Int
    /// Behind its last `%%EOF`.
    public let mark: Int
    /// Behind its last `%%EOF` and the end of that line.
    public let end: Int
    /// Whether its cross-references are a stream.
    public let isStream: Bool

    /// The chain of revisions, oldest first.
    ///
    /// A section whose predecessor lies behind it belongs to one writing with it (a linearised file has two). A table may
    /// have a stream beside it (`/XRefStm`) with the objects that old readers shall not see.
    static func chain(_ bytes: ArraySlice<UInt8>, _ time: ReadingBudget) throws(PDFError) -> [PDFRevision] {
        var revisions: [PDFRevision] = []
        var parts: [CrossReferenceSection] = []
        var seen: Set<Int> = []
        var offset: Int? = try CrossReferenceSection.start(of: bytes)
        var budget = (entries: 1_000_000, bytes: 4 * bytes.count + 1_048_576)
        while let place = offset {
            try time.checkTime(at: place)
            guard seen.insert(place).inserted else { throw PDFError(.loop, at: place) }
            guard seen.count <= 20_000 else { throw PDFError(.tooMany, at: place) }
            var section = try CrossReferenceSection.read(bytes, at: place)
            if !section.isStream, let hidden = section.trailer["XRefStm"]?.integer {
                guard seen.insert(hidden).inserted else { throw PDFError(.loop, at: hidden) }
                let stream = try CrossReferenceSection.readHidden(bytes, at: hidden)
                section.entries.merge(stream.entries) { $0 == .free ? $1 : $0 }
                budget.bytes -= stream.length
            }
            // Sections that lie in each other would be read again and again.
            budget.entries -= section.entries.count
            budget.bytes -= section.end - place
            guard budget.entries >= 0, budget.bytes >= 0 else { throw PDFError(.tooMany, at: place) }
            parts.append(section)
            offset = section.trailer["Prev"]?.integer
            guard offset != nil || section.trailer["Prev"] == nil else { throw PDFError(.malformedTable, at: place) }
            if let next = offset, next > place { continue }
            revisions.append(PDFRevision(parts))
            parts = []
        }
        revisions.reverse()
        var end = bytes.startIndex
        for revision in revisions {
            guard revision.end > end, revision.start >= end else {
                throw PDFError(.outsideRevision, at: revision.start)
            }
            end = revision.end
        }
        return revisions
    }

    private init(_ sections: [CrossReferenceSection]) {
        var entries: [Int: CrossReferenceEntry] = [:]
        for section in sections { entries.merge(section.entries) { first, _ in first } }
        self.entries = entries
        trailer = sections[0].trailer
        start = sections[0].offset
        mark = sections.map(\.mark).max() ?? 0
        end = sections.map(\.end).max() ?? 0
        isStream = sections[0].isStream
    }
}
