import FoundationEssentials
public import Signing

/// Ký số từ xa: a remote signing service that speaks the API of the Cloud Signature Consortium (2.0.0.2).
///
/// The private key lies there; only digests leave this house. The token of OAuth 2.0 comes from the configuration.
public struct RemoteSigning: Sendable {
    private let base: String
    private let token: PIN
    private let http: OutgoingHTTP

    /// - Parameters:
    ///   - address: of the service, the part before `/csc/v2`.
    ///   - token: the access token of OAuth 2.0, hidden like a PIN.
    ///   - http: the connection to the outside, in whose configuration the address stands.
    public init(at address: String, token: PIN, over http: OutgoingHTTP) {
        base = (address.hasSuffix("/") ? String(address.dropLast()) : address) + "/csc/v2/"
        (self.token, self.http) = (token, http)
    }

    /// What a service says of itself (11.1).
    public struct Info: Decodable, Hashable, Sendable {
        /// The version of the API that it speaks.
        public let specs: String
        /// Its name.
        public let name: String
        /// The methods that it has.
        public let methods: [String]
    }

    /// What the service says of itself.
    ///
    /// - Throws: `SigningFault`.
    public func info() async throws -> Info { try await ask("info", Empty()) }

    /// The ids of the credentials that belong to the token's owner (11.4).
    ///
    /// - Throws: `SigningFault`.
    public func credentials() async throws -> [String] {
        struct Answer: Decodable { let credentialIDs: [String] }
        let answer: Answer = try await ask("credentials/list", Empty())
        return answer.credentialIDs
    }

    /// What is known of a credential (11.5).
    func credential(_ id: String) async throws -> RemoteCredential {
        struct Question: Encodable {
            let credentialID: String
            let certificates = "chain"
            let authInfo = true
        }
        return try await ask("credentials/info", Question(credentialID: id))
    }

    /// Leave to sign (11.6): it names the digests where they are known beforehand.
    func authorize(
        _ id: String,
        _ leave: RemoteKey.Leave,
        signatures: Int,
        _ digests: Digests?
    ) async throws -> Activation {
        struct Question: Encodable {
            let credentialID: String
            let numSignatures: Int
            let hashes: [String]?
            let hashAlgorithmOID: String?
            let authData: [Proof]
        }
        return try await ask(
            "credentials/authorize",
            Question(
                credentialID: id,
                numSignatures: signatures,
                hashes: digests?.values,
                hashAlgorithmOID: digests?.algorithm,
                authData: leave.proofs
            )
        )
    }

    /// The signatures over digests (11.9).
    func signatures(
        _ id: String,
        _ sad: PIN,
        _ digests: Digests,
        _ algorithm: RemoteAlgorithm
    ) async throws -> [[UInt8]] {
        struct Question: Encodable {
            let credentialID: String
            let activation: String
            let hashes: [String]
            let hashAlgorithmOID: String
            let signAlgo: String
            let signAlgoParams: String?
            let operationMode = "S"

            enum CodingKeys: String, CodingKey {
                case credentialID, hashes, hashAlgorithmOID, signAlgo, signAlgoParams, operationMode
                case activation = "SAD"
            }
        }
        struct Answer: Decodable { let signatures: [Data] }
        let answer: Answer = try await ask(
            "signatures/signHash",
            Question(
                credentialID: id,
                activation: sad.text,
                hashes: digests.values,
                hashAlgorithmOID: digests.algorithm,
                signAlgo: algorithm.name,
                signAlgoParams: algorithm.parameters
            )
        )
        return answer.signatures.map { Array($0) }
    }

    /// Digests as the API takes them.
    struct Digests: Sendable {
        let algorithm: String
        let values: [String]
    }

    /// Leave to sign that was given: signature activation data, and for how long.
    struct Activation: Decodable {
        let data: String
        let expiresIn: Int?

        private enum CodingKeys: String, CodingKey {
            case expiresIn
            case data = "SAD"
        }
    }

    /// One of the things by which a signer shows who it is.
    struct Proof: Encodable {
        let id: String
        let value: String
    }

    private struct Empty: Encodable {}

    private struct Complaint: Decodable {
        let error: String
        let description: String?

        private enum CodingKeys: String, CodingKey {
            case error
            case description = "error_description"
        }
    }

    // MARK: Asking

    private func ask<Answer: Decodable>(_ method: String, _ question: some Encodable) async throws -> Answer {
        let address = base + method
        let answer = try await http.ask(
            address,
            [
                ("content-type", "application/json"), ("accept", "application/json"),
                ("authorization", "Bearer " + token.text),
            ],
            body: Array(try JSONEncoder().encode(question))
        )
        guard answer.status == 200 else { throw Self.fault(answer, address) }
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(answer.body))
        } catch {
            throw SigningFault.wrongAnswer(address, reason: "it is not what the API says")
        }
    }

    /// What a refusal means (10.1 and the tables of the methods); unknown ones are handed on in the service's words.
    private static func fault(_ answer: OutgoingHTTP.Answer, _ address: String) -> SigningFault {
        guard let complaint = try? JSONDecoder().decode(Complaint.self, from: Data(answer.body)), answer.status < 500
        else { return .wrongAnswer(address, reason: "status \(answer.status)") }
        let words = complaint.description ?? complaint.error
        switch complaint.error {
        case "invalid_pin": return .wrongPIN(.unknown)
        case "invalid_otp": return .wrongOTP
        case "invalid_request" where words.lowercased().contains("sad expired"): return .leaveExpired
        case "expired_sad": return .leaveExpired
        case "invalid_request" where words.lowercased().contains("credentialid"): return .noKey(address)
        default: return .deviceFailed(String(words.prefix(200)))
        }
    }
}
