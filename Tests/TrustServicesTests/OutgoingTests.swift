import Foundation
import Kernel
import PDF
import PaperTesting
import Signing
import Synchronization
import TestAuthority
import Testing
import X509

@testable import TrustServices

extension Surroundings {
    static let system = Surroundings(
        clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        chance: SystemRandomNumberGenerator()
    )
}

/// An authority with its responders at an address.
struct Office {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID().uuidString)")
    let authority: TestAuthority
    let server: LoopbackServer

    init(answering wish: @escaping @Sendable (LoopbackServer.Question) -> LoopbackServer.Answer? = { _ in nil }) throws
    {
        let founded = Founded()
        server = try LoopbackServer { question in
            if let answer = wish(question) { return answer }
            guard let authority = founded.authority.withLock({ $0 }),
                let resource = TestAuthority.Resource(rawValue: String(question.path.dropFirst()))
            else { return .init(status: 404) }
            let body: [UInt8]? =
                switch resource {
                case .ocsp: authority.answerOCSP(question.body)
                case .timestamps: authority.timestamp(question.body)
                default: try? authority.file(resource)
                }
            return .init(type: resource.mediaType, body: body ?? [])
        }
        authority = try TestAuthority(
            folder: folder.path,
            address: server.address,
            surroundings: .system
        )
        founded.authority.withLock { [authority] in $0 = authority }
    }

    func close() {
        server.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    func http(seconds: Int = 5, largest: Int = 100_000) -> OutgoingHTTP {
        OutgoingHTTP(configured: [server.address], seconds: seconds, largest: largest)
    }

    func timestamps(seconds: Int = 5, largest: Int = 100_000) -> TimestampAuthority {
        HTTPTimestamps(
            at: authority.address(of: .timestamps),
            over: http(seconds: seconds, largest: largest),
            surroundings: .system
        ).authority
    }

    func key(_ name: String = "Nguyễn Văn Ký") throws -> SoftwareKey {
        let issued = try authority.issue(
            .init(.person, name: name, agency: "UBND xã Tây Giang", number: "049090001234"),
            pin: PIN("1"),
            rounds: 1
        )
        return try SoftwareKey(try PKCS12(issued.file, pin: PIN("1")))
    }
}

/// The authority names the server in its certificates, the server asks the authority.
private final class Founded: Sendable {
    let authority = Mutex<TestAuthority?>(nil)
}

@Suite struct OutgoingTests {
    @Test("a document gets its timestamp and its evidence over HTTP, and then passes with revocation demanded")
    func longTerm() async throws {
        let office = try Office()
        defer { office.close() }
        let request = SignatureRequest(at: Surroundings.system.now)
        var file = try await PDFSigner(try office.key(), timestamps: office.timestamps()).sign(
            SamplePage.bytes,
            request
        )
        file = try await LongTerm(
            anchors: office.authority.anchors,
            source: HTTPRevocation(over: office.http()).source
        ).addEvidence(to: file)
        let policy = ValidationPolicy(
            anchors: office.authority.anchors,
            now: Surroundings.system.now.adding(minutes: 1),
            demandsRevocation: true
        )
        let reports = try await SignatureValidator(policy).reports(on: PDFDocument(file))
        #expect(reports.map(\.indication) == [.passed], "\(reports)")
        #expect(office.server.questions.allSatisfy { $0.path != "/issuing.crl" })
    }

    @Test("where no responder answers well, the list is taken")
    func list() async throws {
        let office = try Office { $0.path == "/ocsp" ? .init(status: 503) : nil }
        defer { office.close() }
        let certificate = try office.key().chain[0]
        let issuer = try office.key().chain[1]
        let answers = try await HTTPRevocation(over: office.http()).source(certificate, issuer)
        guard case .list = answers.first else {
            Issue.record("\(answers)")
            return
        }
    }

    @Test("an answer about something else is no answer")
    func otherAnswer() async throws {
        let other = try Office()
        defer { other.close() }
        let office = try Office { $0.path == "/tsa" ? nil : .init(body: (try? other.authority.crl()) ?? []) }
        defer { office.close() }
        let chain = try office.key().chain
        await #expect(
            throws: SigningFault.wrongAnswer(
                office.server.address + "/ocsp",
                reason: "it does not speak of the certificate"
            )
        ) {
            try await HTTPRevocation(over: office.http()).source(chain[0], chain[1])
        }
    }

    @Test("each fault of a timestamp authority has its name")
    func faults() async throws {
        let office = try Office()
        defer { office.close() }
        let key = try office.key()

        func fault(_ answer: LoopbackServer.Answer, within seconds: Int) async throws -> SigningFault? {
            let server = try LoopbackServer { _ in answer }
            defer { server.stop() }
            let http = OutgoingHTTP(configured: [server.address], seconds: seconds, largest: 100_000)
            let stamps = HTTPTimestamps(at: server.address, over: http, surroundings: .system).authority
            do {
                _ = try await PDFSigner(key, timestamps: stamps)
                    .sign(SamplePage.bytes, SignatureRequest(at: Surroundings.system.now))
                return nil
            } catch let fault as SigningFault {
                return fault
            }
        }

        let type = "application/timestamp-reply"
        func codes(within seconds: Int, _ answers: LoopbackServer.Answer...) async throws -> [String?] {
            var codes: [String?] = []
            for answer in answers { codes.append(try await fault(answer, within: seconds)?.code) }
            return codes
        }
        #expect(
            try await codes(
                within: 1,
                .init(type: type, body: [0x30, 0], delay: 3),
                .init(type: type, body: [UInt8](repeating: 0, count: 400), delay: 0.1, pieces: 40)
            ) == ["SIG-021", "SIG-021"]
        )
        // All others answer at once; on a busy machine at once takes a while.
        #expect(
            try await codes(
                within: 120,
                .init(type: type, body: [UInt8](repeating: 0, count: 200_000)),
                .init(status: 503),
                .init(status: 302, more: ["location: http://127.0.0.1:1/"]),
                .init(type: "text/html", body: Array("<p>".utf8)),
                .init(type: type, body: [1, 2, 3]),
                .init(type: type, body: office.authority.timestamp([]))
            ) == ["SIG-022", "SIG-023", "SIG-023", "SIG-023", "SIG-026", "SIG-026"]
        )
        let nobody = HTTPTimestamps(
            at: "http://127.0.0.1:9",
            over: OutgoingHTTP(configured: ["http://127.0.0.1:9"], seconds: 2),
            surroundings: .system
        )
        await #expect(throws: SigningFault.unreachable("http://127.0.0.1:9")) {
            try await nobody.authority.stamp(SamplePage.bytes, SignatureRequest(at: Surroundings.system.now))
        }
    }

    @Test(
        "addresses that strangers write lead into no network of the house",
        arguments: [
            "http://127.0.0.1:PORT/ocsp", "http://localhost:PORT/ocsp", "http://[::1]:PORT/", "http://0.0.0.0:PORT/",
            "http://10.1.2.3/", "http://192.168.1.1/", "http://169.254.169.254/latest",
            "http://[::ffff:127.0.0.1]:PORT/",
            "http://2130706433:PORT/", "https://example.com/", "ftp://example.com/", "file:///etc/passwd",
            "http://user@127.0.0.1:PORT/", "http://[64:ff9b::7f00:1]:PORT/", "http://[fd00::1]/",
        ]
    )
    func strangers(_ pattern: String) async throws {
        let server = try LoopbackServer { _ in .init() }
        defer { server.stop() }
        let address = pattern.replacingOccurrences(of: "PORT", with: "\(server.port)")
        do {
            _ = try await OutgoingHTTP(configured: ["http://127.0.0.1:1"], seconds: 2).ask(address)
            Issue.record("\(address) answered")
        } catch let fault as SigningFault {
            #expect(fault.code == "SIG-024" || fault == .unreachable("localhost"), "\(fault)")
        }
        #expect(server.questions.isEmpty)
    }
}
