import FoundationEssentials
public import Kernel
public import Signing
import Synchronization
public import X509

/// Khoá ở dịch vụ ký số từ xa: a key at a remote signing service, for which its owner gives leave with PIN or one-time code.
public struct RemoteKey: SigningKey {
    /// By what the owner gives leave to sign, and how often.
    public struct Leave: Sendable {
        let pin: PIN?
        let otp: PIN?
        let signatures: Int

        /// - Parameters:
        ///   - pin: the PIN of the key, where the service asks for one.
        ///   - otp: the one-time code that the owner received, where the service asks for one.
        ///   - signatures: how many documents will be signed.
        public init(pin: PIN?, otp: PIN? = nil, signatures: Int = 1) {
            (self.pin, self.otp, self.signatures) = (pin, otp, signatures)
        }

        var proofs: [RemoteSigning.Proof] {
            [("PIN", pin), ("OTP", otp)].compactMap { name, value in
                value.map { RemoteSigning.Proof(id: name, value: $0.text) }
            }
        }
    }

    /// How it signs.
    public let algorithm: SignatureAlgorithm
    /// Its certificate, then those that lead to the root.
    public let chain: [Certificate]

    private let service: RemoteSigning
    private let credential: String
    private let remote: RemoteAlgorithm
    private let leave: Leave
    /// Leave for the whole series; nil where each signature needs its own.
    private let series: Series?
    private let surroundings: Surroundings

    /// A key, with leave to sign.
    ///
    /// Where the service gives leave for a series, it is asked for once and holds for all of it; where it wants to see the
    /// digests, leave is asked for with each signature.
    ///
    /// - Parameters:
    ///   - credential: the key's id at the service.
    ///   - service: where it lies.
    ///   - leave: by what the owner gives leave.
    ///   - usesPSS: whether an RSA key signs with RSASSA-PSS.
    ///   - surroundings: clock of the leave.
    /// - Returns: the key.
    /// - Throws: `SigningFault`.
    public static func open(
        _ credential: String,
        at service: RemoteSigning,
        leave: Leave,
        usesPSS: Bool = false,
        surroundings: Surroundings
    ) async throws -> RemoteKey {
        let known = try await service.credential(credential)
        guard known.key.status == "enabled" else { throw SigningFault.noKey(credential) }
        var series: Series?
        if !known.namesDigests {
            let begin = surroundings.now
            let signatures = max(1, min(leave.signatures, known.multisign ?? 1))
            let given = try await service.authorize(credential, leave, signatures: signatures, nil)
            series = Series(
                sad: PIN(given.data),
                until: begin.adding(seconds: given.expiresIn ?? 3600),
                signatures: signatures
            )
        }
        return try RemoteKey(credential, service, known, leave, series, usesPSS: usesPSS, surroundings)
    }

    private init(
        _ credential: String,
        _ service: RemoteSigning,
        _ known: RemoteCredential,
        _ leave: Leave,
        _ series: Series?,
        usesPSS: Bool,
        _ surroundings: Surroundings
    ) throws {
        guard let chain = try? known.chain, let leaf = chain.first else { throw SigningFault.noCertificate }
        (self.credential, self.service, self.leave, self.series) = (credential, service, leave, series)
        (self.chain, self.surroundings) = (chain.chain(from: leaf), surroundings)
        algorithm = try SignatureAlgorithm.usual(for: leaf.publicKey, usesPSS: usesPSS)
        remote = try RemoteAlgorithm(algorithm, among: known.key.algo)
    }

    /// The signature over a message, of which the service sees the digest.
    ///
    /// - Throws: `SigningFault`, `leaveExpired` where the leave is used up.
    public func sign(_ message: [UInt8]) async throws -> [UInt8] {
        let digest = Data(algorithm.digest.digest(message))
        let digests = RemoteSigning.Digests(
            algorithm: algorithm.digest.objectName,
            values: [digest.base64EncodedString()]
        )
        let sad: PIN
        if let series {
            sad = try series.take(at: surroundings.now)
        } else {
            sad = PIN(try await service.authorize(credential, leave, signatures: 1, digests).data)
        }
        let signatures = try await service.signatures(credential, sad, digests, remote)
        guard let signature = signatures.first, let leaf = chain.first,
            algorithm.isValid(signature[...], over: message, by: leaf.publicKey)
        else { throw SigningFault.deviceFailed("a signature that does not hold") }
        return signature
    }
}

/// Leave to sign for a series of documents.
private final class Series: Sendable {
    private let sad: PIN
    private let until: Instant
    private let left: Mutex<Int>

    init(sad: PIN, until: Instant, signatures: Int) {
        (self.sad, self.until) = (sad, until)
        left = Mutex(signatures)
    }

    func take(at moment: Instant) throws(SigningFault) -> PIN {
        let isLeft = left.withLock { left in
            left -= 1
            return left >= 0
        }
        guard isLeft, moment < until else { throw .leaveExpired }
        return sad
    }
}
