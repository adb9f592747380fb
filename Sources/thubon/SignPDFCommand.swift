import App
import ArgumentParser
import Foundation
import Kernel
import Signing
import SwiftASN1
import TrustServices
import X509

struct SignPDF: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdf",
        abstract: "Sign a PDF with a key from a file, a token or a remote service (PAdES B-B, with --timestamps B-T)."
    )

    @Argument(help: "The PDF.")
    var file: String

    @Argument(help: "Where the signed PDF goes.")
    var output: String

    @OptionGroup var key: KeyOptions

    @Option(help: "Prove the time by a timestamp of the authority at this address.")
    var timestamps: String?

    @Option(help: "Why it is signed.")
    var reason: String?

    @Flag(help: "Sign with RSASSA-PSS where the key is RSA.")
    var pss = false

    func run() async throws {
        let signed = try await explaining { try await sign() }
        // Whole or not at all: half a signed paper would look like a broken signature.
        try Data(signed).write(to: URL(fileURLWithPath: output), options: .atomic)
    }

    private func sign() async throws -> [UInt8] {
        let bytes = try PEMFile.bytes(file)
        let authority = timestamps.map(HTTPTimestamps.authority)
        let request = request
        return try await key.opened(usesPSS: pss) { key in
            try await PDFSigner(key, timestamps: authority).sign(bytes, request)
        }
    }

    private var request: SignatureRequest {
        var request = SignatureRequest(at: Surroundings.system.now)
        request.reason = reason
        return request
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
