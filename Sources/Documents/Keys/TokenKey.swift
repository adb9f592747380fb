import Signing
import Tokens
import X509

/// Khoá trong thiết bị: a key in a token or an HSM that is opened anew for each signature.
///
/// Between two signatures nobody holds the token, so that others may sign too, and pulling it out is noticed at the next one.
struct TokenKey: SigningKey {
    let algorithm: SignatureAlgorithm
    let chain: [Certificate]
    private let place: PKCS11Key.Place
    private let pin: PIN

    /// Opens the token once, to see that the PIN is right and which certificates it has.
    init(_ place: PKCS11Key.Place, pin: PIN) async throws {
        (algorithm, chain) = try await PKCS11Key.open(place, pin: pin) { ($0.algorithm, $0.chain) }
        (self.place, self.pin) = (place, pin)
    }

    func sign(_ message: [UInt8]) async throws -> [UInt8] {
        try await PKCS11Key.open(place, pin: pin) { try await $0.sign(message) }
    }
}

extension SigningFault {
    /// What an officer is told; nil where it is no matter of the officer's key.
    var refusal: DocumentRefusal? {
        switch self {
        case .wrongPIN(.last): .wrongPIN(left: 1)
        case .wrongPIN, .wrongPassword, .wrongOTP: .wrongDevicePIN
        case .lockedPIN: .deviceLocked
        case .noModule, .noToken, .tokenRemoved, .noKey, .deviceFailed, .unreachable, .tooSlow, .leaveExpired:
            .deviceAway
        default: nil
        }
    }
}

/// Runs what asks a key, and tells its faults as refusals.
func askingKey<Value>(_ work: () async throws -> Value) async throws -> Value {
    do { return try await work() } catch let fault as SigningFault { throw fault.refusal ?? fault }
}
