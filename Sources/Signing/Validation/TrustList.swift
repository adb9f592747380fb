public import X509

/// Danh sách tin cậy: certificates at which a chain may end, under the name that reports give them.
public struct TrustList: Hashable, Sendable {
    /// How people call it, such as the name of the state's list.
    public let name: String
    /// Its certificates.
    public let certificates: [Certificate]

    /// A list of this name.
    public init(name: String, certificates: [Certificate]) {
        self.name = name
        self.certificates = certificates
    }
}
