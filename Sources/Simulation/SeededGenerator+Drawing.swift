import Kernel

// Drawing by integer arithmetic only, so that every machine draws the same.
extension SeededGenerator {
    /// A number from 0 up to, not including, `bound` (at least 1).
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "something must be there to draw from")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// Whether something happens that happens `perMille` times in a thousand.
    mutating func happens(perMille: Int) -> Bool { below(1000) < perMille }

    /// One of the items; nil where there is none.
    mutating func one<Item>(of items: [Item]) -> Item? { items.isEmpty ? nil : items[below(items.count)] }

    /// One of the words; the first lists hold the most usual, so nothing is ever empty.
    mutating func word(_ words: [String]) -> String { one(of: words) ?? "" }

    /// The index of one of the weights, drawn by weight.
    mutating func index(byWeight weights: [Int]) -> Int {
        var rest = below(max(1, weights.reduce(0, +)))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return 0
    }

    /// Digits, as many as asked.
    mutating func digits(_ count: Int) -> String {
        String((0..<count).map { _ in Character(String(below(10))) })
    }
}
