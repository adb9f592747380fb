import PDF

/// Looks at what each revision did to the objects of those before it.
///
/// What may happen to a signed document is a short list: signatures and their fields are added, evidence (DSS, ETSI
/// EN 319 142-1, 5.4.2) and metadata change. All else is content, for what is not on the list may show something else than
/// was signed. So hidden objects that come to light, missing ones that are filled in, and another catalog are content too.
struct ChangeReview {
    private let document: PDFDocument
    /// How often an object names another: by the object that is named, then by the one that names it.
    private var mentions: [Int: [Int: Int]] = [:]
    private var mentioned: [Int: Set<Int>] = [:]
    private var known: [Int: CrossReferenceEntry] = [:]
    private lazy var pages = Set((try? document.state(after: 0).pages())?.map(\.number) ?? [])

    init(_ document: PDFDocument) {
        self.document = document
    }

    /// The changes that each revision made, by its index.
    static func changes(in document: PDFDocument, after first: Int) -> [Int: [DocumentChange]] {
        var review = ChangeReview(document)
        var changes: [Int: [DocumentChange]] = [:]
        guard first < document.revisions.count - 1 else { return [:] }
        for revision in document.revisions.indices {
            if revision > first { changes[revision] = review.changes(of: revision) }
            review.remember(revision)
        }
        return changes
    }

    private mutating func remember(_ revision: Int) {
        let state = document.state(after: revision)
        for (number, entry) in document.revisions[revision].entries {
            // A revision may list what did not move; objects in streams are looked at again, for the stream may be another.
            let before = known.updateValue(entry, forKey: number)
            if case .inFile = entry, before == entry { continue }
            var counts: [Int: Int] = [:]
            (try? state.object(number))?.forEachReference { counts[$0.number, default: 0] += 1 }
            mentions[number] = counts
            for target in counts.keys { mentioned[target, default: []].insert(number) }
        }
    }

    /// How often the object is named in all the document.
    private func mentionCount(_ number: Int) -> Int {
        mentioned[number]?.reduce(0) { $0 + (mentions[$1]?[number] ?? 0) } ?? 0
    }

    private mutating func changes(of revision: Int) -> [DocumentChange] {
        var judge = RevisionJudge(before: document.state(after: revision - 1), after: document.state(after: revision))
        judge.trailers()
        for number in document.revisions[revision].entries.keys.sorted() where number != 0 {
            judge.object(number, pages: pages, mentions: mentionCount(number))
        }
        return judge.changes.map { DocumentChange(revision: revision + 1, kind: $0.kind, text: $0.text) }
    }
}
