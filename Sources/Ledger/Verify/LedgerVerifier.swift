import Kernel
public import Storage

/// Kiểm tra toàn bộ sổ: recomputes everything from the stored records and compares it with what they say of each other, with
/// the stored tree and with every signed checkpoint.
///
/// It only reads, page by page, and may run beside a server: what is written meanwhile is left for the next time.
public struct LedgerVerifier: Sendable {
    private let database: Database
    private let key: NoteKey

    /// Pages that are read and hashed at the same time.
    private static let pagesAtOnce = 3

    /// A verifier of one ledger.
    ///
    /// - Parameters:
    ///   - database: where the ledger lies.
    ///   - key: the key that signed the checkpoints; take it from a place that the database's owner cannot change.
    public init(database: Database, key: NoteKey) {
        self.database = database
        self.key = key
    }

    /// Verifies the whole ledger.
    ///
    /// - Parameters:
    ///   - pageSize: records a page.
    ///   - progress: told how many records are done.
    /// - Throws: `StorageError` where it cannot be read; what is wrong in it is no error.
    /// - Returns: what was found: how much was verified, and every flaw.
    public func run(
        pageSize: Int64 = 4096,
        progress: @Sendable (Int64) -> Void = { _ in }
    ) async throws -> Verification {
        let reference = try await database.read { [key] in try Reference(key: key, in: $0) }
        let starts = Array(stride(from: Int64(1), through: max(reference.last, 1), by: Int64.Stride(pageSize)))
        var check = ChainCheck(reference: reference)
        try await withThrowingTaskGroup(of: (Int, VerifiedPage).self) { group in
            var (waiting, next) = ([Int: VerifiedPage](), 0)
            func ask(_ index: Int) {
                guard index < starts.count else { return }
                // The first page begins below 1 and no page reaches behind the last record of the beginning.
                let first = index == 0 ? Int64.min : starts[index]
                let range = first..<min(starts[index] + pageSize, reference.last + 1)
                group.addTask { [database] in (index, try await database.read { try VerifiedPage(range, in: $0) }) }
            }
            for index in 0..<Self.pagesAtOnce { ask(index) }
            for try await (index, page) in group {
                waiting[index] = page
                ask(index + Self.pagesAtOnce)
                while let page = waiting.removeValue(forKey: next) {
                    check.take(page)
                    next += 1
                    progress(min(Int64(next) * pageSize, reference.last))
                }
            }
        }
        if check.missesPayloads { try await takeLaterErasures(after: reference.last, into: &check) }
        var verification = check.finish()
        try await explainMoves(&verification, size: reference.last)
        return verification
    }

    /// An erasure that was written after the beginning explains payloads that were there at the beginning.
    private func takeLaterErasures(after last: Int64, into check: inout ChainCheck) async throws {
        let bodies = try await database.read { db in
            try db.rows(
                """
                SELECT p.body FROM ledger_record r JOIN ledger_payload p ON p.sequence = r.sequence
                WHERE r.sequence > \(last) AND r.kind = \(Erasure.kind)
                """
            ).map { try $0[0] as [UInt8] }
        }
        check.take(try bodies.map { try NewEvent.decode(Erasure.self, from: $0) })
    }

    /// A record whose hash is right for another number was moved there: worth a search for the first ones.
    private func explainMoves(_ verification: inout Verification, size: Int64) async throws {
        for (index, flaw) in verification.flaws.enumerated().prefix(2) where flaw.kind == .recordAltered {
            let found = try await database.read { db -> (form: RecordForm, leaf: TreeHash)? in
                let query = RecordForm.selection + ", leaf FROM ledger_record WHERE sequence = \(flaw.sequence)"
                return try db.row(query).map { (try RecordForm($0), try $0[11]) }
            }
            guard let found else { continue }
            var form = found.form
            for sequence in 1...max(size, 1) {
                form.sequence = sequence
                guard TreeHash.leaf(form.bytes) == found.leaf else { continue }
                verification.flaws[index] = Flaw(sequence: flaw.sequence, kind: .recordMoved(from: sequence))
                break
            }
        }
    }
}
