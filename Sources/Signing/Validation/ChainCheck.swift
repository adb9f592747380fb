import FoundationEssentials
import Kernel
import SwiftASN1
@_spi(DisableValidityCheck) @_spi(FixedExpiryValidationTime) import X509

/// Checks the chain of a certificate to an anchor at a moment (RFC 5280, 6; key usage as well).
struct ChainCheck {
    enum Purpose: Sendable {
        case documents
        case timestamps
    }

    /// More issuers than this are not tried: certificates that certify each other make more chains than one can count.
    static let mostIssuers = 20

    private let roots: CertificateStore
    private let lists: [TrustList]
    private let usage: UsagePolicy

    init(_ lists: [TrustList], purpose: Purpose, shortestRSA: Int) {
        self.lists = lists
        roots = CertificateStore(lists.flatMap(\.certificates))
        usage = UsagePolicy(purpose: purpose, shortestRSA: shortestRSA)
    }

    /// The name of the list on which an anchor stands; nil where it has none.
    func listName(of anchor: Certificate?) -> String? {
        guard let anchor, let list = lists.first(where: { $0.certificates.contains(anchor) }) else { return nil }
        return list.name.isEmpty ? nil : list.name
    }

    /// The chain from the certificate to its anchor.
    ///
    /// - Throws: `Objection` where there is none that holds at the moment; `isProven` says whether the signature is known
    ///   to have existed then.
    func chain(
        of certificate: Certificate,
        with shelves: [CertificateShelf],
        at moment: Instant,
        isProven: Bool
    ) async throws(Objection) -> [Certificate] {
        let store = CertificateStore(Self.issuers(of: certificate, among: shelves))
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        var verifier = Verifier(rootCertificates: roots) {
            RFC5280Policy(fixedExpiryValidationTime: date)
            usage
        }
        let failures: [CertificateValidationResult.PolicyFailure]
        switch await verifier.validate(leaf: certificate, intermediates: store) {
        case .validCertificate(let chain): return Array(chain)
        case .couldNotValidate(let found): failures = found
        }
        var timeless = Verifier(rootCertificates: roots) {
            RFC5280Policy.withValidityCheckDisabled()
            usage
        }
        guard case .validCertificate(let chain) = await timeless.validate(leaf: certificate, intermediates: store)
        else {
            if let failure = failures.last {
                let fault = usage.fault(of: failure.chain) ?? .rule(failure.policyFailureReason.description)
                throw Objection(.chainConstraints, .chain(fault))
            }
            throw Objection(.noChain, shelves.contains(where: \.hasUnreadable) ? .signedWithPSS : .noChain)
        }
        if let early = chain.first(where: { $0.notValidBefore > date }) {
            throw Objection(.notYetValid, .notYetValid(subject: early.subject.description))
        }
        let late = (chain.first { $0.notValidAfter < date } ?? certificate).subject.description
        throw isProven
            ? Objection(.expired, .expiredWhenSigned(subject: late))
            : Objection(.outOfBounds, .expiredWithoutProof(subject: late))
    }

    /// The certificates that may lead from this one upwards, by their names.
    private static func issuers(of certificate: Certificate, among shelves: [CertificateShelf]) -> [Certificate] {
        var found: [Certificate] = []
        var seen: Set<DistinguishedName> = []
        var wanted = [certificate.issuer]
        while let name = wanted.popLast() {
            guard seen.insert(name).inserted else { continue }
            for other in shelves.flatMap({ $0[name] }) where !found.contains(other) {
                guard found.count < mostIssuers else { return found }
                found.append(other)
                wanted.append(other.issuer)
            }
        }
        return found
    }
}

/// Certificates by their names.
struct CertificateShelf {
    private let byName: [DistinguishedName: [Certificate]]
    /// Whether some were left out that were themselves signed with RSA-PSS.
    let hasUnreadable: Bool

    init(_ certificates: [Certificate], hasUnreadable: Bool = false) {
        byName = Dictionary(grouping: certificates, by: \.subject)
        self.hasUnreadable = hasUnreadable
    }

    subscript(_ name: DistinguishedName) -> [Certificate] { byName[name] ?? [] }
}
