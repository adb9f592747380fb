import Directory
import Dossiers
public import Kernel
import Storage
import Typesetting

/// What a signed paper is the id of.
public enum DocumentTag {}
/// Định danh văn bản.
public typealias DocumentID = Identifier<DocumentTag>

/// Loại văn bản: what a signed paper of a dossier is.
public enum DocumentKind: Hashable, Sendable {
    /// A form that the decree prescribes.
    case form(OfficialForm)
    /// The result.
    case result

    /// As it stands in the ledger and in tables: `01`, `result`.
    public var key: String {
        switch self {
        case .form(let form): form.rawValue
        case .result: "result"
        }
    }

    /// Reads a key.
    public init?(key: String) {
        if key == "result" {
            self = .result
        } else if let form = OfficialForm(rawValue: key) {
            self = .form(form)
        } else {
            return nil
        }
    }
}

/// Mức chữ ký: what a file says for the long term (ETSI EN 319 142-1).
public enum SignatureLevel: String, Hashable, Sendable, Codable {
    /// Signed; the moment is the signer's word.
    case basic = "B-B"
    /// With a timestamp on every signature.
    case timestamped = "B-T"
    /// With evidence about certificates, and a timestamp over all of it.
    case archived = "B-LTA"
}

/// Chữ ký trên văn bản: who signed a paper, as what and when.
public struct DocumentSignature: Hashable, Sendable, Codable {
    /// As what one signs.
    public enum Role: String, Hashable, Sendable, Codable {
        /// Người có thẩm quyền.
        case signer
        /// Văn thư: the agency's signature that gives number and date.
        case number
        /// Chữ ký số của cơ quan.
        case agency
    }

    /// As what.
    public var role: Role
    /// The name in the certificate.
    public var name: String
    /// The key that signed.
    public var key: SigningKeyID
    /// The moment that the signature claims.
    public var moment: Instant
}

/// A signed file, as its event tells.
struct DocumentSigned: Codable, Sendable {
    static let kind = "document.signed"

    var document: DocumentID
    var kind: String
    var cause: Int64
    var name: String
    var number: String?
    var agency: AgencyID
    var agencyName: String
    /// SHA-256 of the file.
    var file: BlobHash
    var size: Int
    var level: SignatureLevel
    /// All signatures of the file, the oldest first.
    var signatures: [DocumentSignature]
    /// Whether it is issued: nothing is to be signed any more.
    var isIssued: Bool
    /// In which form the paper is printed: `decree30`, `certificate`, `slip`.
    var form: String
    /// Where the paper keeps room for signatures, by the name of the place; empty for a form.
    var places: [String: SignaturePlace] = [:]
}

/// Evidence that was added to a file later.
struct DocumentAugmented: Codable, Sendable {
    static let kind = "document.augmented"

    var document: DocumentID
    var file: BlobHash
    var size: Int
    var level: SignatureLevel
}
