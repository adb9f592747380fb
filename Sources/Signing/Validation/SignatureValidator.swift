import Kernel
public import PDF
import X509

/// Kiểm tra chữ ký: validates every signature of a document (ETSI EN 319 102-1; integrity first).
public struct SignatureValidator: Sendable {
    private let policy: ValidationPolicy

    /// A validator with this policy.
    public init(_ policy: ValidationPolicy) {
        self.policy = policy
    }

    /// A report on each signature, the oldest first.
    ///
    /// - Throws: `PDFError` or `SigningFault` where the document cannot be read at all.
    public func reports(on document: PDFDocument) async throws -> [SignatureReport] {
        let found = try SignatureFinder.signatures(in: document.latest)
        var cases = found.map { SignatureCase($0, in: document) }
        cases.sort { ($0.range?.end ?? .max) < ($1.range?.end ?? .max) }
        flagShared(&cases)
        let oldest = cases.compactMap { $0.range?.revision }.min() ?? document.revisions.count
        let history = ChangeHistory(ChangeReview.changes(in: document, after: oldest))
        var digests = RunningDigests(document.bytes)
        for index in cases.indices {
            try document.checkTime()
            cases[index].checkIntegrity(&digests)
        }
        // From the newest to the oldest: a timestamp proves that all before it existed.
        var horizon = Horizon(policy, evidence: Evidence(document.latest))
        for index in cases.indices.reversed() {
            try document.checkTime()
            await cases[index].checkTrust(&horizon)
        }
        // What could not be read in time must not look like a change.
        try document.checkTime()
        return cases.map { $0.concluded(history, in: document) }
    }

    /// Two fields that name one signature, or two that cover the same bytes, are no two signatures.
    private func flagShared(_ cases: inout [SignatureCase]) {
        var seen: Set<Int> = []
        for index in cases.indices {
            guard let number = cases[index].signature.reference?.number else { continue }
            if !seen.insert(number).inserted {
                cases[index].report.object(Objection(.formatFailure, .sharedSignature))
            }
        }
    }
}
