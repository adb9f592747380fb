public import X509

extension RevocationAnswer {
    /// Whether the answer says anything of a certificate, and its issuer stands for it.
    public func speaks(of certificate: Certificate, issuedBy issuer: Certificate) -> Bool {
        switch self {
        case .ocsp(let bytes):
            guard let answer = try? OCSPAnswer(bytes) else { return false }
            return answer.status(of: certificate, issuedBy: issuer) != nil && answer.signer(under: issuer) != nil
        case .list(let bytes):
            guard let list = try? RevocationList(bytes) else { return false }
            return list.names(issuer) && list.isSigned(by: issuer)
        }
    }
}
