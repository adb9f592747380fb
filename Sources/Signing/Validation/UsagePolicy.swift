import SwiftASN1
import X509

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
        guard let fault = fault(of: chain) else { return .meetsPolicy }
        return .failsToMeetPolicy(reason: fault.words.english)
    }

    /// What is wrong with the uses of a chain; nil where nothing is.
    func fault(of chain: UnverifiedCertificateChain) -> ChainFault? {
        guard let leaf = chain.first else { return .notForSignatures }
        for certificate in chain {
            if let length = SignatureAlgorithm.rsaLength(of: certificate.publicKey), length < shortestRSA {
                return .shortKey(length)
            }
        }
        do {
            if let usage = try leaf.extensions.keyUsage, !usage.digitalSignature, !usage.nonRepudiation {
                return .notForSignatures
            }
            for issuer in chain.dropFirst() {
                if let usage = try issuer.extensions.keyUsage, !usage.keyCertSign { return .issuerMayNotIssue }
            }
            return try extendedUsage(of: leaf)
        } catch {
            return .unreadableExtension
        }
    }

    private func extendedUsage(of leaf: Certificate) throws -> ChainFault? {
        let usages = try Self.extendedUsages(of: leaf)
        switch purpose {
        case .documents:
            guard let usages, !usages.contains(where: Self.documents.contains) else { return nil }
            return .notForDocuments
        case .timestamps:
            // RFC 3161, 2.3: this use and no other, and critical.
            guard usages == [OID.timeStamping], leaf.extensions[oid: OID.extendedKeyUsage]?.critical == true else {
                return .notForTimestamps
            }
            return nil
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
