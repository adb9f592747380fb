import Foundation
import PDF
import Signing
import SwiftASN1
import Testing
import X509

@Suite struct PKCS12Tests {
    @Test(
        "a key is read from what OpenSSL writes, and only with its password",
        arguments: [TestAuthority.KeyKind.p256, .rsa2048]
    )
    func opens(_ kind: TestAuthority.KeyKind) async throws {
        let authority = try TestAuthority()
        let (pem, publicKey) = try TestAuthority.newKey(kind)
        let leaf = try authority.certificate("Trần Thị Khoá", publicKey)
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try folder.put("key.pem", pem.utf8)
        _ = try folder.put("leaf.pem", try leaf.serializeAsPEM().pemString.utf8)
        _ = try folder.put("root.pem", try authority.certificate.serializeAsPEM().pemString.utf8)
        try Program.run(
            [
                "openssl", "pkcs12", "-export", "-inkey", "key.pem", "-in", "leaf.pem", "-certfile", "root.pem", "-out",
                "key.p12", "-passout", "pass:mật khẩu 1",
            ],
            in: folder
        )
        let file = Array(try Data(contentsOf: folder.appendingPathComponent("key.p12")))
        #expect(throws: SigningFault.wrongPassword) { try PKCS12(file, password: "mật khẩu 2") }
        let key = try SoftwareKey(try PKCS12(file, password: "mật khẩu 1"))
        #expect(key.chain == [leaf, authority.certificate])
        let signed = try await PDFSigner(key).sign(SamplePDF.pages(), SignatureRequest(at: TestAuthority.now))
        let reports = try await SignatureValidator(authority.policy).reports(on: PDFDocument(signed))
        #expect(reports.first?.indication == .passed)
    }

    @Test("the old forms of the file are refused by name")
    func refusesOldForms() throws {
        let authority = try TestAuthority()
        let (pem, publicKey) = try TestAuthority.newKey(.p256)
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try folder.put("key.pem", pem.utf8)
        _ = try folder.put("leaf.pem", try authority.certificate("Cũ", publicKey).serializeAsPEM().pemString.utf8)
        try Program.run(
            [
                "openssl", "pkcs12", "-export", "-inkey", "key.pem", "-in", "leaf.pem", "-out", "key.p12", "-passout",
                "pass:1", "-macalg", "sha1",
            ],
            in: folder
        )
        let file = Array(try Data(contentsOf: folder.appendingPathComponent("key.p12")))
        #expect(throws: SigningFault.unsupported("PKCS#12 MAC SHA-1")) { try PKCS12(file, password: "1") }
    }
}
