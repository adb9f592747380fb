import Kernel
import SwiftASN1

/// What a timestamp says: TSTInfo (RFC 3161, 2.4.2).
struct TimestampInfo {
    let digest: DigestAlgorithm
    let imprint: ArraySlice<UInt8>
    let moment: Instant
    let nonce: ArraySlice<UInt8>

    init(_ token: SignedData) throws {
        guard token.contentType == OID.timeStampInfo, let content = token.content else { throw SigningFault.malformed }
        var members = try DERCursor(try DER.parse(content))
        guard try members.integer() == 1 else { throw SigningFault.malformed }
        _ = try members.oid()
        var imprint = try DERCursor(try members.next())
        digest = try AlgorithmIdentifier(try imprint.next()).digest()
        self.imprint = try imprint.octets()
        guard self.imprint.count == digest.length else { throw SigningFault.malformed }
        _ = try members.next().primitive()
        let time = try GeneralizedTime(derEncoded: try members.next())
        moment = try Instant(time)
        // Accuracy and ordering may follow before the nonce.
        _ = members.next(if: .sequence)
        _ = members.next(if: .boolean)
        nonce = try members.next(if: .integer)?.primitive() ?? []
    }
}

extension Instant {
    /// The moment of a time of ASN.1, which is always UTC.
    init(_ time: GeneralizedTime) throws {
        guard let date = CivilDate(year: time.year, month: time.month, day: time.day) else {
            throw SigningFault.malformed
        }
        let seconds = time.hours * 3600 + time.minutes * 60 + time.seconds
        self.init(
            milliseconds: Int64(date.daysSinceEpoch) * 86_400_000 + Int64(seconds) * 1000
                + Int64(time.fractionalSeconds * 1000)
        )
    }
}
