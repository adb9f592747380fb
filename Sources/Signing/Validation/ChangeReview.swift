import PDF

/// Looks at what each revision did to the objects of those before it.
///
/// What may happen to a signed document is a short list: signatures and their fields are added, evidence (DSS, ETSI
/// EN 319 142-1, 5.4.2) and metadata change. All else is content, for what is not on the list may show something else than
/// was signed. So hidden objects that come to light, missing ones that are filled in, and another catalog are content too.
struct ChangeReview {
    private let document: PDFDocument
    private let parts: PageParts
    /// What an object names, and how often each is named in all the document.
    private var targets: [Int: [Int]] = [:]
    private var mentions: [Int: Int] = [:]
    private var known: [Int: CrossReferenceEntry] = [:]

    private init(_ document: PDFDocument, pagesAfter first: Int) {
        self.document = document
        parts = PageParts(document.state(after: first))
    }

    /// The changes that each revision after the first signed one made.
    static func changes(in document: PDFDocument, after first: Int) -> [[DocumentChange]] {
        var changes: [[DocumentChange]] = document.revisions.map { _ in [] }
        guard first < document.revisions.count - 1 else { return changes }
        var review = ChangeReview(document, pagesAfter: first)
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
            for target in targets.removeValue(forKey: number) ?? [] { mentions[target, default: 0] -= 1 }
            var named: [Int] = []
            (try? state.object(number))?.forEachReference { named.append($0.number) }
            guard !named.isEmpty else { continue }
            for target in named { mentions[target, default: 0] += 1 }
            targets[number] = named
        }
    }

    private func changes(of revision: Int) -> [DocumentChange] {
        var judge = RevisionJudge(
            before: document.state(after: revision - 1),
            after: document.state(after: revision),
            parts: parts
        )
        judge.trailers()
        for number in document.revisions[revision].entries.keys.sorted() where number != 0 && !judge.isDecided {
            judge.object(number, mentions: mentions[number] ?? 0)
        }
        return judge.deeds.map { DocumentChange(revision: revision + 1, deed: $0) }
    }
}
