import Foundation
import Kernel
import Signing
import Testing
import X509

@testable import TestAuthority

@Suite struct AuthorityTests {
    @Test("all who are named by the authority are marked as a test, and OpenSSL builds their chain")
    func marks() throws {
        let outside = try Outside()
        defer { outside.remove() }
        let issued = try outside.issue()
        for certificate in [issued.certificate] + outside.authority.anchors {
            #expect("\(certificate.issuer)".contains(TestAuthority.mark))
            #expect("\(certificate.subject)".contains(TestAuthority.mark))
        }
        try outside.run(
            "openssl",
            "verify",
            "-x509_strict",
            "-CAfile",
            "root.pem",
            "-untrusted",
            "issuing.pem",
            "leaf.pem"
        )
        let text = try outside.run("openssl", "x509", "-in", "leaf.pem", "-noout", "-text")
        #expect(text.contains("serialNumber = 049090001234"))
        #expect(text.contains("URI:\(Outside.address)/ocsp"))
        #expect(text.contains("URI:\(Outside.address)/issuing.crl"))
    }

    @Test("an authority is founded once and then opened, and only its owner reads its folder")
    func opensAgain() throws {
        let outside = try Outside()
        defer { outside.remove() }
        let again = try Outside.authority(in: outside.folder)
        #expect(again.anchors == outside.authority.anchors)
        let files = try FileManager.default.subpathsOfDirectory(atPath: outside.folder.path + "/authority")
        #expect(files.contains("root.key"))
        for file in files + [""] {
            let path = outside.folder.path + "/authority/" + file
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode.map { $0 & 0o077 } == 0, "\(file)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside.folder.path).count == 3)
    }

    @Test("of several who found it at once one is first, and all have the same authority")
    func foundsOnce() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let roots = try await withThrowingTaskGroup(of: [Certificate].self) { group in
            for _ in 0..<4 { group.addTask { try Outside.authority(in: folder).anchors } }
            return try await group.reduce(into: Set<[Certificate]>()) { $0.insert($1) }
        }
        #expect(roots.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["authority"])
    }

    @Test("OpenSSL opens the key of a person with the PIN, and only with it", arguments: [KeyKind.p256, .rsa2048])
    func keys(_ kind: KeyKind) async throws {
        let outside = try Outside()
        defer { outside.remove() }
        let issued = try outside.issue("Trần Thị Khoá", kind)
        let text = try outside.run("openssl", "pkcs12", "-in", "key.p12", "-noenc", "-passin", "pass:mật mã 1", "-info")
        #expect(text.contains("BEGIN PRIVATE KEY"))
        #expect(text.components(separatedBy: "BEGIN CERTIFICATE").count == 3)
        #expect(text.contains("PBES2, PBKDF2, AES-256-CBC, Iteration 2000, PRF hmacWithSHA256"))
        try outside.run("openssl", "pkcs12", "-in", "key.p12", "-noenc", "-passin", "pass:mật mã 2", expects: 1)
        #expect(throws: SigningFault.wrongPassword) { try PKCS12(issued.file, pin: PIN("mật mã 2")) }
        let key = try SoftwareKey(try PKCS12(issued.file, pin: PIN("mật mã 1")))
        #expect(key.chain.first == issued.certificate)
    }

    @Test("a PIN is seen nowhere")
    func hidesPIN() {
        let pin = PIN("123456")
        var dumped = ""
        dump(pin, to: &dumped)
        #expect("\(pin) \(String(reflecting: pin)) \(dumped) \([pin])".contains("123456") == false)
    }
}
