/// Cây con đầy đủ: a complete subtree of the ledger's tree: 2^level leaves from number index × 2^level on.
public struct Subtree: Hashable, Sendable {
    /// 0 for a single leaf.
    public let level: Int
    /// 0, 1, 2 … from the left on its level.
    public let index: Int64

    /// A subtree.
    public init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }

    /// The complete subtrees, left to right and so larger to smaller, that make up a range of leaves.
    ///
    /// The range begins where a complete subtree of its size may begin, as all ranges of RFC 6962 do.
    static func covering(_ range: Range<Int64>) -> [Subtree] {
        var start = range.lowerBound
        var subtrees: [Subtree] = []
        while start < range.upperBound {
            let level = Int64.bitWidth - 1 - (range.upperBound - start).leadingZeroBitCount
            subtrees.append(Subtree(level: level, index: start >> Int64(level)))
            start += 1 << Int64(level)
        }
        return subtrees
    }
}

/// Gives the hashes of complete subtrees, however they are stored.
public protocol SubtreeSource {
    /// The hash of the subtree; all its leaves exist.
    mutating func hash(of subtree: Subtree) throws -> TreeHash
}

extension SubtreeSource {
    /// RFC 6962's hash of a range of leaves.
    mutating func hash(of range: Range<Int64>) throws -> TreeHash {
        var hashes = try Subtree.covering(range).map { try hash(of: $0) }
        guard var result = hashes.popLast() else { return .ofNothing }
        while let left = hashes.popLast() { result = .node(left, result) }
        return result
    }

    /// The root of the tree of the first `size` leaves.
    public mutating func root(size: Int64) throws -> TreeHash { try hash(of: 0..<size) }

    /// RFC 6962, section 2.1.1: the audit path of leaf number `index` (from 0) in the tree of `size` leaves, from the
    /// leaf's neighbour up to the root's child.
    public mutating func inclusionPath(of index: Int64, size: Int64) throws -> [TreeHash] {
        precondition(0 <= index && index < size, "a proof is asked for a leaf of the tree")
        return try Self.inclusion(index, in: 0..<size).map { try hash(of: $0) }
    }

    /// RFC 6962, section 2.1.2: that the tree of `size` leaves begins with the tree of `old` leaves.
    public mutating func consistencyPath(from old: Int64, to size: Int64) throws -> [TreeHash] {
        precondition(0 <= old && old <= size, "a proof leads from an older tree to a newer one")
        guard old > 0, old < size else { return [] }
        return try Self.consistency(old, in: 0..<size, isWhole: true).map { try hash(of: $0) }
    }

    private static func inclusion(_ index: Int64, in range: Range<Int64>) -> [Range<Int64>] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + split(range.upperBound - range.lowerBound)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return index < middle ? inclusion(index, in: left) + [right] : inclusion(index, in: right) + [left]
    }

    /// `isWhole`: the old tree is the whole of the left side, so that its root need not be told.
    private static func consistency(_ old: Int64, in range: Range<Int64>, isWhole: Bool) -> [Range<Int64>] {
        if old == range.upperBound { return isWhole ? [] : [range] }
        let middle = range.lowerBound + split(range.upperBound - range.lowerBound)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return old <= middle
            ? consistency(old, in: left, isWhole: isWhole) + [right]
            : consistency(old, in: right, isWhole: false) + [left]
    }

    /// The largest power of two below the count.
    private static func split(_ count: Int64) -> Int64 {
        1 << Int64(Int64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}

/// Đường biên: the complete subtrees of a tree that grows leaf by leaf, from which its root follows at any moment.
public struct Frontier: Sendable {
    /// How many leaves came.
    public private(set) var size: Int64 = 0
    private var hashes: [TreeHash] = []

    /// A tree without leaves.
    public init() {}

    /// Adds a leaf.
    public mutating func append(_ leaf: TreeHash) { append(leaf) { _, _ in } }

    /// Adds a leaf; tells each complete subtree that it ends.
    public mutating func append(_ leaf: TreeHash, completed: (Subtree, TreeHash) throws -> Void) rethrows {
        var hash = leaf
        var subtree = Subtree(level: 0, index: size)
        size += 1
        try completed(subtree, hash)
        while !subtree.index.isMultiple(of: 2), let left = hashes.popLast() {
            hash = .node(left, hash)
            subtree = Subtree(level: subtree.level + 1, index: subtree.index / 2)
            try completed(subtree, hash)
        }
        hashes.append(hash)
    }

    /// The root of the tree so far.
    public var root: TreeHash {
        guard var result = hashes.last else { return .ofNothing }
        for left in hashes.dropLast().reversed() { result = .node(left, result) }
        return result
    }
}
