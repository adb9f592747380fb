import Foundation
import Kernel
import PDF
import PaperTesting
import Signing
import Synchronization
import TestAuthority
import Testing

@testable import TrustServices

@Suite struct RemoteTests {
    private let pin = RemoteKey.Leave(pin: PIN("246810"))

    @Test(
        "a key at a remote service signs documents",
        arguments: [(KeyKind.p256, false), (.rsa2048, false), (.rsa2048, true)],
        ["1", "2"]
    )
    func signs(_ key: (kind: KeyKind, usesPSS: Bool), _ scal: String) async throws {
        let office = try Office()
        defer { office.close() }
        let service = try RemoteService(office.authority, key.kind, scal: scal)
        let info = try await service.client().info()
        #expect(info.specs == "2.0.0.2")
        #expect(try await service.client().credentials() == ["khoa-1"])

        let leave = RemoteKey.Leave(pin: PIN("246810"), otp: PIN("777"), signatures: 2)
        let remote = try await service.open(leave, usesPSS: key.usesPSS)
        var file = SamplePage.bytes
        for _ in 1...2 {
            file = try await PDFSigner(remote).sign(file, SignatureRequest(at: Surroundings.system.now))
        }

        let policy = ValidationPolicy(
            anchors: office.authority.anchors,
            now: Surroundings.system.now.adding(minutes: 1)
        )
        let reports = try await SignatureValidator(policy).reports(on: PDFDocument(file))
        #expect(reports.map(\.indication) == [.passed, .passed], "\(reports)")
        let asked = service.server.questions.filter { $0.path.hasSuffix("authorize") }.count
        #expect(asked == (scal == "1" ? 1 : 2))
        #expect(
            service.server.questions.allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains("Nguyễn") }
        )
    }

    @Test("no leave without the right PIN, code, token and key")
    func refusals() async throws {
        let office = try Office()
        defer { office.close() }
        let service = try RemoteService(office.authority)
        await #expect(throws: SigningFault.wrongPIN(.unknown)) { try await service.open(.init(pin: PIN("000000"))) }
        await #expect(throws: SigningFault.wrongOTP) {
            try await service.open(.init(pin: PIN("246810"), otp: PIN("1")))
        }
        await #expect(throws: SigningFault.deviceFailed("unknown token")) {
            try await service.open(pin, token: "other")
        }
        await #expect(throws: SigningFault.self) {
            try await RemoteKey.open("khoa-2", at: service.client(), leave: pin, surroundings: .system)
        }
    }

    @Test("leave ends: after its number, and after its time, whether we or the service notice")
    func ends() async throws {
        let office = try Office()
        defer { office.close() }
        // A leave that lasts, so that a busy machine cannot outlast it between two lines.
        let lasting = try RemoteService(office.authority)
        defer { withExtendedLifetime(lasting) {} }
        let once = try await lasting.open(pin)
        _ = try await once.sign([1])
        await #expect(throws: SigningFault.leaveExpired) { try await once.sign([2]) }
        let service = try RemoteService(office.authority, life: 1)
        let late = try await service.open(pin)
        try await Task.sleep(for: .milliseconds(1200))
        await #expect(throws: SigningFault.leaveExpired) { try await late.sign([1]) }
        let other = try await RemoteKey.open(
            "khoa-1",
            at: service.client(),
            leave: pin,
            surroundings: Surroundings(
                clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 60_000) },
                chance: SystemRandomNumberGenerator()
            )
        )
        try await Task.sleep(for: .milliseconds(2100))
        await #expect(throws: SigningFault.leaveExpired) { try await other.sign([1]) }
    }

    @Test("a service that fails says how")
    func faults() async throws {
        let office = try Office()
        defer { office.close() }
        let service = try RemoteService(office.authority)
        let key = try await service.open(.init(pin: PIN("246810"), signatures: 20))

        func code(_ answer: LoopbackServer.Answer) async throws -> String? {
            service.wishes.withLock { $0["signatures/signHash"] = answer }
            do {
                _ = try await key.sign([1])
                return nil
            } catch let fault as SigningFault {
                return fault.code
            }
        }

        #expect(try await code(.init(status: 503, type: "text/html", body: Array("<p>".utf8))) == "SIG-023")
        #expect(try await code(.init(body: Array("{\"signatures\":[".utf8))) == "SIG-023")
        #expect(try await code(.init(body: Array("{\"signatures\":[\"AAAA\"]}".utf8))) == "SIG-018")
        #expect(try await code(.init(body: Array("{\"signatures\":[]}".utf8))) == "SIG-018")
        #expect(try await code(.init(body: Array("{}".utf8), delay: 6)) == "SIG-021")
        #expect(try await code(.init(body: [UInt8](repeating: 32, count: 5_000_000))) == "SIG-022")
    }
}

extension RemoteService {
    func client(token: String = RemoteService.token, seconds: Int = 3) -> RemoteSigning {
        let http = OutgoingHTTP(configured: [server.address], seconds: seconds)
        return RemoteSigning(at: server.address, token: PIN(token), over: http)
    }

    func open(
        _ leave: RemoteKey.Leave,
        token: String = RemoteService.token,
        usesPSS: Bool = false
    ) async throws -> RemoteKey {
        try await RemoteKey.open(
            RemoteService.credential,
            at: client(token: token),
            leave: leave,
            usesPSS: usesPSS,
            surroundings: .system
        )
    }
}
