/// The folded words of all names, each with a number, in the order of their bytes.
struct Vocabulary {
    /// How a word of the query meets a word of the vocabulary; greater is better.
    enum Match {
        static let none: UInt8 = 0
        static let typo: UInt8 = 1
        static let prefix: UInt8 = 2
        static let exact: UInt8 = 3
    }

    private let words: [[UInt8]]

    init(_ texts: Set<String>) {
        words = texts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    var count: Int { words.count }

    /// The number of a word; nil where it is not there.
    func number(of word: String) -> Int? {
        let bytes = Array(word.utf8)
        let index = firstIndex(from: bytes)
        return index < words.count && words[index] == bytes ? index : nil
    }

    /// For every word, how the word of a query meets it.
    func matches(_ word: String, asPrefix: Bool, withTypos: Bool) -> [UInt8] {
        var matches = [UInt8](repeating: Match.none, count: words.count)
        let bytes = Array(word.utf8)
        if withTypos, bytes.count >= 4 { findTypos(bytes, asPrefix: asPrefix, &matches) }
        var index = firstIndex(from: bytes)
        while index < words.count, words[index].starts(with: bytes) {
            if words[index].count == bytes.count {
                matches[index] = Match.exact
            } else if asPrefix {
                matches[index] = Match.prefix
            } else {
                break
            }
            index += 1
        }
        return matches
    }

    private func firstIndex(from bytes: [UInt8]) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle].lexicographicallyPrecedes(bytes) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func findTypos(_ typed: [UInt8], asPrefix: Bool, _ matches: inout [UInt8]) {
        for (index, word) in words.enumerated() where word.count + 1 >= typed.count {
            if word.count <= typed.count + 1 {
                if Self.isOneLetterApart(typed, word[...]) { matches[index] = Match.typo }
            } else if asPrefix {
                let isNear = (typed.count - 1...typed.count + 1).contains { length in
                    Self.isOneLetterApart(typed, word[..<length])
                }
                if isNear { matches[index] = Match.typo }
            }
        }
    }

    /// Whether one letter added, dropped, changed or moved makes one of the other.
    static func isOneLetterApart(_ left: [UInt8], _ right: ArraySlice<UInt8>) -> Bool {
        let difference = left.count - right.count
        guard abs(difference) <= 1 else { return false }
        let base = right.startIndex
        let common = min(left.count, right.count)
        var start = 0
        while start < common, left[start] == right[base + start] { start += 1 }
        var (leftEnd, rightEnd) = (left.count, right.count)
        while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[base + rightEnd - 1] {
            leftEnd -= 1
            rightEnd -= 1
        }
        let (leftRest, rightRest) = (leftEnd - start, rightEnd - start)
        if leftRest <= 1, rightRest <= 1 { return true }
        guard leftRest == rightRest else { return false }
        // The part that differs is the same letters with one of them moved: swapped neighbours, or `kaih` for `khai`.
        let (typed, meant) = (left[start..<leftEnd], right[base + start..<base + rightEnd])
        if typed.first == meant.last, typed.dropFirst().elementsEqual(meant.dropLast()) { return true }
        return typed.last == meant.first && typed.dropLast().elementsEqual(meant.dropFirst())
    }
}
