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

    let anchors: [Certificate]
    let purpose: Purpose
    let shortestRSA: Int

    /// The chain from the certificate to its anchor.
    ///
    /// - Throws: `Objection` where there is none that holds at the moment; `isProven` says whether the signature is known
    ///   to have existed then.
    func chain(
        of certificate: Certificate,
        with others: [Certificate],
        at moment: Instant,
        isProven: Bool
    ) async throws(Objection) -> [Certificate] {
        let usage = UsagePolicy(purpose: purpose, shortestRSA: shortestRSA)
        let store = CertificateStore(Self.issuers(of: certificate, among: others))
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        var verifier = Verifier(rootCertificates: CertificateStore(anchors)) {
            RFC5280Policy(fixedExpiryValidationTime: date)
            usage
        }
        let failures: [CertificateValidationResult.PolicyFailure]
        switch await verifier.validate(leaf: certificate, intermediates: store) {
        case .validCertificate(let chain): return Array(chain)
        case .couldNotValidate(let found): failures = found
        }
        var timeless = Verifier(rootCertificates: CertificateStore(anchors)) {
            RFC5280Policy.withValidityCheckDisabled()
            usage
        }
        guard case .validCertificate(let chain) = await timeless.validate(leaf: certificate, intermediates: store)
        else {
            if let failure = failures.last {
                throw Objection(
                    .chainConstraints,
                    "the chain of certificates breaks a rule: \(failure.policyFailureReason)"
                )
            }
            throw Objection(.noChain, "no chain of certificates leads to an authority that is trusted")
        }
        if let early = chain.first(where: { $0.notValidBefore > date }) {
            throw Objection(.notYetValid, "the certificate of \(early.subject) was not valid yet")
        }
        let late = chain.first { $0.notValidAfter < date } ?? certificate
        throw isProven
            ? Objection(.expired, "the certificate of \(late.subject) had expired when the signature was made")
            : Objection(
                .outOfBounds,
                "the certificate of \(late.subject) has expired, and nothing proves that it was valid then"
            )
    }
}

extension ChainCheck {
    /// The certificates that may lead from this one upwards, by their names.
    private static func issuers(of certificate: Certificate, among others: [Certificate]) -> [Certificate] {
        var found: [Certificate] = []
        var seen: Set<DistinguishedName> = []
        var wanted = [certificate.issuer]
        while let name = wanted.popLast() {
            guard seen.insert(name).inserted else { continue }
            for other in others where other.subject == name && !found.contains(other) {
                guard found.count < mostIssuers else { return found }
                found.append(other)
                wanted.append(other.issuer)
            }
        }
        return found
    }
}

/// What the certificates of a chain may be used for, which swift-certificates leaves to others.
struct UsagePolicy: VerifierPolicy, Sendable {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [OID.extendedKeyUsage, OID.certificatePolicies]
    let purpose: ChainCheck.Purpose
    let shortestRSA: Int

    /// Documents (RFC 9336), e-mail, what Adobe and Microsoft use for documents, and anything.
    private static let documents: [ASN1ObjectIdentifier] = [
        [1, 3, 6, 1, 5, 5, 7, 3, 36], [1, 3, 6, 1, 5, 5, 7, 3, 4], [1, 2, 840, 113583, 1, 1, 5],
        [1, 3, 6, 1, 4, 1, 311, 10, 3, 12], [2, 5, 29, 37, 0],
    ]

    func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) async -> PolicyEvaluationResult {
        guard let leaf = chain.first else { return .failsToMeetPolicy(reason: "it is empty") }
        for certificate in chain {
            if let length = SignatureAlgorithm.rsaLength(of: certificate.publicKey), length < shortestRSA {
                return .failsToMeetPolicy(reason: "an RSA key of \(length) bits is too short")
            }
        }
        do {
            if let usage = try leaf.extensions.keyUsage, !usage.digitalSignature, !usage.nonRepudiation {
                return .failsToMeetPolicy(reason: "the certificate is not for signatures (keyUsage)")
            }
            for issuer in chain.dropFirst() {
                if let usage = try issuer.extensions.keyUsage, !usage.keyCertSign {
                    return .failsToMeetPolicy(reason: "an issuer may not issue certificates (keyUsage)")
                }
            }
            return try extendedUsage(of: leaf)
        } catch {
            return .failsToMeetPolicy(reason: "an extension of a certificate cannot be read")
        }
    }

    private func extendedUsage(of leaf: Certificate) throws -> PolicyEvaluationResult {
        let usages = try Self.extendedUsages(of: leaf)
        switch purpose {
        case .documents:
            guard let usages, !usages.contains(where: Self.documents.contains) else { return .meetsPolicy }
            return .failsToMeetPolicy(reason: "the certificate is not for documents (extKeyUsage)")
        case .timestamps:
            // RFC 3161, 2.3: this use and no other, and critical.
            guard usages == [OID.timeStamping], leaf.extensions[oid: OID.extendedKeyUsage]?.critical == true else {
                return .failsToMeetPolicy(reason: "the certificate is not for timestamps alone (extKeyUsage)")
            }
            return .meetsPolicy
        }
    }

    static func extendedUsages(of certificate: Certificate) throws -> [ASN1ObjectIdentifier]? {
        guard let bytes = certificate.extensions[oid: OID.extendedKeyUsage]?.value else { return nil }
        var members = try DERCursor(try DER.parse(bytes))
        var usages: [ASN1ObjectIdentifier] = []
        while !members.isAtEnd { usages.append(try members.oid()) }
        return usages
    }
}
