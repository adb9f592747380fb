import Kernel

/// Chứng cứ: that a record stands in the ledger: its leaf, the path to the root, and the signed checkpoint.
///
/// Who holds the node's public key can check it without the ledger and without a network.
public struct LedgerProof: Hashable, Sendable {
    /// The number of the leaf: the record's sequence less one.
    public let index: Int64
    /// The record's leaf hash.
    public let leaf: TreeHash
    /// From the leaf's neighbour up to the root's child (RFC 6962).
    public let path: [TreeHash]
    /// The state in which the record stands.
    public let checkpoint: Checkpoint

    /// The record's number in the ledger.
    public var sequence: Int64 { index + 1 }

    /// Whether the leaf stands in the checkpoint's tree and the key signed the checkpoint.
    public func holds(under key: NoteKey) -> Bool {
        checkpoint.origin == key.name && checkpoint.note.isSigned(by: key)
            && PathCheck.isIncluded(
                leaf: leaf,
                index: index,
                size: checkpoint.size,
                root: checkpoint.root,
                path: path
            )
    }

    // MARK: As text (C2SP tlog-proof)

    private static let firstLine = "c2sp.org/tlog-proof@v1"

    /// The proof as a `.tlog-proof` file.
    ///
    /// The extra line carries the leaf hash, so that the file can be checked alone.
    public var text: String {
        var lines = [Self.firstLine, "extra \(Base64.encode(leaf.bytes))", "index \(index)"]
        lines += path.map { Base64.encode($0.bytes) }
        return lines.joined(separator: "\n") + "\n\n" + checkpoint.note.description
    }

    /// Reads a `.tlog-proof` file with the leaf hash in its extra line; nil where it has not the form.
    public init?(text: String) {
        guard let gap = text.firstRange(of: "\n\n") else { return nil }
        let lines = text[..<gap.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[0] == Self.firstLine,
            lines[1].hasPrefix("extra "), let leaf = Base64.decode(lines[1].dropFirst(6)).flatMap({ TreeHash($0) }),
            lines[2].hasPrefix("index "), let index = Int64(lines[2].dropFirst(6)), lines[2] == "index \(index)",
            let note = SignedNote(String(text[gap.upperBound...])), let checkpoint = Checkpoint(note: note)
        else { return nil }
        let path = lines.dropFirst(3).map { Base64.decode($0).flatMap { TreeHash($0) } }
        guard !path.contains(nil) else { return nil }
        self.init(index: index, leaf: leaf, path: path.compactMap { $0 }, checkpoint: checkpoint)
    }

    init(index: Int64, leaf: TreeHash, path: [TreeHash], checkpoint: Checkpoint) {
        self.index = index
        self.leaf = leaf
        self.path = path
        self.checkpoint = checkpoint
    }
}
