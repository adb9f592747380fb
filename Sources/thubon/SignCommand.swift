import ArgumentParser
import Foundation
import Kernel
import PDF
import Signing
import SwiftASN1
import X509

struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign documents and check signed ones.",
        subcommands: [SignVerify.self, SignPDF.self]
    )
}

struct SignVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every signature of a PDF: whether it holds, who signed, when, and what happened afterwards.",
        discussion:
            "Ends with 0 where every signature passes, with 1 where one does not, and with 2 where there is none to check."
    )

    @Argument(help: "The PDF.")
    var file: String

    @Option(help: "Certificates (PEM) at which a chain may end; may be repeated.")
    var anchors: [String] = []

    @Flag(help: "Demand that somebody answers for the revocation of each certificate.")
    var revocation = false

    @Flag(help: "Write JSON.")
    var json = false

    @Option(help: "The language of the report: en or vi. JSON holds both.")
    var language = Language.en

    enum Language: String, ExpressibleByArgument {
        case en, vi

        var words: KeyPath<Wording, String> { self == .vi ? \.vietnamese : \.english }
    }

    func run() async throws {
        let policy = ValidationPolicy(
            lists: try anchors.map { TrustList(name: $0, certificates: try PEMFile.certificates($0)) },
            now: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)),
            demandsRevocation: revocation
        )
        let reports: [SignatureReport]
        do {
            reports = try await SignatureValidator(policy).reports(on: PDFDocument(PEMFile.bytes(file)))
        } catch let error as PDFError {
            print("\(file) cannot be checked: \(error)")
            throw ExitCode(2)
        }
        if json {
            var writer = JSONWriter()
            reports.write(to: &writer)
            print(writer.text)
        } else {
            print(
                reports.isEmpty
                    ? "\(file) has no signature" : reports.flatMap { $0.lines(language.words) }.joined(separator: "\n")
            )
        }
        if reports.isEmpty { throw ExitCode(2) }
        if reports.contains(where: { $0.indication != .passed }) { throw ExitCode(1) }
    }
}

struct SignPDF: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdf",
        abstract: "Sign a PDF with a key from a file (PAdES B-B)."
    )

    @Argument(help: "The PDF.")
    var file: String

    @Argument(help: "Where the signed PDF goes.")
    var output: String

    @Option(help: "The key: PKCS#12 (.p12, .pfx) or PEM.")
    var key: String

    @Option(help: "Its certificates (PEM), where the key is PEM.")
    var certificates: String?

    @Option(help: "A file that holds the password of the PKCS#12.")
    var passwordFile: String?

    @Option(help: "Why it is signed.")
    var reason: String?

    @Flag(help: "Sign with RSASSA-PSS where the key is RSA.")
    var pss = false

    func run() async throws {
        var request = SignatureRequest(at: Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000))
        request.reason = reason
        let signed = try await PDFSigner(try softwareKey()).sign(PEMFile.bytes(file), request)
        // Whole or not at all: half a signed paper would look like a broken signature.
        try Data(signed).write(to: URL(fileURLWithPath: output), options: .atomic)
    }

    private func softwareKey() throws -> SoftwareKey {
        if let certificates {
            return try SoftwareKey(
                pem: try PEMFile.text(key),
                certificates: try PEMFile.text(certificates),
                usesPSS: pss
            )
        }
        let password = try passwordFile.map { try PEMFile.text($0) } ?? ""
        let line = password.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return try SoftwareKey(PKCS12(PEMFile.bytes(key), password: line), usesPSS: pss)
    }
}

/// Reads files of certificates and keys.
private enum PEMFile {
    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    static func certificates(_ path: String) throws -> [Certificate] {
        try PEMDocument.parseMultiple(pemString: try text(path)).map { try Certificate(pemDocument: $0) }
    }
}
