import App
import ArgumentParser
import Foundation
import Kernel
import Signing
import SwiftASN1
import Tokens
import TrustServices
import X509

struct SignPDF: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdf",
        abstract: "Sign a PDF with a key from a file or a token (PAdES B-B, with --timestamps B-T)."
    )

    @Argument(help: "The PDF.")
    var file: String

    @Argument(help: "Where the signed PDF goes.")
    var output: String

    @Option(help: "The key: PKCS#12 (.p12, .pfx) or PEM.")
    var key: String?

    @Option(help: "Certificates (PEM): of the key, where it is PEM; those up to the root, where a token lacks them.")
    var certificates: String?

    @Option(help: "A file that holds the password of the PKCS#12.")
    var passwordFile: String?

    @Option(help: "The key lies in a token: the module of PKCS#11 that reaches it.")
    var pkcs11: String?

    @Option(help: "The label or serial number of the token.")
    var token: String?

    @Option(help: "The label of the key or its id in hexadecimal digits, where the token has several.")
    var keyLabel: String?

    @Option(help: "A file that holds the PIN of the token.")
    var pinFile: String?

    @Option(help: "Prove the time by a timestamp of the authority at this address.")
    var timestamps: String?

    @Option(help: "Why it is signed.")
    var reason: String?

    @Flag(help: "Sign with RSASSA-PSS where the key is RSA.")
    var pss = false

    func validate() throws {
        guard (key == nil) != (pkcs11 == nil) else { throw ValidationError("Give either --key or --pkcs11.") }
        guard pkcs11 == nil || (token != nil && pinFile != nil) else {
            throw ValidationError("--pkcs11 needs --token and --pin-file.")
        }
    }

    func run() async throws {
        let signed = try await explaining { try await sign() }
        // Whole or not at all: half a signed paper would look like a broken signature.
        try Data(signed).write(to: URL(fileURLWithPath: output), options: .atomic)
    }

    private func sign() async throws -> [UInt8] {
        let bytes = try PEMFile.bytes(file)
        let authority = timestamps.map { address in
            HTTPTimestamps(at: address, over: OutgoingHTTP(configured: [address]), surroundings: .system).authority
        }
        let request = request
        guard let pkcs11, let token, let pinFile else {
            return try await PDFSigner(try softwareKey(), timestamps: authority).sign(bytes, request)
        }
        return try await PKCS11Key.open(
            .init(module: pkcs11, token: token, key: keyLabel),
            pin: PIN(try PEMFile.line(pinFile)),
            others: try certificates.map { try PEMFile.certificates($0) } ?? [],
            usesPSS: pss
        ) { try await PDFSigner($0, timestamps: authority).sign(bytes, request) }
    }

    private var request: SignatureRequest {
        var request = SignatureRequest(at: Surroundings.system.now)
        request.reason = reason
        return request
    }

    private func softwareKey() throws -> SoftwareKey {
        guard let key else { throw ValidationError("Give either --key or --pkcs11.") }
        if let certificates {
            return try SoftwareKey(
                pem: try PEMFile.text(key),
                certificates: try PEMFile.text(certificates),
                usesPSS: pss
            )
        }
        let pin = PIN(try passwordFile.map { try PEMFile.line($0) } ?? "")
        return try SoftwareKey(PKCS12(PEMFile.bytes(key), pin: pin), usesPSS: pss)
    }
}

/// Reads files of certificates and keys.
enum PEMFile {
    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    /// The first line: files of secrets often end with a line break.
    static func line(_ path: String) throws -> String {
        try text(path).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }

    static func certificates(_ path: String) throws -> [Certificate] {
        try PEMDocument.parseMultiple(pemString: try text(path)).map { try Certificate(pemDocument: $0) }
    }
}
