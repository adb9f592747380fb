public import Kernel
public import X509

/// Chính sách kiểm tra: whom a validation trusts, and at which moment it is made.
public struct ValidationPolicy: Sendable {
    /// Where a signer's chain may end.
    public var lists: [TrustList]
    /// Where the chain of a timestamp authority may end.
    public var timestampLists: [TrustList]
    /// The moment of the validation.
    public var now: Instant
    /// Whether a certificate whose revocation nobody answers for counts as in doubt.
    public var demandsRevocation: Bool
    /// The shortest RSA key that is taken.
    public var shortestRSA = 2048

    /// A policy that trusts these lists for signers and timestamps.
    public init(
        lists: [TrustList],
        timestampLists: [TrustList]? = nil,
        now: Instant,
        demandsRevocation: Bool = false
    ) {
        self.lists = lists
        self.timestampLists = timestampLists ?? lists
        self.now = now
        self.demandsRevocation = demandsRevocation
    }

    /// A policy that trusts these certificates, on lists without a name.
    public init(
        anchors: [Certificate],
        timestampAnchors: [Certificate]? = nil,
        now: Instant,
        demandsRevocation: Bool = false
    ) {
        self.init(
            lists: [TrustList(name: "", certificates: anchors)],
            timestampLists: timestampAnchors.map { [TrustList(name: "", certificates: $0)] },
            now: now,
            demandsRevocation: demandsRevocation
        )
    }
}
