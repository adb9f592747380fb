import Foundation
public import Signing
import SwiftASN1
public import Synchronization
public import TestAuthority
import X509

/// A remote signing service as the API of the Cloud Signature Consortium has it, with one key; OpenSSL signs the digests.
public final class RemoteService: Sendable {
    private struct Grant {
        var left: Int
        var until: Date
        var hashes: [String]?
    }

    private let authority: TestAuthority
    private let folder: URL
    private let key: URL
    private let leaf: Certificate
    private let kind: KeyKind
    private let scal: String
    private let life: Int
    private let grants = Mutex<[String: Grant]>([:])
    /// What the service answers instead, by method.
    public let wishes = Mutex<[String: LoopbackServer.Answer]>([:])
    private let listening = Mutex<LoopbackServer?>(nil)

    /// The access token that it knows.
    public static let token = "token-1"
    /// The id of its key.
    public static let credential = "khoa-1"
    /// The PIN of its key.
    public static let pin = "246810"

    /// Where it listens.
    public var server: LoopbackServer {
        guard let server = listening.withLock({ $0 }) else { preconditionFailure("the service listens from the start") }
        return server
    }

    /// A service with a key that the authority certifies.
    ///
    /// - Parameters:
    ///   - authority: gives the key its certificate.
    ///   - kind: what key it is.
    ///   - scal: the level of assurance: at 2 it wants to see the digests.
    ///   - life: how many seconds leave to sign lasts.
    /// - Throws: what the authority or OpenSSL throws.
    public init(_ authority: TestAuthority, _ kind: KeyKind = .p256, scal: String = "1", life: Int = 60) throws {
        let issued = try authority.issue(
            .init(.person, name: "Nguyễn Từ Xa", agency: "UBND xã Tây Giang", number: "049090001234"),
            pin: PIN("1"),
            key: kind,
            rounds: 1
        )
        (self.authority, self.kind, self.scal, self.life, leaf) = (authority, kind, scal, life, issued.certificate)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-remote-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        key = folder.appendingPathComponent("remote.pem")
        let file = folder.appendingPathComponent("remote.p12")
        try Data(issued.file).write(to: file)
        try Self.run("pkcs12", "-in", file.path, "-passin", "pass:1", "-noenc", "-nocerts", "-out", key.path)
        let server = try LoopbackServer { [weak self] in self?.answer($0) ?? .init(status: 410) }
        listening.withLock { $0 = server }
    }

    deinit {
        listening.withLock { $0?.stop() }
        try? FileManager.default.removeItem(at: folder)
    }

    // MARK: Methods

    private func answer(_ question: LoopbackServer.Question) -> LoopbackServer.Answer {
        guard question.method == "POST", question.headers["authorization"] == "Bearer " + Self.token else {
            return complaint("invalid_token", "unknown token", 401)
        }
        let method = question.path.replacingOccurrences(of: "/csc/v2/", with: "")
        if let wish = wishes.withLock({ $0[method] }) { return wish }
        guard let body = try? JSONSerialization.jsonObject(with: Data(question.body)) as? [String: Any] else {
            return complaint("invalid_request", "malformed")
        }
        switch method {
        case "info":
            return json([
                "specs": "2.0.0.2", "name": "Dịch vụ thử", "methods": ["credentials/list", "signatures/signHash"],
            ])
        case "credentials/list": return json(["credentialIDs": [Self.credential]])
        case _ where body["credentialID"] as? String != Self.credential:
            return complaint("invalid_request", "Invalid parameter credentialID")
        case "credentials/info": return json(credential)
        case "credentials/authorize": return authorize(body)
        case "signatures/signHash": return sign(body)
        default: return .init(status: 404)
        }
    }

    private var credential: [String: Any] {
        let chain = [leaf, authority.issuer].map {
            Data((try? $0.serializeAsPEM().derBytes) ?? []).base64EncodedString()
        }
        let algorithms =
            kind == .p256 ? ["1.2.840.10045.4.3.2"] : ["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10"]
        return [
            "key": ["status": "enabled", "algo": algorithms, "len": 256], "multisign": 50, "SCAL": scal,
            "cert": ["status": "valid", "certificates": chain],
            "auth": ["mode": "explicit", "expression": "PIN AND OTP", "objects": []] as [String: Any],
        ]
    }

    private func authorize(_ body: [String: Any]) -> LoopbackServer.Answer {
        let proofs = (body["authData"] as? [[String: String]] ?? []).reduce(into: [String: String]()) {
            $0[$1["id"] ?? ""] = $1["value"]
        }
        guard proofs["PIN"] == Self.pin else { return complaint("invalid_pin", "The PIN is invalid") }
        guard proofs["OTP"] == nil || proofs["OTP"] == "777" else {
            return complaint("invalid_otp", "The OTP is invalid")
        }
        if scal == "2", body["hashes"] == nil { return complaint("invalid_request", "Missing parameter hashes") }
        let sad = UUID().uuidString
        let grant = Grant(
            left: body["numSignatures"] as? Int ?? 1,
            until: Date().addingTimeInterval(Double(life)),
            hashes: body["hashes"] as? [String]
        )
        grants.withLock { $0[sad] = grant }
        // It promises more than it keeps, so that a test sees its refusal and not our own.
        return json(["SAD": sad, "expiresIn": max(life, 60)])
    }

    private func sign(_ body: [String: Any]) -> LoopbackServer.Answer {
        guard let sad = body["SAD"] as? String, let hashes = body["hashes"] as? [String] else {
            return complaint("invalid_request", "Missing parameter")
        }
        let grant = grants.withLock { grants -> Grant? in
            grants[sad]?.left -= hashes.count
            return grants[sad]
        }
        guard let grant, grant.left >= 0 else { return complaint("invalid_request", "Invalid parameter SAD") }
        guard grant.until > Date() else { return complaint("invalid_request", "SAD expired") }
        guard grant.hashes == nil || grant.hashes == hashes else {
            return complaint("invalid_request", "Hash is not authorized by the SAD.")
        }
        let isPSS = body["signAlgo"] as? String == "1.2.840.113549.1.1.10"
        let options =
            kind == .p256
            ? []
            : ["-pkeyopt", "digest:sha256"]
                + (isPSS ? ["-pkeyopt", "rsa_padding_mode:pss", "-pkeyopt", "rsa_pss_saltlen:32"] : [])
        let signatures = hashes.compactMap { hash -> String? in
            let name = folder.appendingPathComponent(UUID().uuidString).path
            guard let bytes = Data(base64Encoded: hash), (try? bytes.write(to: URL(fileURLWithPath: name))) != nil,
                (try? Self.run(["pkeyutl", "-sign", "-inkey", key.path, "-in", name, "-out", name + ".sig"] + options))
                    != nil
            else { return nil }
            return (try? Data(contentsOf: URL(fileURLWithPath: name + ".sig")))?.base64EncodedString()
        }
        return json(["signatures": signatures])
    }

    private func json(_ value: [String: Any], _ status: Int = 200) -> LoopbackServer.Answer {
        let body = (try? JSONSerialization.data(withJSONObject: value)) ?? Data()
        return .init(status: status, type: "application/json", body: Array(body))
    }

    private func complaint(_ error: String, _ words: String, _ status: Int = 400) -> LoopbackServer.Answer {
        json(["error": error, "error_description": words], status)
    }

    private static func run(_ arguments: String...) throws { try run(arguments) }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw SigningFault.deviceFailed(arguments.joined(separator: " ")) }
    }
}
