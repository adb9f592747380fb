public import Kernel
public import X509

/// Chính sách kiểm tra: whom a validation trusts, and at which moment it is made.
public struct ValidationPolicy: Sendable {
    /// The certificates at which a signer's chain may end.
    public var anchors: [Certificate]
    /// The certificates at which the chain of a timestamp authority may end.
    public var timestampAnchors: [Certificate]
    /// The moment of the validation.
    public var now: Instant
    /// Whether a certificate whose revocation nobody answers for counts as in doubt.
    public var demandsRevocation: Bool
    /// The shortest RSA key that is taken.
    public var shortestRSA = 2048

    /// A policy that trusts these anchors for signers and timestamps.
    public init(
        anchors: [Certificate],
        timestampAnchors: [Certificate]? = nil,
        now: Instant,
        demandsRevocation: Bool = false
    ) {
        self.anchors = anchors
        self.timestampAnchors = timestampAnchors ?? anchors
        self.now = now
        self.demandsRevocation = demandsRevocation
    }
}
