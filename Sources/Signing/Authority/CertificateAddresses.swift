import SwiftASN1
public import X509

extension Certificate {
    /// Where responders of OCSP answer about the certificate (RFC 5280, 4.2.2.1).
    public var ocspAddresses: [String] {
        guard let access = try? extensions.authorityInformationAccess else { return [] }
        return access.filter { $0.method == .ocspServer }.compactMap {
            guard case .uniformResourceIdentifier(let address) = $0.location else { return nil }
            return address
        }
    }

    /// Where lists of revocation lie that tell of the certificate (RFC 5280, 4.2.1.13).
    public var listAddresses: [String] {
        guard let bytes = extensions[oid: OID.crlDistributionPoints]?.value, let root = try? DER.parse(bytes),
            let points = try? root.members()
        else { return [] }
        // Points that name reasons or another issuer tell of part of the certificates only.
        return points.compactMap { try? $0.members() }.filter { $0.count == 1 }.flatMap { point -> [String] in
            guard let names = try? point[0].only().members() else { return [] }
            return names.compactMap { name in
                guard name.identifier == .context(6), let bytes = try? name.primitive() else { return nil }
                return String(decoding: bytes, as: UTF8.self)
            }
        }
    }

    /// Whether nobody need ask about it: the certificate of a responder (RFC 6960, 4.2.2.2.1).
    public var isAskedByNobody: Bool { extensions[oid: [1, 3, 6, 1, 5, 5, 7, 48, 1, 5]] != nil }
}
