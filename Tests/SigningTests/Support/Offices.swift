import Foundation
import Kernel
import Signing
import X509

/// Timestamp authorities and responders of OCSP that answer as a test wishes, lies among it.
extension TestAuthority {
    /// A key for timestamps, or for what else is wished.
    func stampingKey(_ usages: [ExtendedKeyUsage.Usage] = [.timeStamping], serial: Int = 9001) throws -> SoftwareKey {
        try officeKey("ThuBon Test stamps", usages, serial: serial)
    }

    /// A key that answers questions about revocation, or for what else is wished.
    func answeringKey(_ usages: [ExtendedKeyUsage.Usage] = [.ocspSigning], serial: Int = 9002) throws -> SoftwareKey {
        try officeKey("ThuBon Test answers", usages, serial: serial)
    }

    private func officeKey(_ name: String, _ usages: [ExtendedKeyUsage.Usage], serial: Int) throws -> SoftwareKey {
        var wishes = Wishes()
        wishes.extended = usages
        wishes.serial = serial
        wishes.usage = KeyUsage(digitalSignature: true)
        return try signer(name, .p256, wishes)
    }

    /// Stamps with this key, saying this moment.
    static func stamps(_ key: SoftwareKey, saying moment: Instant = now) -> TimestampAuthority {
        TimestampAuthority(nonce: { [1, 2, 3, 4, 5, 6, 7, 8] }) { question in
            TimestampResponder(key).answer(question, at: moment, serial: [1])
        }
    }

    /// Answers with this key that everything is good but what the book says.
    func answers(
        _ key: SoftwareKey,
        _ book: [Int: Date] = [:],
        at moment: Instant = now
    ) -> LongTerm.Source {
        let revoked = book.map { serial, date in
            (
                Certificate.SerialNumber(serial),
                Instant(milliseconds: Int64(date.timeIntervalSince1970) * 1000)
            )
        }
        return { certificate, issuer in
            let responder = OCSPResponder([.init(issuer: issuer, key: key)]) { serial, _ in
                revoked.first { $0.0 == serial }.map { .revoked($0.1) } ?? .good
            }
            let question = try OCSPQuestion.bytes(about: certificate, issuedBy: issuer)
            return [.ocsp(responder.answer(question, at: moment))]
        }
    }
}
