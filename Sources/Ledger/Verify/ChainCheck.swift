import Kernel

/// Kiểm tra nối tiếp: what the records say about each other, in order: no gap, no stranger, each tied to the one before, and
/// the tree of all of them as it was signed.
struct ChainCheck {
    private(set) var verification = Verification()
    private let reference: Reference
    private var frontier = Frontier()
    private var last: VerifiedPage.Link?
    /// The last position in each subject, by the hash of its name: a million subjects in a few MB.
    private var positions: [Int: Int32] = [:]
    /// Records without their payload, until a lawful erasure is found.
    private var erased: [Int64: TreeHash?] = [:]
    private var expected: Int64 = 1
    /// Records that have shown a flaw of their own.
    private var flawed: Set<Int64> = []
    /// A record that is not tied to the one before: the next one tells which of the two was replaced.
    private var suspect: VerifiedPage.Link?
    private var nextCheckpoint = 0
    private var lastSound: Int64 = 0
    /// The first tile that is not as stored; narrows down where a signed state was changed.
    private var wrongTile: (subtree: Subtree, end: Int64)?

    init(reference: Reference) {
        self.reference = reference
        compareCheckpoints()
    }

    mutating func take(_ page: VerifiedPage) {
        for flaw in page.flaws { add(flaw.sequence, flaw.kind) }
        for link in page.links { follow(link) }
        for payload in page.erased { erased[payload.sequence] = .some(payload.remainder) }
        take(page.erasures)
        verification.records += Int64(page.links.count)
    }

    /// Payloads that records tell were erased by law.
    mutating func take(_ erasures: [Erasure]) {
        for payload in erasures.flatMap(\.payloads) {
            guard let remainder = erased.removeValue(forKey: payload.sequence) else { continue }
            verification.erased += 1
            if remainder.map({ Hex.encode($0.bytes) }) != payload.remainder { add(payload.sequence, .remainderAltered) }
        }
    }

    /// Whether some payloads are missing without a word so far.
    var missesPayloads: Bool { !erased.isEmpty }

    /// Nothing more comes.
    mutating func finish() -> Verification {
        if let suspect { add(suspect.sequence, .recordReplaced) }
        compareEnd()
        for sequence in erased.keys.sorted() { add(sequence, .payloadRemoved) }
        if let wrongTile, verification.flaws.isEmpty {
            let key = wrongTile.subtree
            add(wrongTile.end, .treeHashWrong(level: key.level / StoredTree.height, position: key.index))
        }
        if verification.flaws.isEmpty, let stray = reference.strayTile(size: lastSound) {
            add(lastSound, .treeHashWrong(level: stray.level, position: stray.index))
        }
        verification.streams = positions.count
        verification.root = frontier.root
        verification.flaws.sort { $0.sequence < $1.sequence }
        return verification
    }

    private mutating func add(_ sequence: Int64, _ kind: Flaw.Kind) {
        guard verification.flaws.count < Verification.mostFlaws else { return }
        flawed.insert(sequence)
        verification.flaws.append(Flaw(sequence: sequence, kind: kind))
    }

    private mutating func follow(_ link: VerifiedPage.Link) {
        settleSuspicion(before: link)
        if link.sequence < expected {
            add(link.sequence, .recordInserted)
        } else if link.sequence > expected {
            add(expected, .recordsRemoved(through: link.sequence - 1))
        } else if link.previous != last?.leaf ?? .zero, !flawed.contains(link.sequence),
            !flawed.contains(link.sequence - 1)
        {
            suspect = link
        }
        if let last, link.time < last.time, verification.isSound { add(link.sequence, .timeGoesBack) }
        let position = positions[link.stream].map { Int($0) + 1 } ?? 1
        if position != link.position, verification.isSound, suspect == nil {
            add(link.sequence, .positionOutOfOrder(expected: position, found: link.position))
        }
        positions[link.stream] = Int32(truncatingIfNeeded: link.position)
        expected = max(expected, link.sequence + 1)
        last = link
        frontier.append(link.leaf) { subtree, hash in
            guard wrongTile == nil, subtree.level > 0, subtree.level.isMultiple(of: StoredTree.height),
                subtree.index < reference.tileCount(level: subtree.level), reference.tiles[subtree] != hash
            else { return }
            wrongTile = (subtree, (subtree.index + 1) << Int64(subtree.level))
        }
        compareCheckpoints()
    }

    /// A replaced record is tied to the one before as the old one was; so the record after it shows which one it was.
    private mutating func settleSuspicion(before next: VerifiedPage.Link) {
        guard let link = suspect else { return }
        suspect = nil
        let isTiedOn = next.sequence == link.sequence + 1 && next.previous == link.leaf
        add(isTiedOn && link.sequence > 1 ? link.sequence - 1 : link.sequence, .recordReplaced)
    }

    /// Compares the tree with what was signed for exactly this many records.
    private mutating func compareCheckpoints() {
        while nextCheckpoint < reference.checkpoints.count, reference.checkpoints[nextCheckpoint].size == frontier.size
        {
            let checkpoint = reference.checkpoints[nextCheckpoint]
            nextCheckpoint += 1
            verification.checkpoints += 1
            guard checkpoint.isGenuine else {
                add(checkpoint.size, .checkpointForged)
                continue
            }
            guard checkpoint.root != frontier.root else {
                lastSound = checkpoint.size
                continue
            }
            // Where a record has shown itself, the changed root is only what follows from it.
            guard verification.isSound, suspect == nil else { continue }
            if let wrongTile, wrongTile.end <= checkpoint.size {
                let start = wrongTile.end - 1 << Int64(wrongTile.subtree.level)
                add(wrongTile.end, .signedStateChanged(after: max(start, lastSound)))
            } else {
                add(checkpoint.size, .signedStateChanged(after: lastSound))
            }
        }
    }

    private mutating func compareEnd() {
        let (end, head) = (last?.sequence ?? 0, reference.head)
        let signed = reference.checkpoints.last { $0.isGenuine }?.size ?? 0
        let promised = max(head.size, signed)
        if promised > end {
            add(end + 1, .recordsRemoved(through: promised))
        } else if head.size < end {
            add(head.size + 1, .recordInserted)
        } else if head.leaf != last?.leaf ?? .zero, !flawed.contains(end) {
            add(end, .headAltered)
        }
        if let orphan = reference.orphan { add(orphan, .payloadWithoutRecord) }
    }
}

extension TreeHash {
    /// What the first record names as the leaf before it.
    static let zero = TreeHash([UInt8](repeating: 0, count: 32)) ?? .ofNothing
}
