import ArgumentParser
import Documents
import Foundation
import Kernel
import Ledger

struct VerifyDocument: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: "Check without a network that a ledger holds just this file.",
        discussion: """
            Recomputes all that leads from the file to the signature of the node, and names what does not hold: the file, the \
            payload, the record, the path or the note. Ends with 0 where the file is proven, with 1 where it is not, and with \
            2 where the proof cannot be read. What the signatures in the file say is another question: thubon sign verify.
            """
    )

    @Argument(help: "The file, a PDF that a node signed.")
    var file: String

    @Argument(help: "Its proof (….chung-cu.json), as the page of the document gives it.")
    var proof: String

    @Option(
        help: "The ledger's public key as /tlog/key shows it, got from elsewhere than the proof; or a file with it."
    )
    var key: String

    func run() throws {
        let written = FileManager.default.fileExists(atPath: key) ? try PEMFile.line(key) : key
        guard let key = NoteKey(written) else { throw ValidationError("--key is not the key of a ledger") }
        guard let opened = OpenedRecord(json: try PEMFile.bytes(proof)), let paper = PaperProof(opened) else {
            print("\(proof) is not the proof of a document.")
            throw ExitCode(2)
        }
        let flaws = paper.flaws(file: try PEMFile.bytes(file), under: key)
        guard flaws.isEmpty else {
            print("\(file) IS NOT PROVEN.")
            for flaw in flaws { print("  \(flaw.name): \(flaw.words)") }
            throw ExitCode(1)
        }
        let title = [paper.name, paper.number, paper.agency].compactMap { $0 }.joined(separator: ", ")
        let named = title.isEmpty ? "" : " (\(title))"
        print(
            """
            \(file) is the file\(named) of record \(opened.proof.sequence) of the ledger \(key.name), \
            \(opened.kind ?? ""), written \(opened.time?.description ?? "")
            """
        )
    }
}

extension PaperProof.Flaw {
    fileprivate var words: String {
        switch self {
        case .file: "the file is not the one whose SHA-256 the payload names"
        case .ledger(.payload): "the payload, its salt or its actor is not what the record holds the hash of"
        case .ledger(.record): "the record is not the one of the leaf"
        case .ledger(.path): "the path does not lead from the leaf to the root of the checkpoint"
        case .ledger(.note): "the checkpoint is not signed by the key"
        }
    }
}
