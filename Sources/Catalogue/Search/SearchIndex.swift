import Kernel

/// Finds procedures while somebody types: without tones, ranked, forgiving one wrong letter a word.
///
/// Everything is held in memory: some 1,600 names of a few words each over some 2,000 different syllables. A query goes
/// over the words of the vocabulary once and over the names that hold them.
public struct SearchIndex: Sendable {
    /// A line, as numbers of words.
    struct Document: Sendable {
        let item: CatalogueItem
        /// The name, without ‘Thủ tục’ before it, which says nothing.
        let name: [Int]
        /// Each keyword.
        let keywords: [[Int]]
        /// Every word of name, keywords and field.
        let all: [Int]
        /// The code without its full stops.
        let code: String
        /// The name in lower case with its tones, in bytes.
        let toned: [UInt8]
    }

    let documents: [Document]
    let vocabulary: Vocabulary
    /// For every word, the documents that hold it.
    let postings: [[Int]]

    /// An index over these lines.
    public init(_ items: [CatalogueItem]) {
        let folded = items.map { item in
            (
                name: Self.words(VietnameseText.folded(item.name.vi)),
                keywords: item.keywords.map { Self.words(VietnameseText.folded($0)) },
                field: Self.words(VietnameseText.folded(item.fieldName.vi))
            )
        }
        var words: Set<String> = []
        for texts in folded {
            words.formUnion(texts.name)
            words.formUnion(texts.field)
            for keyword in texts.keywords { words.formUnion(keyword) }
        }
        let vocabulary = Vocabulary(words)
        var numbers: [String: Int] = [:]
        for word in words { numbers[word] = vocabulary.number(of: word) }
        let number = { (words: [String]) in words.compactMap { numbers[$0] } }

        documents = zip(items, folded).map { item, texts in
            let name = number(Filler.withoutTitle(texts.name))
            let keywords = texts.keywords.map(number)
            return Document(
                item: item,
                name: name,
                keywords: keywords,
                all: Array(Set(name + keywords.flatMap { $0 } + number(texts.field))),
                code: item.code.filter { $0 != "." },
                toned: Array(item.name.vi.lowercased().utf8)
            )
        }
        var postings = [[Int]](repeating: [], count: vocabulary.count)
        for (index, document) in documents.enumerated() {
            for word in document.all { postings[word].append(index) }
        }
        (self.vocabulary, self.postings) = (vocabulary, postings)
    }

    static func words(_ folded: String) -> [String] { folded.split(separator: " ").map(String.init) }

    /// The lines that answer a query, best first.
    ///
    /// Order: the code; the phrase as the whole name, at its beginning, inside it or as a keyword; all words; all words
    /// with one wrong letter each; most of the words. Among equals those that can be sent in online, then the popular,
    /// then the shorter names.
    ///
    /// - Parameters:
    ///   - query: what was typed so far; its last word counts as begun, unless a blank follows it.
    ///   - limit: at most so many.
    ///   - isWanted: leaves out lines of other fields or levels.
    /// - Returns: the lines with the words of their names that were looked for.
    public func search(
        _ query: String,
        limit: Int = 20,
        where isWanted: (CatalogueItem) -> Bool = { _ in true }
    ) -> [SearchHit] {
        // More than twelve words is a pasted text; the first twelve say what it is about.
        let cleaned = VietnameseText.cleaned(String(query.prefix(200)))
        let typed = Array(Self.words(VietnameseText.folded(cleaned)).prefix(12))
        let words = Filler.without(typed)
        guard !words.isEmpty else { return [] }
        let isOpen = query.last.map { !$0.isWhitespace } ?? true
        let byCode = codes(cleaned, isWanted)
        let phrases = [words] + Abbreviations.alternatives(to: words, toned: cleaned)
        var queries: [Query] = []
        for effort in Query.Effort.allCases {
            queries = phrases.enumerated().map { index, phrase in
                // A phrase written out is complete; only what was typed is still being typed.
                Query(phrase, isOpen: isOpen && index == 0, isMeant: index > 0, effort: effort, in: self)
            }
            let ranked = rank(queries, toned: cleaned, isWanted, besides: Set(byCode))
            if ranked.isEmpty, effort != .most { continue }
            return (byCode + ranked).prefix(limit).map { hit($0, queries) }
        }
        return byCode.prefix(limit).map { hit($0, queries) }
    }

    private func codes(_ text: String, _ isWanted: (CatalogueItem) -> Bool) -> [Int] {
        let digits = text.filter { $0 != "." && $0 != " " }
        guard digits.utf8.count >= 3, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return [] }
        let found = documents.indices.filter { index in
            let document = documents[index]
            return (document.code.hasPrefix(digits) || document.code.dropFirst().hasPrefix(digits))
                && isWanted(document.item)
        }
        return found.sorted { documents[$0].code < documents[$1].code }
    }

    private func rank(
        _ queries: [Query],
        toned: String,
        _ isWanted: (CatalogueItem) -> Bool,
        besides: Set<Int>
    ) -> [Int] {
        let tones = toned.utf8.allSatisfy { $0 < 128 } ? [] : Array(toned.lowercased().utf8)
        var best: [Int: Int] = [:]
        for query in queries {
            for index in query.candidates(in: self) where !besides.contains(index) && isWanted(documents[index].item) {
                let score = query.score(documents[index], tones: tones)
                best[index] = max(best[index] ?? 0, score)
            }
        }
        return best.sorted { left, right in
            if left.value != right.value { return left.value > right.value }
            return precedes(documents[left.key], documents[right.key])
        }.map(\.key)
    }

    private func precedes(_ left: Document, _ right: Document) -> Bool {
        if left.item.isOnline != right.item.isOnline { return left.item.isOnline }
        if left.item.popularity != right.item.popularity { return left.item.popularity > right.item.popularity }
        if left.name.count != right.name.count { return left.name.count < right.name.count }
        return left.item.code < right.item.code
    }
}
