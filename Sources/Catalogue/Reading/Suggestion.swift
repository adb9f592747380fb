/// Finds what somebody meant who wrote something else.
enum Suggestion {
    /// The nearest of the known words, where one is near enough to be meant.
    static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let limit = max(1, min(3, word.utf8.count / 3))
        return known.map { (word: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
            .filter { $0.distance <= limit }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?
            .word
    }

    /// ‘Mend’ for a word that is not known: the nearest one, or the whole list.
    static func mend(_ word: String, known: [String]) -> Bilingual {
        if let near = nearest(to: word, among: known) {
            return say("có phải ý là “\(near)”?", "did you mean “\(near)”?")
        }
        guard !known.isEmpty, known.count <= 20 else { return say("kiểm tra lại danh mục", "look it up in the list") }
        let list = known.joined(separator: ", ")
        return say("dùng một trong: \(list)", "use one of: \(list)")
    }

    /// Letters to add, drop, change or swap with the neighbour (optimal string alignment).
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var before: [Int] = []
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i]
            for j in 1...right.count {
                let same = left[i - 1] == right[j - 1]
                var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    best = min(best, before[j - 2] + 1)
                }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[right.count]
    }
}
