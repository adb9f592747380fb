/// Trạng thái của tệp: a document as it was after one of its revisions.
public struct PDFState: Sendable {
    /// The document.
    public let document: PDFDocument
    /// The last revision that counts.
    public let revision: Int

    init(_ document: PDFDocument, revision: Int) {
        self.document = document
        self.revision = revision
    }

    /// The trailer of the revision.
    public var trailer: PDFDictionary { document.revisions[revision].trailer }

    /// The object of this number; null where there is none.
    ///
    /// - Throws: `PDFError` where it cannot be read.
    public func object(_ number: Int) throws(PDFError) -> PDFObject { try document.object(number, after: revision) }

    /// The object that a reference names, or the object itself.
    ///
    /// - Throws: `PDFError` where it cannot be read or references lead in a circle.
    public func resolve(_ object: PDFObject?) throws(PDFError) -> PDFObject {
        var object = object ?? .null
        for _ in 0..<16 {
            guard case .reference(let reference) = object else { return object }
            if let found = document.entry(reference.number, after: revision) {
                switch found.entry {
                case .inFile(_, let generation) where generation != reference.generation: return .null
                case .inStream where reference.generation != 0: return .null
                default: break
                }
            }
            object = try self.object(reference.number)
        }
        throw PDFError(.loop, at: document.revisions[revision].start)
    }

    /// Whether the object of this number exists.
    public func contains(_ number: Int) -> Bool {
        switch document.entry(number, after: revision)?.entry {
        case nil, .free: false
        case .inFile, .inStream: true
        }
    }

    /// The reference of the catalog, the root of all that is shown.
    ///
    /// - Throws: `PDFError` where the trailer has none.
    public var root: PDFReference {
        get throws(PDFError) {
            guard let root = trailer["Root"]?.reference else {
                throw PDFError(.missing, at: document.revisions[revision].start)
            }
            return root
        }
    }

    /// The entries of the catalog.
    ///
    /// - Throws: `PDFError` where it cannot be read.
    public var catalog: PDFDictionary {
        get throws(PDFError) {
            guard case .dictionary(let catalog) = try resolve(.reference(try root)) else {
                throw PDFError(.missing, at: document.revisions[revision].start)
            }
            return catalog
        }
    }

    /// Where the values of an object's own entries lie in the file; nil where it is none that lies there itself.
    ///
    /// - Throws: `PDFError` where it cannot be read.
    public func places(of number: Int) throws(PDFError) -> [String: Range<Int>]? {
        try document.placedObject(number, after: revision)?.places
    }

    /// The pages in their order, at most `limit` of them.
    ///
    /// - Throws: `PDFError` where the tree of pages has a loop or cannot be read.
    public func pages(limit: Int = 100_000) throws(PDFError) -> [PDFReference] {
        var pages: [PDFReference] = []
        var seen: Set<Int> = []
        guard let top = try catalog["Pages"]?.reference else {
            throw PDFError(.missing, at: document.revisions[revision].start)
        }
        var waiting = [top]
        while let next = waiting.popLast() {
            guard seen.insert(next.number).inserted else {
                throw PDFError(.loop, at: document.revisions[revision].start)
            }
            guard pages.count < limit else { throw PDFError(.tooMany, at: document.revisions[revision].start) }
            let node = try resolve(.reference(next)).dictionary ?? [:]
            if let kids = try resolve(node["Kids"]).array {
                waiting += kids.reversed().compactMap(\.reference)
            } else if node["Type"] == .name("Page") {
                pages.append(next)
            }
        }
        return pages
    }

    /// The greatest number of an object so far.
    public var greatestNumber: Int {
        document.revisions[...revision].lazy.compactMap { $0.entries.keys.max() }.max() ?? 0
    }
}
