import Kernel

/// Dấu chứng cứ: a proof in as few characters as a QR code on a receipt can carry.
///
/// Base64url of: 1 · index and size as varints · leaf hash · path · key id · signature. The root is not told: it follows from
/// the leaf and the path, and the signature is checked over the checkpoint with that root. So about 700 bytes prove one
/// record among a million. A receipt shows it as `ProofSeal(link: visit.link(to: …), sequence: proof.sequence)`.
extension LedgerProof {
    private static let version: UInt8 = 1

    /// The characters for a QR code.
    public var seal: String {
        var bytes = [Self.version]
        Self.append(varint: UInt64(index), to: &bytes)
        Self.append(varint: UInt64(checkpoint.size), to: &bytes)
        bytes += leaf.bytes
        for hash in path { bytes += hash.bytes }
        if let signature = checkpoint.note.signatures.first { bytes += signature.keyID + signature.bytes }
        return Base64URL.encode(bytes)
    }

    /// Reads a seal and checks it; nil where it is damaged or was not made by the holder of the key.
    public init?(seal: some StringProtocol, key: NoteKey) {
        guard seal.utf8.count <= 6000, let bytes = Base64URL.decode(seal), bytes.first == Self.version else {
            return nil
        }
        var rest = bytes.dropFirst()
        guard let index = Self.takeVarint(from: &rest), let size = Self.takeVarint(from: &rest), index < size,
            size <= UInt64(Int64.max), rest.count >= 100, (rest.count - 100).isMultiple(of: 32),
            let leaf = TreeHash(rest.prefix(32))
        else { return nil }
        let signature = Array(rest.suffix(68))
        var path: [TreeHash] = []
        var hashes = rest.dropFirst(32).dropLast(68)
        while let hash = TreeHash(hashes.prefix(32)) {
            path.append(hash)
            hashes = hashes.dropFirst(32)
        }
        guard let root = PathCheck.root(leaf: leaf, index: Int64(index), size: Int64(size), path: path) else {
            return nil
        }
        let note = SignedNote(
            text: Checkpoint.text(origin: key.name, size: Int64(size), root: root),
            signatures: [
                .init(name: key.name, keyID: Array(signature.prefix(4)), bytes: Array(signature.dropFirst(4)))
            ]
        )
        guard note.isSigned(by: key), let checkpoint = Checkpoint(note: note) else { return nil }
        self.init(index: Int64(index), leaf: leaf, path: path, checkpoint: checkpoint)
    }

    private static func append(varint number: UInt64, to bytes: inout [UInt8]) {
        var number = number
        while number >= 128 {
            bytes.append(UInt8(number & 127) | 128)
            number >>= 7
        }
        bytes.append(UInt8(number))
    }

    private static func takeVarint(from bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 63, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            number |= UInt64(byte & 127) << shift
            if byte < 128 { return number }
        }
        return nil
    }
}
