import Kernel

/// Bản ghi có chữ ký: a text with the signatures below it (C2SP signed-note).
public struct SignedNote: Hashable, Sendable, CustomStringConvertible {
    /// The text with its last line end, without the empty line before the signatures.
    public let text: String
    /// The signatures, in order.
    public let signatures: [Signature]

    /// One signature.
    public struct Signature: Hashable, Sendable {
        /// The signer's name.
        public let name: String
        /// Four bytes that name the key.
        public let keyID: [UInt8]
        /// The signature itself.
        public let bytes: [UInt8]
    }

    /// A note longer than this is not read; a checkpoint has some hundred bytes.
    private static let longest = 65_536

    init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note; nil where it has not the form.
    ///
    /// Nothing is verified yet.
    public init?(_ note: String) {
        guard note.utf8.count <= Self.longest, note.hasSuffix("\n"),
            note.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A })
        else { return nil }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard let gap = lines.lastIndex(of: ""), gap > 0, gap + 1 < lines.endIndex else { return nil }
        text = lines[..<gap].joined(separator: "\n") + "\n"
        var signatures: [Signature] = []
        for line in lines[(gap + 1)...] {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "—", NoteKey.isName(String(parts[1])),
                let bytes = Base64.decode(parts[2]), bytes.count > 4
            else { return nil }
            signatures.append(
                Signature(name: String(parts[1]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
            )
        }
        self.signatures = signatures
    }

    /// The written form.
    public var description: String {
        text + "\n"
            + signatures.map { "— \($0.name) \(Base64.encode($0.keyID + $0.bytes))\n" }.joined()
    }

    /// Whether the key signed the text.
    ///
    /// Signatures of other keys are passed over; a false one of this key is decisive.
    public func isSigned(by key: NoteKey) -> Bool {
        let own = signatures.filter { $0.name == key.name && $0.keyID == key.id }
        return !own.isEmpty && own.allSatisfy { key.signed(text, signature: $0.bytes) }
    }
}
