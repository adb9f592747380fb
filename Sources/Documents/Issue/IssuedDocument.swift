public import Directory
public import Dossiers
import Foundation
public import Kernel
public import Storage
import Typesetting

/// Văn bản đã ký: a signed paper of a dossier, as it stands.
public struct IssuedDocument: Sendable, Identifiable {
    /// The paper.
    public let id: DocumentID
    /// The dossier to which it belongs.
    public let dossier: DossierID
    /// What it is.
    public let kind: DocumentKind
    /// What it is called.
    public let name: String
    /// Số, ký hiệu; nil for a form without one, and while a result waits for it.
    public let number: String?
    /// Cơ quan ban hành.
    public let agency: AgencyID
    /// Cơ quan ban hành, by its name of that day.
    public let agencyName: String
    /// The PDF, by its SHA-256.
    public let file: BlobHash
    /// Its size in bytes.
    public let size: Int
    /// What it says for the long term.
    public let level: SignatureLevel
    /// Who signed, the oldest signature first.
    public let signatures: [DocumentSignature]
    /// In which form it is printed.
    let form: String
    /// Where the paper keeps room for signatures that are still to come.
    let places: [String: SignaturePlace]
    /// The number of the record in the ledger that holds the hash of the file.
    public let record: Int64
    /// When it was signed last.
    public let signedAt: Instant
    /// When the agency signed; nil while a result waits for its number.
    public let issuedAt: Instant?
    /// When evidence for the long term was added; nil until then.
    public let augmentedAt: Instant?

    init(row: Row) throws {
        guard let kind = DocumentKind(key: try row["kind"]) else { throw DocumentRefusal.unknown }
        self.kind = kind
        id = try row["id"]
        dossier = try row["dossier_id"]
        name = try row["name"]
        number = try row["number"]
        agency = try row["agency_id"]
        agencyName = try row["agency_name"]
        file = try row["file"]
        size = try row["size"]
        level = SignatureLevel(rawValue: try row["level"]) ?? .basic
        signatures = try JSONDecoder().decode(
            [DocumentSignature].self,
            from: Data((try row["signatures"] as String).utf8)
        )
        places = try JSONDecoder().decode(
            [String: SignaturePlace].self,
            from: Data((try row["places"] as String).utf8)
        )
        form = try row["form"]
        record = try row["record"]
        signedAt = try row["signed_at"]
        issuedAt = try row["issued_at"]
        augmentedAt = try row["augmented_at"]
    }

    /// A name for the file where it is saved: `giay-khai-sinh-15-2026-ks.pdf`.
    public var fileName: String {
        let words = VietnameseText.folded([name, number].compactMap { $0 }.joined(separator: " "))
        let letters = words.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(letters).split(separator: "-").joined(separator: "-") + ".pdf"
    }
}
