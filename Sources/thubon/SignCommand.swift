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
        subcommands: [SignVerify.self, SignPDF.self, SignAugment.self, SignKeys.self]
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
            lists: try anchors.map { try TrustList(pem: try PEMFile.text($0), file: $0) },
            now: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)),
            demandsRevocation: revocation
        )
        let reports: [SignatureReport]
        do {
            reports = try await SignatureValidator(policy).reports(on: PDFDocument(PEMFile.bytes(file)))
        } catch let error as PDFError {
            let refusal = SignatureRefusal(error)
            print(
                language == .vi
                    ? "\(file): \(refusal.vietnamese). \(refusal.whatNext)" : "\(file) cannot be checked: \(error)"
            )
            throw ExitCode(2)
        }
        if json {
            var writer = JSONWriter()
            reports.write(to: &writer)
            print(writer.text)
        } else if reports.isEmpty {
            print(file + (language == .vi ? ": không có chữ ký số" : " has no signature"))
        } else {
            print(reports.flatMap { $0.lines(language.words) }.joined(separator: "\n"))
        }
        if reports.isEmpty { throw ExitCode(2) }
        if reports.contains(where: { $0.indication != .passed }) { throw ExitCode(1) }
    }
}
