import Crypto
import FoundationEssentials
import Kernel

/// Mã theo thời gian (TOTP): the codes of an authenticator app, RFC 6238 over RFC 4226, with SHA-1 and 30 seconds as
/// every app expects.
enum TimeCode {
    static let period: Int64 = 30
    static let digits = 6
    /// 160 bits, as RFC 4226 recommends.
    static let secretLength = 20

    /// The time step of a moment.
    static func step(at moment: Instant) -> Int64 { moment.milliseconds / 1000 / period }

    /// The code of a time step.
    static func code(secret: [UInt8], step: Int64, digits: Int = digits) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let word = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        var modulus: UInt32 = 1
        for _ in 0..<digits { modulus *= 10 }
        let text = String(word % modulus)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The step for which the code is right, one before and one after included; nil where there is none after `last`.
    ///
    /// A code works once: `last` is the step that was used last.
    static func matchingStep(secret: [UInt8], code: String, at moment: Instant, after last: Int64) -> Int64? {
        let given = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
        let now = step(at: moment)
        return (now - 1...now + 1).first { step in
            isEqualInConstantTime(Array(Self.code(secret: secret, step: step).utf8), given) && step > last
        }
    }

    /// The address that an authenticator app reads from a QR code.
    static func enrolmentURL(secret: [UInt8], issuer: String, login: String) -> String {
        let name = percentEncoded(issuer) + ":" + percentEncoded(login)
        return "otpauth://totp/\(name)?secret=\(Base32.encode(secret))&issuer=\(percentEncoded(issuer))"
            + "&algorithm=SHA1&digits=\(digits)&period=\(period)"
    }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: String(UnicodeScalar(byte))
            default: "%" + Hex.encode([byte]).uppercased()
            }
        }
        .joined()
    }
}
