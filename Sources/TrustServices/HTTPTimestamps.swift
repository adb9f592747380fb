public import Kernel
public import Signing

/// Dấu thời gian qua HTTP: a timestamp authority at an address (RFC 3161, 3.4).
public struct HTTPTimestamps: Sendable {
    private let address: String
    private let http: OutgoingHTTP
    private let surroundings: Surroundings

    /// An authority at an address of the configuration.
    public init(at address: String, over http: OutgoingHTTP, surroundings: Surroundings) {
        (self.address, self.http, self.surroundings) = (address, http, surroundings)
    }

    /// The authority, as signers ask it.
    public var authority: TimestampAuthority {
        TimestampAuthority(nonce: { surroundings.randomBytes(8) }) { question in
            let answer = try await http.ask(
                address,
                [("content-type", "application/timestamp-query"), ("accept", "application/timestamp-reply")],
                body: question
            )
            guard answer.status == 200 else {
                throw SigningFault.wrongAnswer(address, reason: "status \(answer.status)")
            }
            guard answer.mediaType.lowercased().hasPrefix("application/timestamp-reply") else {
                throw SigningFault.wrongAnswer(address, reason: "type “\(answer.mediaType.prefix(80))”")
            }
            return answer.body
        }
    }
}
