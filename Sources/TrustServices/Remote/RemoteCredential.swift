import FoundationEssentials
import Signing
import SwiftASN1
import X509

/// What a service says of a key that lies there (11.5).
struct RemoteCredential: Decodable {
    struct Key: Decodable {
        let status: String
        let algo: [String]
    }

    struct Certificates: Decodable {
        let status: String?
        let certificates: [Data]
    }

    struct Authorization: Decodable {
        let mode: String
    }

    let key: Key
    let cert: Certificates
    let auth: Authorization?
    /// The level of assurance: at 2, leave is given for digests that are named.
    let level: String?
    let multisign: Int?

    private enum CodingKeys: String, CodingKey {
        case key, cert, auth, multisign
        case level = "SCAL"
    }

    /// Whether leave to sign must name what will be signed.
    var namesDigests: Bool { level == "2" }

    var chain: [Certificate] {
        get throws { try cert.certificates.prefix(20).map { try Certificate(derEncoded: Array($0)) } }
    }
}

/// An algorithm as the API names it.
struct RemoteAlgorithm: Sendable {
    let name: String
    let parameters: String?

    /// One of the names that the service knows for the algorithm: that of the whole, or that of the key alone.
    ///
    /// - Throws: `SigningFault.unsupported` where it knows none.
    init(_ algorithm: SignatureAlgorithm, among offered: [String]) throws {
        let names = algorithm.objectNames
        guard let name = names.first(where: offered.contains) else {
            throw SigningFault.unsupported(algorithm.name)
        }
        self.name = name
        parameters = try algorithm.encodedParameters().map { Data($0).base64EncodedString() }
    }
}
