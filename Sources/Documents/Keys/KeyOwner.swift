public import Directory
public import Kernel

/// What a signing key is the id of.
public enum SigningKeyTag {}
/// Định danh khoá ký.
public typealias SigningKeyID = Identifier<SigningKeyTag>

/// Chủ thể chứng thư: whose signature a key makes.
public enum KeyOwner: Hashable, Sendable, Codable {
    /// Chữ ký số of an officer, who alone knows its PIN.
    case person(PersonID)
    /// Chữ ký số of an agency: its seal.
    case agency(AgencyID)

    /// The name of the kind in tables.
    var kind: String {
        switch self {
        case .person: "person"
        case .agency: "agency"
        }
    }

    /// The id in tables.
    var id: String {
        switch self {
        case .person(let id): id.description
        case .agency(let id): id.description
        }
    }
}

/// Nơi giữ khoá: where the private half of a key lies, which never leaves it.
public enum KeyDevice: Hashable, Sendable, Codable {
    /// A PKCS#12 file of the house, closed by its PIN and once more by the secret of the installation.
    case file
    /// A key in a token or a hardware module (PKCS#11).
    case token(module: String, label: String, key: String?)
    /// A key at a remote signing service (API of the Cloud Signature Consortium).
    case remote(service: String, credential: String)
}
