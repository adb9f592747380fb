/// Che ô nhỏ: which cells of a month are left empty, so that nobody is recognised and no empty cell can be worked out.
///
/// A cell is small where one to four dossiers stand behind it. Where what is shown of a sum leaves a hidden part fewer than
/// three numbers that it could be, its next smallest part is hidden too; where there is none, the sum itself. A sum that is
/// hidden hides a part in turn, since otherwise the parts would add up to it. This protects a table in itself; two tables may
/// still say more than each of them.
struct SmallCells: Hashable {
    /// A sum and its parts, each by the number of dossiers behind it; nil for what is about no dossier.
    struct Group: Hashable {
        var total: Int?
        var parts: [Int?]
    }

    /// Fewer are not shown.
    static let fewest = 5

    /// Whether the sum of all groups is hidden.
    private(set) var hidesTotal: Bool
    /// For each group, whether its sum is hidden.
    private(set) var hidesGroup: [Bool]
    /// For each group, which parts are.
    private(set) var hidesPart: [[Bool]]

    init(total: Int?, groups: [Group]) {
        hidesTotal = Self.isSmall(total)
        hidesGroup = groups.map { Self.isSmall($0.total) }
        hidesPart = groups.map { $0.parts.map(Self.isSmall) }
        for (index, group) in groups.enumerated() where !Self.isSafe(group.parts, hidesPart[index]) {
            if !Self.hideNext(group.parts, &hidesPart[index]) { hidesGroup[index] = true }
        }
        let totals = groups.map(\.total)
        if !Self.isSafe(totals, hidesGroup), !Self.hideNext(totals, &hidesGroup) { hidesTotal = true }
        for (index, group) in groups.enumerated() where hidesGroup[index] && !hidesPart[index].contains(true) {
            _ = Self.hideNext(group.parts, &hidesPart[index])
        }
    }

    private static func isSmall(_ weight: Int?) -> Bool { weight.map { (1..<fewest).contains($0) } ?? false }

    /// Whether the sum may be known: nothing is hidden, or so much that each hidden part can still be several numbers.
    private static func isSafe(_ weights: [Int?], _ hidden: [Bool]) -> Bool {
        let parts = zip(weights, hidden).filter(\.1).compactMap(\.0)
        guard parts.count > 1 else { return parts.isEmpty }
        // Nobody knows which of them is the large one.
        if parts.contains(where: { $0 >= fewest }) { return true }
        let (sum, others) = (parts.reduce(0, +), parts.count - 1)
        let least = max(1, sum - others * (fewest - 1))
        let most = min(fewest - 1, sum - others)
        return most - least >= 2
    }

    /// Hides the smallest part that is still shown; false where none is left that counts.
    private static func hideNext(_ weights: [Int?], _ hidden: inout [Bool]) -> Bool {
        let shown = weights.indices.filter { !hidden[$0] && (weights[$0] ?? 0) > 0 }
        guard let next = shown.min(by: { (weights[$0] ?? 0) < (weights[$1] ?? 0) }) else { return false }
        hidden[next] = true
        return true
    }
}
