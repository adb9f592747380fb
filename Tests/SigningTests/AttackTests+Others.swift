import Foundation
import Kernel
import PDF
import Signing
import SwiftASN1
import Testing
import X509

// Signatures of others.
extension AttackTests {
    /// Our file with the signature in it replaced by one that OpenSSL makes over the same bytes.
    func signedByOpenSSL(_ options: [String], certifiedBy certifying: [String]? = nil) async throws -> [UInt8] {
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        // A small page and a long key of ours leave room for what OpenSSL makes.
        var bytes = try await signed(SamplePDF.pages(["Mot"]), with: try authority.signer("Ký dài", .rsa4096))
        let places = try #require(try PDFDocument(bytes).latest.places(of: signatureNumber(bytes))?["Contents"])
        let (pem, publicKey) = try TestAuthority.newKey(.rsa2048)
        _ = try folder.put("key.pem", pem.utf8)
        _ = try folder.put("leaf.pem", try authority.certificate("OpenSSL", publicKey).serializeAsPEM().pemString.utf8)
        if let certifying {
            try Program.run(
                ["openssl", "req", "-x509", "-new", "-key", "key.pem", "-subj", "/CN=PSS", "-out", "leaf.pem"]
                    + certifying,
                in: folder
            )
        }
        _ = try folder.put("data", bytes[..<places.lowerBound] + bytes[places.upperBound...])
        try Program.run(
            [
                "openssl", "cms", "-sign", "-binary", "-in", "data", "-signer", "leaf.pem", "-inkey", "key.pem",
                "-outform", "DER", "-out", "signature",
            ] + options,
            in: folder
        )
        let signature = Array(try Data(contentsOf: folder.appendingPathComponent("signature")))
        let digits = Hex.encode(signature)
        try #require(digits.utf8.count <= places.count - 2)
        let padded = digits + String(repeating: "0", count: places.count - 2 - digits.utf8.count)
        bytes.replaceSubrange(places.lowerBound + 1..<places.upperBound - 1, with: padded.utf8)
        return bytes
    }

    @Test("a weak digest is not taken; the same signature with a strong one is")
    func weakDigest() async throws {
        let strong = try await report(try await signedByOpenSSL(["-md", "sha512", "-cades"]))
        #expect(strong.indication == .passed, "\(strong)")
        let weak = try await report(try await signedByOpenSSL(["-md", "sha1", "-cades"]))
        #expect(weak.indication == .indeterminate)
        #expect(weak.subIndication == .weakAlgorithm)
        #expect(weak.reasons.contains { $0.contains("SHA-1") })
    }

    @Test("a signature without its attributes, or with the content inside, is no PAdES")
    func otherForms() async throws {
        for options in [["-md", "sha256", "-noattr"], ["-md", "sha256"], ["-md", "sha256", "-cades", "-nodetach"]] {
            #expect(try await report(try await signedByOpenSSL(options)).subIndication == .formatFailure, "\(options)")
        }
        let bare = try await report(try await signedByOpenSSL(["-md", "sha256", "-cades", "-nocerts"]))
        #expect(bare.subIndication == .noSigningCertificate)
    }
}
