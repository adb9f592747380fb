import Kernel

/// Điểm chốt: the state of the ledger at one size, signed by its node (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
    /// The name of the ledger.
    public let origin: String
    /// How many records it covers.
    public let size: Int64
    /// The root of the tree of these records.
    public let root: TreeHash
    /// What was signed, with the signatures.
    public let note: SignedNote

    /// Signs a state.
    init(size: Int64, root: TreeHash, signer: NoteSigner) throws {
        origin = signer.key.name
        self.size = size
        self.root = root
        note = try signer.sign(Self.text(origin: origin, size: size, root: root))
    }

    /// Reads a checkpoint without believing it; nil where it has not the form.
    ///
    /// Lines after the third are extensions and passed over (C2SP tlog-checkpoint).
    public init?(note: SignedNote) {
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.count >= 3, !lines[0].isEmpty, let size = Int64(lines[1]), size >= 0, "\(size)" == lines[1],
            let root = Base64.decode(lines[2]).flatMap({ TreeHash($0) }), !lines.contains("")
        else { return nil }
        origin = String(lines[0])
        self.size = size
        self.root = root
        self.note = note
    }

    /// Reads a signed checkpoint and believes it where the key signed it; nil otherwise.
    public init?(_ text: String, signedBy key: NoteKey) {
        guard let note = SignedNote(text), note.isSigned(by: key), let checkpoint = Checkpoint(note: note),
            checkpoint.origin == key.name
        else { return nil }
        self = checkpoint
    }

    static func text(origin: String, size: Int64, root: TreeHash) -> String {
        "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n"
    }
}
