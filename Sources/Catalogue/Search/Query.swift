import Kernel

extension SearchIndex {
    /// One way to read what was typed: for every word, the words of the vocabulary that it may mean.
    struct Query {
        /// How much is forgiven; the next is tried only where the one before found nothing.
        enum Effort: CaseIterable {
            case exact, typos, most
        }

        let effort: Effort
        /// Whether this reading is what an abbreviation means, and not what was typed.
        let isMeant: Bool
        /// For every word of the query, how each word of the vocabulary meets it.
        let words: [[UInt8]]

        init(_ words: [String], isOpen: Bool, isMeant: Bool, effort: Effort, in index: SearchIndex) {
            self.words = words.enumerated().map { number, word in
                index.vocabulary.matches(
                    word,
                    asPrefix: isOpen && number == words.count - 1,
                    withTypos: effort != .exact
                )
            }
            (self.effort, self.isMeant) = (effort, isMeant)
        }

        /// The documents that hold all words, or most of them.
        func candidates(in index: SearchIndex) -> [Int] {
            var counts = [UInt8](repeating: 0, count: index.documents.count)
            for (number, matches) in words.enumerated() {
                var seen = [Bool](repeating: false, count: index.documents.count)
                for (word, match) in matches.enumerated() where match != Vocabulary.Match.none {
                    for document in index.postings[word] { seen[document] = true }
                }
                // A document that lacks one word is out, unless most words are enough.
                for document in seen.indices where seen[document] && (effort == .most || counts[document] == number) {
                    counts[document] += 1
                }
            }
            let needed = effort == .most ? (words.count * 2 + 2) / 3 : words.count
            return counts.indices.filter { counts[$0] >= needed }
        }

        /// How well a document answers; comparable only within one effort.
        func score(_ document: Document, tones: [UInt8]) -> Int {
            var score = rank(document)
            // Who types an abbreviation means what it stands for, before names that hold the same letters by chance.
            if isMeant { score += 60 }
            // What can be handed in here stands before names that merely begin with the word: who types ‘khai’ rarely
            // means a customs declaration. A name that is the whole query stays first.
            if document.item.isOnline { score += 120 }
            // A word as it was typed is worth more than one that only begins so, or that is one letter away.
            let exact = words.count { matches in document.all.contains { matches[$0] == Vocabulary.Match.exact } }
            score += 20 * exact / words.count
            if !isMeant, !tones.isEmpty, document.toned.contains(run: tones) { score += 30 }
            return score
        }

        /// Whole phrases in steps of 100; below them the longest run of the phrase that stands together.
        private func rank(_ document: Document) -> Int {
            if let place = place(in: document.name) {
                if place == 0 { return document.name.count == words.count ? 900 : 800 }
                return 700
            }
            if document.keywords.contains(where: { $0.count == words.count && place(in: $0) == 0 }) { return 780 }
            if document.keywords.contains(where: { place(in: $0) != nil }) { return 600 }
            let found = words.count { matches in document.all.contains { matches[$0] != Vocabulary.Match.none } }
            let inName = words.count { matches in document.name.contains { matches[$0] != Vocabulary.Match.none } }
            let run = ([document.name] + document.keywords).map(longestRun).max() ?? 0
            return (300 * found + 100 * run + 20 * inName) / words.count
        }

        /// Where the words of the query stand one after the other; nil where they do not.
        private func place(in text: [Int]) -> Int? {
            guard words.count <= text.count else { return nil }
            return (0...(text.count - words.count)).first { start in
                words.indices.allSatisfy { words[$0][text[start + $0]] != Vocabulary.Match.none }
            }
        }

        /// How many words of the query stand one after the other, at most.
        private func longestRun(in text: [Int]) -> Int {
            var longest = 0
            // runs[i]: the length of the run that ends with word i of the query at the place before.
            var runs = [Int](repeating: 0, count: words.count + 1)
            for number in text {
                for index in stride(from: words.count, to: 0, by: -1) {
                    runs[index] = words[index - 1][number] == Vocabulary.Match.none ? 0 : runs[index - 1] + 1
                    longest = max(longest, runs[index])
                }
            }
            return longest
        }

        /// Whether the query names this word.
        func names(_ word: Int) -> Bool {
            words.contains { $0[word] != Vocabulary.Match.none }
        }
    }

    /// A found line with the words of its name that were looked for.
    func hit(_ index: Int, _ queries: [Query]) -> SearchHit {
        let item = documents[index].item
        var runs: [SearchHit.Run] = []
        var word = ""
        var rest = ""
        let flush = { (runs: inout [SearchHit.Run], word: inout String, rest: inout String) in
            let isMatch = vocabulary.number(of: VietnameseText.folded(word)).map { number in
                queries.contains { $0.names(number) }
            }
            if isMatch == true {
                if !rest.isEmpty { runs.append(.init(text: rest, isMatch: false)) }
                runs.append(.init(text: word, isMatch: true))
                rest = ""
            } else {
                rest += word
            }
            word = ""
        }
        for character in item.name.vi {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else {
                if !word.isEmpty { flush(&runs, &word, &rest) }
                rest.append(character)
            }
        }
        if !word.isEmpty { flush(&runs, &word, &rest) }
        if !rest.isEmpty { runs.append(.init(text: rest, isMatch: false)) }
        return SearchHit(item: item, name: runs)
    }
}

extension [UInt8] {
    /// Whether the bytes occur one after the other.
    func contains(run: [UInt8]) -> Bool {
        guard let first = run.first, run.count <= count else { return false }
        for start in 0...(count - run.count) where self[start] == first {
            if self[start..<start + run.count].elementsEqual(run) { return true }
        }
        return false
    }
}
