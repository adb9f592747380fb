public import Kernel

/// Điều phát hiện: what a validation found against a signature; its words are in a table of their own.
public indirect enum SignatureFinding: Hashable, Sendable {
    // What is covered (ISO 32000-2, 12.8.1).
    case noPlace
    case malformedRange
    case gap(Range<Int>, place: Range<Int>)
    case rangeBeyondFile
    case rangeEndsElsewhere
    case placeNotHexadecimal
    case placeWithoutSignature
    case trailingData
    case sharedSignature

    // The signature itself (RFC 5652, RFC 5035, ETSI EN 319 122-1).
    case unknownForm
    case notDetached
    case notDER
    case basicEncoding
    case weakAlgorithm(String)
    case namedBySHA1
    case noContentType
    case noDigest
    case notNamed
    case otherCertificateNamed
    case noCertificate
    case otherContent
    case otherKey

    // The certificates (RFC 5280).
    case noChain
    case signedWithPSS
    case chain(ChainFault)
    case notYetValid(subject: String)
    case expiredWhenSigned(subject: String)
    case expiredWithoutProof(subject: String)
    case revoked(subject: String, since: Instant)
    case noRevocationAnswer

    // Timestamps (RFC 3161).
    case timestampOfOther
    case timestampAhead
    case timestampProvesNothing(SignatureFinding)

    // What came afterwards.
    case changedAfterwards(DocumentChange.Deed)
    case forbiddenByCertification
}

/// Why a chain of certificates that leads to an anchor does not hold.
public enum ChainFault: Hashable, Sendable {
    case shortKey(Int)
    case notForSignatures
    case issuerMayNotIssue
    case notForDocuments
    case notForTimestamps
    case unreadableExtension
    /// A rule of RFC 5280, in the words of the library that checks it.
    case rule(String)
}
