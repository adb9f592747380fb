import Foundation
import Kernel
public import Ledger
import Storage

/// Chứng cứ của tệp: what proves, without this house and without a network, that its ledger names just this file.
///
/// The payload of a signed paper holds the SHA-256 of the file and nothing about a citizen; the rest is an `OpenedRecord`.
public struct PaperProof: Hashable, Sendable {
    /// The record that names the file.
    public let opened: OpenedRecord

    /// Why a file is not proven.
    public enum Flaw: Hashable, Sendable {
        /// The file is not the one that the payload names.
        case file
        /// Something between the payload and the signature of the node.
        case ledger(OpenedRecord.Flaw)

        /// What it is, in a word: `file`, `payload`, `record`, `path`, `note`.
        public var name: String {
            switch self {
            case .file: "file"
            case .ledger(let flaw): flaw.rawValue
            }
        }
    }

    /// Takes a record as a proof; nil where it is not one of a signed paper.
    public init?(_ opened: OpenedRecord) {
        guard let kind = opened.kind, [DocumentSigned.kind, DocumentAugmented.kind].contains(kind) else { return nil }
        self.opened = opened
    }

    /// As a file that is kept beside the paper.
    public var json: [UInt8] { opened.json }

    /// All that does not hold, from the file to the signature of the node; nothing where the file is proven.
    public func flaws(file: [UInt8], under key: NoteKey) -> [Flaw] {
        let isNamed = named?.file == BlobHash(of: file).description
        return (isNamed ? [] : [.file]) + opened.flaws(under: key).map { .ledger($0) }
    }

    /// What the paper is called; nil where only evidence was added.
    public var name: String? { named?.name }

    /// Số, ký hiệu.
    public var number: String? { named?.number }

    /// Cơ quan ban hành.
    public var agency: String? { named?.agencyName }

    private struct Named: Decodable {
        let file: String
        let name, number, agencyName: String?
    }

    private var named: Named? { try? JSONDecoder().decode(Named.self, from: Data(opened.body)) }
}

extension Documents {
    /// The proof of a paper as it stands now, for who holds the file.
    ///
    /// - Throws: `DocumentRefusal.noProof` where its payload was erased by law: then the hash of it can no longer be opened.
    public func proof(of document: IssuedDocument) async throws -> PaperProof {
        guard let opened = try await openLedger.opened(record: document.record), let proof = PaperProof(opened) else {
            throw DocumentRefusal.noProof
        }
        return proof
    }
}

extension IssuedDocument {
    /// A name for the file of the proof, beside that of the paper: `giay-khai-sinh-15-2026-ks.chung-cu.json`.
    public var proofName: String { fileName.dropLast(4) + ".chung-cu.json" }
}
