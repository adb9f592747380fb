import Foundation
import Signing
import SwiftASN1
import X509

/// A timestamp authority and a responder of OCSP that live in a folder: OpenSSL, run for each question.
struct LocalAuthorities {
    let authority: TestAuthority
    let folder: URL

    init(_ authority: TestAuthority) throws {
        self.authority = authority
        folder = try Program.folder()
        _ = try folder.put("root.pem", try authority.certificate.serializeAsPEM().pemString.utf8)
        _ = try folder.put("root.key", try authority.key.serializeAsPEM().pemString.utf8)
        try certify("tsa", [.timeStamping], serial: 9001)
        try certify("ocsp", [.ocspSigning], serial: 9002)
        _ = try folder.put("serial", "01\n".utf8)
        _ = try folder.put("crlnumber", "01\n".utf8)
        _ = try folder.put("index.txt", "".utf8)
        _ = try folder.put("openssl.cnf", Self.configuration.utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private static let configuration = """
        [ tsa ]
        default_tsa = stamps
        [ stamps ]
        serial = serial
        signer_cert = tsa.pem
        certs = root.pem
        signer_key = tsa.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256, sha384, sha512
        accuracy = secs:1
        ess_cert_id_alg = sha256
        [ ca ]
        default_ca = lists
        [ lists ]
        database = index.txt
        crlnumber = crlnumber
        default_md = sha256
        default_crl_days = 7
        """

    private func certify(_ name: String, _ usages: [ExtendedKeyUsage.Usage], serial: Int) throws {
        let (pem, publicKey) = try TestAuthority.newKey(.p256)
        var wishes = TestAuthority.Wishes()
        wishes.extended = usages
        wishes.serial = serial
        wishes.usage = KeyUsage(digitalSignature: true)
        let certificate = try authority.certificate("ThuBon Test \(name)", publicKey, wishes)
        _ = try folder.put("\(name).key", pem.utf8)
        _ = try folder.put("\(name).pem", try certificate.serializeAsPEM().pemString.utf8)
    }

    /// Asks OpenSSL for timestamps.
    var timestamps: TimestampAuthority {
        TimestampAuthority(nonce: { (0..<8).map { _ in UInt8.random(in: 0...255) } }) { [folder] question in
            let name = UUID().uuidString
            _ = try folder.put("\(name).tsq", question)
            try Program.run(
                [
                    "openssl", "ts", "-reply", "-config", "openssl.cnf", "-queryfile", "\(name).tsq", "-out",
                    "\(name).tsr",
                ],
                in: folder
            )
            return Array(try Data(contentsOf: folder.appendingPathComponent("\(name).tsr")))
        }
    }

    /// Enters a certificate into the authority's book.
    func enter(_ serial: Int, revoked: Date? = nil) throws {
        let file = folder.appendingPathComponent("index.txt")
        let known = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let digits = String(serial, radix: 16, uppercase: true)
        let even = digits.count.isMultiple(of: 2) ? digits : "0" + digits
        let line =
            "\(revoked == nil ? "V" : "R")\t\(Self.time(TestAuthority.day(4000)))\t\(revoked.map(Self.time) ?? "")\t\(even)\tunknown\t/CN=\(serial)\n"
        _ = try folder.put("index.txt", (known + line).utf8)
    }

    private static func time(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "yyMMddHHmmss'Z'"
        return formatter.string(from: date)
    }

    /// Answers by OCSP.
    var ocsp: LongTerm.Source {
        { [folder] certificate, issuer in
            let name = UUID().uuidString
            _ = try folder.put("\(name).ocq", try OCSPQuestion.bytes(about: certificate, issuedBy: issuer))
            try Program.run(
                [
                    "openssl", "ocsp", "-index", "index.txt", "-CA", "root.pem", "-rsigner", "ocsp.pem", "-rkey",
                    "ocsp.key", "-reqin", "\(name).ocq", "-respout", "\(name).ocr", "-ndays", "7",
                ],
                in: folder
            )
            return [.ocsp(Array(try Data(contentsOf: folder.appendingPathComponent("\(name).ocr"))))]
        }
    }

    /// Answers by a list.
    var list: LongTerm.Source {
        { [folder] _, _ in
            try Program.run(
                [
                    "openssl", "ca", "-config", "openssl.cnf", "-gencrl", "-keyfile", "root.key", "-cert", "root.pem",
                    "-out", "list.pem",
                ],
                in: folder
            )
            try Program.run(["openssl", "crl", "-in", "list.pem", "-outform", "DER", "-out", "list.der"], in: folder)
            return [.list(Array(try Data(contentsOf: folder.appendingPathComponent("list.der"))))]
        }
    }
}
