import Kernel
import SwiftASN1
import X509

/// Danh sách thu hồi: a list of revoked certificates (RFC 5280, 5).
struct RevocationList {
    private let issuer: ArraySlice<UInt8>
    private let revoked: [ArraySlice<UInt8>: Instant]
    private let from: Instant
    private let until: Instant?
    private let signed: [UInt8]
    private let algorithm: SignatureAlgorithm
    private let signature: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) throws {
        var list = try DERCursor(try DER.parse(bytes))
        let body = try list.next()
        signed = Array(body.encodedBytes)
        let outer = try list.next()
        algorithm = try SignatureAlgorithm(issuing: try AlgorithmIdentifier(outer))
        signature = try ASN1BitString(derEncoded: try list.next()).bytes
        try list.finish()
        var members = try DERCursor(body)
        _ = members.next(if: .integer)
        guard try members.next().encodedBytes == outer.encodedBytes else { throw SigningFault.malformed }
        issuer = try members.next().encodedBytes
        from = try Instant(time: try members.next())
        let next = members.next(if: .utcTime) ?? members.next(if: .generalizedTime)
        until = try next.map { try Instant(time: $0) }
        var revoked: [ArraySlice<UInt8>: Instant] = [:]
        for node in try members.next(if: .sequence)?.members() ?? [] {
            var entry = try DERCursor(node)
            let (serial, moment) = (try entry.next().primitive(), try Instant(time: try entry.next()))
            revoked[serial] = min(revoked[serial] ?? moment, moment)
        }
        self.revoked = revoked
        // A list of part of an authority's certificates says nothing of the others (RFC 5280, 5.2.4 and 5.2.5).
        if let extensions = try members.next(tagged: 0)?.only().members() {
            for node in extensions {
                var entry = try DERCursor(node)
                let oid = try entry.oid()
                guard oid != [2, 5, 29, 27], oid != [2, 5, 29, 28] else {
                    throw SigningFault.unsupported("partial CRL")
                }
            }
        }
    }

    /// Whether the list says that it is this authority's.
    func names(_ authority: Certificate) -> Bool {
        (try? authority.subject.bytes())?.elementsEqual(issuer) ?? false
    }

    /// Whether the authority signed the list, and may sign lists.
    func isSigned(by authority: Certificate) -> Bool {
        if let usage = try? authority.extensions.keyUsage, !usage.cRLSign { return false }
        return algorithm.isValid(signature, over: signed, by: authority.publicKey)
    }

    /// What the list says of a certificate of its authority.
    func status(of certificate: Certificate) -> RevocationStatus {
        RevocationStatus(revoked: revoked[certificate.serialNumber.bytes], from: from, until: until)
    }
}

extension Instant {
    /// The moment of a UTCTime or a GeneralizedTime.
    init(time node: ASN1Node) throws {
        if node.identifier == .generalizedTime {
            try self.init(try GeneralizedTime(derEncoded: node))
        } else {
            let time = try UTCTime(derEncoded: node)
            guard let date = CivilDate(year: time.year, month: time.month, day: time.day) else {
                throw SigningFault.malformed
            }
            let seconds = time.hours * 3600 + time.minutes * 60 + time.seconds
            self.init(milliseconds: Int64(date.daysSinceEpoch) * 86_400_000 + Int64(seconds) * 1000)
        }
    }
}
