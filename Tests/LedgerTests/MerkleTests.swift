import Crypto
import Kernel
import Ledger
import Testing

/// A tree in memory, hashed as RFC 6962 words it: the slow way, to compare with.
struct PlainTree: SubtreeSource {
    var leaves: [TreeHash]

    func hash(of subtree: Subtree) -> TreeHash {
        let width = 1 << subtree.level
        return Self.root(leaves[Int(subtree.index) * width..<(Int(subtree.index) + 1) * width])
    }

    static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard let first = leaves.first else { return .ofNothing }
        guard leaves.count > 1 else { return first }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return .node(root(leaves.prefix(split)), root(leaves.dropFirst(split)))
    }
}

@Suite("The Merkle tree of RFC 6962")
struct MerkleTests {
    /// The eight leaves of the reference implementation of Certificate Transparency (merkle_tree_test), with its roots.
    static let inputs = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    static func tree(_ count: Int) -> PlainTree {
        PlainTree(leaves: inputs.prefix(count).map { .leaf(Hex.decode($0) ?? []) })
    }

    @Test("the hash of nothing is SHA-256 of nothing")
    func nothing() {
        #expect(
            Hex.encode(TreeHash.ofNothing.bytes) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        #expect(Frontier().root == .ofNothing)
    }

    @Test("gives the known roots of one to eight leaves", arguments: 1...8)
    func knownRoots(count: Int) throws {
        var tree = Self.tree(count)
        var frontier = Frontier()
        for leaf in tree.leaves { frontier.append(leaf) }
        let root = try tree.root(size: Int64(count))

        #expect(Hex.encode(root.bytes) == Self.roots[count - 1])
        #expect(Hex.encode(frontier.root.bytes) == Self.roots[count - 1])
    }

    /// Leaf (from 1), size, path.
    static let knownPaths: [(Int64, Int64, [String])] = [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            2, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ]

    @Test("gives the known audit paths", arguments: knownPaths)
    func knownInclusion(leaf: Int64, size: Int64, path: [String]) throws {
        var tree = Self.tree(8)
        let found = try tree.inclusionPath(of: leaf - 1, size: size).map { Hex.encode($0.bytes) }

        #expect(found == path)
    }

    /// Old size, new size, proof.
    static let knownConsistencies: [(Int64, Int64, [String])] = [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ]

    @Test("gives the known consistency proofs", arguments: knownConsistencies)
    func knownConsistency(old: Int64, new: Int64, path: [String]) throws {
        var tree = Self.tree(8)
        let found = try tree.consistencyPath(from: old, to: new).map { Hex.encode($0.bytes) }

        #expect(found == path)
    }

    @Test("every proof of every leaf in every tree up to 130 holds, and no changed one does")
    func allInclusions() throws {
        let leaves = (0..<130).map { TreeHash.leaf([UInt8($0)]) }
        var tree = PlainTree(leaves: leaves)
        for size in Int64(1)...130 {
            let root = try tree.root(size: size)
            for index in 0..<size {
                let path = try tree.inclusionPath(of: index, size: size)
                func holds(_ leaf: TreeHash, _ index: Int64, _ size: Int64, _ path: [TreeHash]) -> Bool {
                    PathCheck.isIncluded(leaf: leaf, index: index, size: size, root: root, path: path)
                }
                let leaf = leaves[Int(index)]
                #expect(holds(leaf, index, size, path))
                guard index.isMultiple(of: 7) || size < 20 else { continue }
                #expect(!holds(.leaf([200]), index, size, path))
                #expect(!holds(leaf, size, size, path) && !holds(leaf, -1, size, path))
                #expect(!holds(leaf, index, size, path + [leaf]))
                if !path.isEmpty { #expect(!holds(leaf, index, size, path.dropLast())) }
                for other in 0..<size where other != index { #expect(!holds(leaf, other, size, path)) }
                for position in path.indices {
                    var forged = path
                    forged[position] = .leaf([201])
                    #expect(!holds(leaf, index, size, forged))
                }
            }
        }
    }

    @Test("every two trees up to 130 are proven consistent, and no changed one is")
    func allConsistencies() throws {
        var tree = PlainTree(leaves: (0..<130).map { TreeHash.leaf([UInt8($0)]) })
        let roots = try (0...130).map { try tree.root(size: Int64($0)) }
        for new in 0...130 {
            for old in 0...new {
                let path = try tree.consistencyPath(from: Int64(old), to: Int64(new))
                func holds(_ first: TreeHash, _ second: TreeHash, _ path: [TreeHash]) -> Bool {
                    PathCheck.isConsistent(from: (Int64(old), first), to: (Int64(new), second), path: path)
                }
                #expect(holds(roots[old], roots[new], path))
                #expect(!holds(.leaf([200]), roots[new], path))
                #expect(!holds(roots[old], .leaf([200]), path) || old == 0)
                #expect(!holds(roots[old], roots[new], path + [roots[old]]))
                for position in path.indices where old.isMultiple(of: 5) {
                    var forged = path
                    forged[position] = .leaf([201])
                    #expect(!holds(roots[old], roots[new], forged))
                }
            }
        }
    }

    @Test("the frontier tells each complete subtree once, with its hash")
    func frontier() throws {
        let leaves = (0..<100).map { TreeHash.leaf([UInt8($0)]) }
        var tree = PlainTree(leaves: leaves)
        var (frontier, told) = (Frontier(), [Subtree: TreeHash]())
        for leaf in leaves { frontier.append(leaf) { told[$0] = $1 } }
        let root = try tree.root(size: 100)

        #expect(frontier.size == 100)
        #expect(frontier.root == root)
        #expect(told.count == 100 + 50 + 25 + 12 + 6 + 3 + 1)
        #expect(told.allSatisfy { tree.hash(of: $0.key) == $0.value })
    }
}
