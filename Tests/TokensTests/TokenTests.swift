import Foundation
import Kernel
import PDF
import PaperTesting
import Signing
import SwiftASN1
import TestAuthority
import Testing
import X509

@testable import Tokens

@Suite(.enabled(if: TestToken.isInstalled, "dev/packages.txt names softhsm2"), .serialized)
struct TokenTests {
    @Test(
        "a key of a token signs, and pdfsig, pyHanko and we confirm it",
        arguments: [
            ("EC:prime256v1", false), ("P-384", false), ("RSA:2048", false), ("RSA:2048", true),
        ]
    )
    func signs(_ type: String, _ usesPSS: Bool) async throws {
        let token = try TestToken()
        if let kind = KeyKind(rawValue: type) {
            try token.importKey("Nguyễn Văn Ký", id: "01", kind)
        } else {
            try token.addKey("Nguyễn Văn Ký", id: "01", type: type)
        }
        let request = SignatureRequest(at: TestToken.surroundings.now)
        let file = try await PKCS11Key.open(token.place("Nguyễn Văn Ký"), pin: TestToken.pin, usesPSS: usesPSS) { key in
            #expect(key.chain.count == 2)
            let once = try await PDFSigner(key).sign(SamplePage.bytes, request)
            return try await PDFSigner(key).sign(once, request)
        }
        let policy = ValidationPolicy(
            anchors: token.authority.anchors,
            now: TestToken.surroundings.now.adding(minutes: 1)
        )
        let reports = try await SignatureValidator(policy).reports(on: PDFDocument(file))
        #expect(reports.map(\.indication) == [.passed, .passed], "\(reports)")
        try judge(file, token.authority.anchors[0])
    }

    private func judge(_ file: [UInt8], _ root: Certificate) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(file).write(to: folder.appendingPathComponent("token.pdf"))
        try Data(try root.serializeAsPEM().pemString.utf8).write(to: folder.appendingPathComponent("root.pem"))
        let poppler = try TestToken.run(["sh", "-c", "pdfsig -nocert token.pdf || true"], in: folder)
        #expect(poppler.components(separatedBy: "Signature is Valid").count == 3, "\(poppler)")
        guard let python = Judge.python else { return }
        let said = try TestToken.run([python, Judge.script("pyhanko_judge"), "check", folder.path])
        #expect(said.components(separatedBy: #""passes": true"#).count == 3, "\(said)")
    }

    @Test("a key is found by its label, by its id, or because it is the only one")
    func finds() async throws {
        let token = try TestToken()
        try token.addKey("ky", id: "0a")
        for name in ["ky", "0A", nil] {
            let count = try await PKCS11Key.open(token.place(name), pin: TestToken.pin) { $0.chain.count }
            #expect(count == 2)
        }
        try token.addKey("khac", id: "0b", certified: false)
        await #expect(throws: SigningFault.noKey(token.label)) { try await use(token.place(nil)) }
        await #expect(throws: SigningFault.noKey("0c")) { try await use(token.place("0c")) }
        await #expect(throws: SigningFault.noCertificate) { try await use(token.place("khac")) }
        await #expect(throws: SigningFault.noToken("khong co")) {
            try await use(.init(module: TestToken.module, token: "khong co", key: nil))
        }
        await #expect(throws: SigningFault.noModule("/khong/co.so")) {
            try await use(token.place("ky", module: "/khong/co.so"))
        }
        await #expect(throws: SigningFault.noModule("libc.so.6")) {
            try await use(token.place("ky", module: "libc.so.6"))
        }
    }

    private func use(_ place: PKCS11Key.Place, _ pin: PIN = TestToken.pin) async throws {
        try await PKCS11Key.open(place, pin: pin) { _ = try await $0.sign([1, 2, 3]) }
    }

    @Test("a wrong PIN opens nothing, also while somebody else has the token open")
    func wrongPIN() async throws {
        let token = try TestToken()
        try token.addKey("ky", id: "01")
        await #expect(throws: SigningFault.wrongPIN(.few)) { try await use(token.place("ky"), PIN("000000")) }
        await #expect(throws: SigningFault.wrongPIN(.few)) { try await use(token.place("ky"), PIN("")) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    do {
                        try await use(token.place("ky"), number.isMultiple(of: 2) ? TestToken.pin : PIN("000000"))
                        return number.isMultiple(of: 2)
                    } catch SigningFault.wrongPIN {
                        return !number.isMultiple(of: 2)
                    }
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test("a token that is locked, on its last try, or pulled out says so")
    func faults() async throws {
        let token = try TestToken()
        try token.addKey("ky", id: "01")
        let place = token.place("ky", module: try TestToken.faultyModule.get())
        await #expect(throws: SigningFault.lockedPIN) { try await use(place, PIN("locked")) }
        await #expect(throws: SigningFault.wrongPIN(.last)) { try await use(place, PIN("last")) }
        await #expect(throws: SigningFault.tokenRemoved) { try await use(place) }
        // What was open is closed: the token is free for the next.
        try await use(token.place("ky"))
    }

    @Test("a token that comes late, or was away, is found without a new start")
    func returns() async throws {
        let first = try TestToken()
        try first.addKey("ky", id: "01")
        try await use(first.place("ky"))

        let late = try TestToken(late: "thubon-late")
        try late.addKey("ky", id: "01")
        try await use(late.place("ky"))

        let folder = try late.folder()
        let away = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("away")
        try FileManager.default.moveItem(at: folder, to: away)
        await #expect(throws: SigningFault.self) { try await use(late.place("ky")) }
        try await use(first.place("ky"))
        try FileManager.default.moveItem(at: away, to: folder)
        try await use(late.place("ky"))
    }

    @Test("whoever holds a session keeps it while another looks for a token in vain")
    func keepsSessions() async throws {
        let token = try TestToken()
        try token.addKey("ky", id: "01")
        try await PKCS11Key.open(token.place("ky"), pin: TestToken.pin) { key in
            let lost = PKCS11Key.Place(module: TestToken.module, token: "không có")
            await #expect(throws: SigningFault.noToken("không có")) { try await use(lost) }
            _ = try await key.sign([1, 2, 3])
        }
    }
}
