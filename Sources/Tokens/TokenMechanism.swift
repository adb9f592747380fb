import CPKCS11
import Crypto
import Signing

/// How a token makes a signature of an algorithm: it takes a digest, which is made here.
struct TokenMechanism: Sendable {
    private let algorithm: SignatureAlgorithm

    init(_ algorithm: SignatureAlgorithm) {
        self.algorithm = algorithm
    }

    /// What the token takes for a message.
    func input(for message: [UInt8]) -> [UInt8] {
        let digest = Array(algorithm.digest.digest(message))
        guard case .rsa(let name) = algorithm else { return digest }
        // DigestInfo (RFC 8017, 9.2), of which only the last number of the name and the lengths differ.
        let (number, length): (UInt8, UInt8) =
            switch name {
            case .sha256: (1, 32)
            case .sha384: (2, 48)
            case .sha512: (3, 64)
            }
        let head: [UInt8] = [
            0x30, 17 + length, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, number, 5, 0, 4, length,
        ]
        return head + digest
    }

    /// The signature as certificates and CMS write it.
    func output(_ signature: [UInt8]) throws -> [UInt8] {
        guard case .ecdsa = algorithm else { return signature }
        return switch signature.count {
        case 64: Array(try P256.Signing.ECDSASignature(rawRepresentation: signature).derRepresentation)
        case 96: Array(try P384.Signing.ECDSASignature(rawRepresentation: signature).derRepresentation)
        default: throw SigningFault.deviceFailed("ECDSA of \(signature.count) bytes")
        }
    }

    func withMechanism(_ body: (UnsafeMutablePointer<ck_mechanism>) throws -> Void) rethrows {
        switch algorithm {
        case .rsa:
            var mechanism = ck_mechanism(mechanism: CKM_RSA_PKCS, parameter: nil, parameter_len: 0)
            try body(&mechanism)
        case .ecdsa:
            var mechanism = ck_mechanism(mechanism: CKM_ECDSA, parameter: nil, parameter_len: 0)
            try body(&mechanism)
        case .rsaPSS(let digest, let salt):
            var parameters = ck_rsa_pkcs_pss_params()
            (parameters.hash_alg, parameters.mgf) =
                switch digest {
                case .sha256: (CKM_SHA256, CKG_MGF1_SHA256)
                case .sha384: (CKM_SHA384, CKG_MGF1_SHA384)
                case .sha512: (CKM_SHA512, CKG_MGF1_SHA512)
                }
            parameters.s_len = UInt(salt)
            try withUnsafeMutableBytes(of: &parameters) { bytes in
                var mechanism = ck_mechanism(
                    mechanism: CKM_RSA_PKCS_PSS,
                    parameter: bytes.baseAddress,
                    parameter_len: UInt(bytes.count)
                )
                try body(&mechanism)
            }
        }
    }
}
