import Foundation
public import Ledger
import Storage

extension Province {
    /// Verifies the stored ledger of a province, without opening the province: it may be served meanwhile.
    ///
    /// - Parameters:
    ///   - configuration: says which database; it is opened for reading only.
    ///   - key: the ledger's public key from elsewhere; nil takes the one of the installation.
    ///   - progress: told how many records are done.
    /// - Throws: `LedgerFault.badName` for a key that cannot be read, `StorageError`.
    /// - Returns: what was found.
    public static func verifyLedger(
        _ configuration: Configuration,
        key: String?,
        progress: @Sendable (Int64) -> Void = { _ in }
    ) async throws -> Verification {
        let database = try configuration.reader()
        let verifier = LedgerVerifier(database: database, key: try ledgerKey(configuration, given: key))
        let verification = try await verifier.run(progress: progress)
        try await database.close()
        return verification
    }

    /// The name of the ledger of a profile.
    static func ledgerName(_ profile: String) -> String { "thubon/" + profile }

    private static func ledgerKey(_ configuration: Configuration, given: String?) throws -> NoteKey {
        if let given {
            guard let key = NoteKey(given) else { throw LedgerFault.badName(given) }
            return key
        }
        let path = configuration.data + "/secret.key"
        guard let secret = FileManager.default.contents(atPath: path), secret.count == 32 else {
            throw StorageError.file("read \(path)", reason: "the key of the installation is not there; give --key")
        }
        return try NoteSigner(name: ledgerName(configuration.profile), secret: [UInt8](secret)).key
    }

    /// Makes all projections anew from the ledger.
    ///
    /// - Parameters:
    ///   - name: only the projection with this name; nil takes all.
    ///   - isCheck: only compares: everything is taken back.
    ///   - progress: told how many records are done.
    /// - Throws: `StorageError`, and what a projection throws; everything stays as it was then.
    /// - Returns: what changed, and how long it took.
    public func rebuild(
        only name: String? = nil,
        isCheck: Bool,
        progress: @escaping @Sendable (Int64) -> Void = { _ in }
    ) async throws -> Rebuilt {
        if let name, !ledger.projections.contains(where: { $0.name == name }) {
            throw LedgerFault.noProjection(name, known: ledger.projections.map(\.name))
        }
        let ledger = ledger
        let work: @Sendable (WriteSession) throws -> Rebuilt = { db in
            let before = try ledger.fingerprints(of: name, in: db)
            let start = ContinuousClock.now
            try ledger.rebuild(only: name, in: db, progress: progress)
            let making = start.duration(to: .now)
            let after = try ledger.fingerprints(of: name, in: db)
            let changed = zip(before, after).filter { $0 != $1 }.map { (before: $0, after: $1) }
            return Rebuilt(changed: changed, making: making)
        }
        return isCheck ? try await database.rehearse(work) : try await database.write(work)
    }
}

/// Kết quả dựng lại: what came of making projections anew.
public struct Rebuilt: Sendable {
    /// The tables that came out otherwise than they stood; none in a house that is in order.
    public let changed: [(before: TablePrint, after: TablePrint)]
    /// How long it took to make them, without the comparison.
    public let making: Duration
}
