import Kernel
public import Signing
import TrustServices
import X509

/// Nơi giữ khoá từ xa: a key at a remote signing service (API of the Cloud Signature Consortium).
public struct RemotePlace: Sendable {
    /// The address of the service.
    public var service: String
    /// The id of the key there.
    public var credential: String
    /// The access token of OAuth 2.0 by which the service knows this house.
    public var accessToken: PIN

    /// A place.
    public init(service: String, credential: String, accessToken: PIN) {
        (self.service, self.credential, self.accessToken) = (service, credential, accessToken)
    }
}

/// Khoá ở dịch vụ ký từ xa: a key for which leave is asked anew with each signature.
///
/// So a series has no end, and a service that was away is noticed at the next signature.
struct RemoteHand: SigningKey {
    let algorithm: SignatureAlgorithm
    let chain: [Certificate]
    private let place: RemotePlace
    private let pin: PIN
    private let surroundings: Surroundings

    /// A signer may have to confirm on a phone meanwhile.
    private static let seconds = 60

    /// Asks once, to see that leave is given and which certificates the key has.
    init(_ place: RemotePlace, pin: PIN, surroundings: Surroundings) async throws {
        let key = try await Self.key(place, pin, surroundings)
        (algorithm, chain) = (key.algorithm, key.chain)
        (self.place, self.pin, self.surroundings) = (place, pin, surroundings)
    }

    func sign(_ message: [UInt8]) async throws -> [UInt8] {
        try await Self.key(place, pin, surroundings).sign(message)
    }

    private static func key(_ place: RemotePlace, _ pin: PIN, _ surroundings: Surroundings) async throws -> RemoteKey {
        let http = OutgoingHTTP(configured: [place.service], seconds: seconds)
        return try await RemoteKey.open(
            place.credential,
            at: RemoteSigning(at: place.service, token: place.accessToken, over: http),
            leave: .init(pin: pin.isEmpty ? nil : pin),
            surroundings: surroundings
        )
    }
}
