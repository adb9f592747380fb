extension TestAuthority {
    /// What an authority offers to programs, each at its own address below the authority's.
    public enum Resource: String, Hashable, Sendable, CaseIterable {
        /// `POST` of an OCSPRequest.
        case ocsp
        /// `POST` of a TimeStampReq.
        case timestamps = "tsa"
        /// The list of the issuing authority.
        case list = "issuing.crl"
        /// The list of the root.
        case rootList = "root.crl"
        /// The certificate of the issuing authority.
        case certificate = "issuing.cer"
        /// The certificate of the root.
        case rootCertificate = "root.cer"

        /// The last part of its address.
        public var path: String { rawValue }

        /// The media type of what it answers (RFC 6960, RFC 3161, RFC 2585).
        public var mediaType: String {
            switch self {
            case .ocsp: "application/ocsp-response"
            case .timestamps: "application/timestamp-reply"
            case .list, .rootList: "application/pkix-crl"
            case .certificate, .rootCertificate: "application/pkix-cert"
            }
        }
    }

    /// The address of a resource.
    public func address(of resource: Resource) -> String { addresses.of(resource) }
}

/// Where the authority's resources are served.
struct Addresses: Sendable {
    let base: String

    func of(_ resource: TestAuthority.Resource) -> String { base + "/" + resource.path }
}
