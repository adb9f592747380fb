import Foundation
import Kernel
import PaperTesting
import Signing
import SwiftASN1
import Synchronization
import TestAuthority
import Tokens
import X509

/// Tokens of SoftHSM in a folder that goes with the tests, with keys that were made in them.
struct TestToken {
    struct Failure: Error {
        let text: String
    }

    static let module = "/usr/lib/softhsm/libsofthsm2.so"
    static let isInstalled = FileManager.default.fileExists(atPath: module)
    static let pin = PIN("246810")

    static let surroundings = Surroundings(
        clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        chance: SystemRandomNumberGenerator()
    )

    /// The folder of all tokens: the module reads its configuration once.
    private static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID().uuidString)")
        let tokens = folder.appendingPathComponent("tokens")
        try? FileManager.default.createDirectory(at: tokens, withIntermediateDirectories: true)
        let configuration = folder.appendingPathComponent("softhsm2.conf")
        try? Data("directories.tokendir = \(tokens.path)\nlog.level = ERROR\n".utf8).write(to: configuration)
        setenv("SOFTHSM2_CONF", configuration.path, 1)
        return folder
    }()

    private static let founded = Result {
        try TestAuthority(
            folder: folder.path + "/authority",
            address: "http://127.0.0.1:8899",
            surroundings: surroundings
        )
    }

    /// All tokens, made before the module is loaded: SoftHSM looks only once which there are.
    private static let unused = Mutex(
        (1...12).map { number in
            let label = "thubon-\(number)"
            try? found(label)
            return label
        }
    )

    private static func found(_ label: String) throws {
        try run(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            label,
            "--pin",
            "246810",
            "--so-pin",
            "13579"
        )
    }

    let label: String
    let authority: TestAuthority

    /// A token that comes when the module has long been loaded.
    init(late label: String) throws {
        authority = try Self.founded.get()
        try Self.found(label)
        self.label = label
    }

    /// Where the token lies; where that is moved away it is out of reach.
    func folder() throws -> URL {
        let tokens = Self.folder.appendingPathComponent("tokens")
        for name in try FileManager.default.contentsOfDirectory(atPath: tokens.path) {
            let folder = tokens.appendingPathComponent(name)
            let object = try Data(contentsOf: folder.appendingPathComponent("token.object"))
            if object.range(of: Data(label.utf8)) != nil { return folder }
        }
        throw Failure(text: "no folder of \(label)")
    }

    init() throws {
        authority = try Self.founded.get()
        guard let label = Self.unused.withLock({ $0.popLast() }) else { throw Failure(text: "more tokens are needed") }
        self.label = label
    }

    /// Makes a key in the token and gives it a certificate.
    func addKey(_ name: String, id: String, type: String = "EC:prime256v1", certified: Bool = true) throws {
        let login = ["pkcs11-tool", "--module", Self.module, "--token-label", label, "--login", "--pin", "246810"]
        try Self.run(login + ["--keypairgen", "--key-type", type, "--label", name, "--id", id])
        guard certified else { return }
        let file = Self.folder.appendingPathComponent("\(label)-\(id)").path
        try Self.run(login + ["--read-object", "--type", "pubkey", "--id", id, "--output-file", file + ".pub"])
        try Self.run("openssl", "pkey", "-pubin", "-inform", "DER", "-in", file + ".pub", "-out", file + ".pem")
        let certificate = try authority.certify(
            .init(.person, name: name, agency: "UBND xã Tây Giang", number: "049090001234"),
            publicKey: try Certificate.PublicKey(pemEncoded: try String(contentsOfFile: file + ".pem", encoding: .utf8))
        )
        try enter(certificate, id, name)
    }

    /// Brings a key in from a file, as it is not done in life: for kinds of which pkcs11-tool cannot read the public half.
    func importKey(_ name: String, id: String, _ kind: KeyKind) throws {
        let issued = try authority.issue(
            .init(.person, name: name, agency: "UBND xã Tây Giang", number: "049090001234"),
            pin: PIN("1"),
            key: kind,
            rounds: 1
        )
        let file = Self.folder.appendingPathComponent("\(label)-\(id)").path
        try Data(issued.file).write(to: URL(fileURLWithPath: file + ".p12"))
        try Self.run("openssl", "pkcs12", "-in", file + ".p12", "-passin", "pass:1", "-noenc", "-nocerts", "-out", file)
        try Self.run(
            "softhsm2-util",
            "--import",
            file,
            "--token",
            label,
            "--label",
            name,
            "--id",
            id,
            "--pin",
            "246810"
        )
        try enter(issued.certificate, id, name)
    }

    private func enter(_ leaf: Certificate, _ id: String, _ name: String) throws {
        let file = Self.folder.appendingPathComponent("\(label)-\(id).cer").path
        for (certificate, id) in [(leaf, id), (authority.issuer, "FF")] {
            try Data(try certificate.serializeAsPEM().derBytes).write(to: URL(fileURLWithPath: file))
            try Self.run(
                "pkcs11-tool",
                "--module",
                Self.module,
                "--token-label",
                label,
                "--login",
                "--pin",
                "246810",
                "--write-object",
                file,
                "--type",
                "cert",
                "--id",
                id,
                "--label",
                name
            )
        }
    }

    func place(_ key: String?, module: String = TestToken.module) -> PKCS11Key.Place {
        .init(module: module, token: label, key: key)
    }

    @discardableResult
    static func run(_ command: String...) throws -> String { try run(command) }

    /// What a program prints, on both its outputs.
    @discardableResult
    static func run(_ command: [String], in place: URL? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["SOFTHSM2_CONF": folder.appendingPathComponent("softhsm2.conf").path]
        ) { $1 }
        process.currentDirectoryURL = place
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(text: "\(command.joined(separator: " ")): \(text)")
        }
        return text
    }

    /// A module that stands before SoftHSM's and fails in the ways of tokens that one holds in the hand.
    static let faultyModule = Result {
        let source = Judge.root.appendingPathComponent("Tests/Judges/faulty_token.c").path
        let module = folder.appendingPathComponent("faulty.so").path
        try run("clang", "-shared", "-fPIC", "-I/usr/include/p11-kit-1", "-o", module, source, "-ldl")
        return module
    }
}
