/// Kiểm chứng cứ: what anybody can compute who holds a proof and a checkpoint, without the ledger (RFC 9162, section 2.1.3).
public enum PathCheck {
    /// The root that the path leads to from the leaf; nil where the path has not the length that the tree asks.
    public static func root(leaf: TreeHash, index: Int64, size: Int64, path: [TreeHash]) -> TreeHash? {
        guard 0 <= index, index < size else { return nil }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for neighbour in path {
            guard last > 0 else { return nil }
            if !node.isMultiple(of: 2) || node == last {
                hash = .node(neighbour, hash)
                while node.isMultiple(of: 2), node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = .node(hash, neighbour)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 ? hash : nil
    }

    /// Whether the leaf with this number stands in the tree.
    public static func isIncluded(
        leaf: TreeHash,
        index: Int64,
        size: Int64,
        root: TreeHash,
        path: [TreeHash]
    ) -> Bool {
        Self.root(leaf: leaf, index: index, size: size, path: path) == root
    }

    /// Whether the newer tree begins with the whole of the older one: nothing was altered, removed or put between.
    public static func isConsistent(
        from old: (size: Int64, root: TreeHash),
        to new: (size: Int64, root: TreeHash),
        path: [TreeHash]
    ) -> Bool {
        guard 0 <= old.size, old.size <= new.size else { return false }
        if old.size == new.size { return path.isEmpty && old.root == new.root }
        if old.size == 0 { return path.isEmpty && old.root == .ofNothing }
        var rest = path[...]
        // A tree of 2^n leaves is a subtree of the new one: its root is where the path begins.
        if old.size.nonzeroBitCount == 1 { rest = [old.root] + path }
        guard let first = rest.popFirst() else { return false }
        var (node, last) = (old.size - 1, new.size - 1)
        while !node.isMultiple(of: 2) { (node, last) = (node >> 1, last >> 1) }
        var (oldHash, newHash) = (first, first)
        for hash in rest {
            guard last > 0 else { return false }
            if !node.isMultiple(of: 2) || node == last {
                oldHash = .node(hash, oldHash)
                newHash = .node(hash, newHash)
                while node.isMultiple(of: 2), node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                newHash = .node(newHash, hash)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && oldHash == old.root && newHash == new.root
    }
}
