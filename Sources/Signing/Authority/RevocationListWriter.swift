public import Kernel
import SwiftASN1
public import X509

/// Lập danh sách thu hồi: writes lists of revoked certificates (RFC 5280, 5).
public struct RevocationListWriter: Sendable {
    private let key: SoftwareKey

    /// A writer with the key of the authority itself.
    public init(_ key: SoftwareKey) {
        self.key = key
    }

    /// A list that is good from a moment on for some days.
    ///
    /// - Parameters:
    ///   - revoked: what was revoked, and when.
    ///   - moment: when the list is made; later ones have greater numbers by it.
    ///   - days: after how many days the next one is due.
    /// - Returns: the list in DER.
    /// - Throws: what the serializer or the key throws.
    public func list(
        _ revoked: [(serial: Certificate.SerialNumber, moment: Instant)],
        at moment: Instant,
        days: Int = 7
    ) throws -> [UInt8] {
        guard let authority = key.chain.first else { throw SigningFault.noCertificate }
        let entries = revoked.map { entry -> DERElement in
            .sequence([.primitive(.integer, Array(entry.serial.bytes)), .time(entry.moment)])
        }
        var extensions: [DERElement] = [
            Self.extended([2, 5, 29, 20], try DERElement.integer(Int(moment.milliseconds)).bytes())
        ]
        if let identifier = try authority.extensions.subjectKeyIdentifier {
            let named = DERElement.sequence([.primitive(.context(0), Array(identifier.keyIdentifier))])
            extensions.append(Self.extended([2, 5, 29, 35], try named.bytes()))
        }
        let body: [DERElement] =
            [
                .integer(1), key.algorithm.element, .raw(try authority.subject.bytes()[...]), .time(moment),
                .time(moment.adding(minutes: days * 1440)),
            ] + (entries.isEmpty ? [] : [.sequence(entries)]) + [.tagged(0, [.sequence(extensions)])]
        return try DERElement.signed(.sequence(body), by: key).bytes()
    }

    private static func extended(_ oid: ASN1ObjectIdentifier, _ value: [UInt8]) -> DERElement {
        .sequence([.oid(oid), .octets(value)])
    }
}
