import App
import ArgumentParser
import Documents
import Kernel
import Signing
import Tokens
import TrustServices

/// Where a key lies that signs: named alike wherever the command line asks for one.
struct KeyOptions: ParsableArguments {
    @Option(name: .customLong("pkcs12"), help: "The key lies in a file: PKCS#12 (.p12, .pfx).")
    var file: String?

    @Option(help: "The key lies in a file: PEM (PKCS#8), with its --certificates.")
    var pem: String?

    @Option(help: "Certificates (PEM): of a key in PEM; those up to the root, where a token lacks them.")
    var certificates: String?

    @Option(name: .customLong("pkcs11"), help: "The key lies in a token or HSM: the module of PKCS#11 that reaches it.")
    var module: String?

    @Option(help: "The label or serial number of the token.")
    var token: String?

    @Option(help: "The label of the key or its id in hexadecimal digits, where the token has several.")
    var keyLabel: String?

    @Option(help: "The key lies at a remote signing service (CSC API v2): its address, the part before /csc/v2.")
    var remote: String?

    @Option(help: "The id of the key at the remote signing service.")
    var credential: String?

    @Option(help: "A file that holds the access token (OAuth 2.0) of the remote signing service.")
    var accessTokenFile: String?

    @Option(help: "A file that holds the PIN or password of the key.")
    var pinFile: String?

    func validate() throws {
        guard [file, pem, module, remote].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("Say where the key lies: --pkcs12, --pem, --pkcs11 or --remote.")
        }
        guard pem == nil || certificates != nil else { throw ValidationError("--pem needs --certificates.") }
        guard (module == nil) == (token == nil) else { throw ValidationError("--pkcs11 needs --token.") }
        guard module == nil || pinFile != nil else { throw ValidationError("--pkcs11 needs --pin-file.") }
        guard (remote == nil) == (credential == nil), (remote == nil) == (accessTokenFile == nil) else {
            throw ValidationError("--remote needs --credential and --access-token-file.")
        }
    }

    var pin: PIN { get throws { PIN(try pinFile.map { try PEMFile.line($0) } ?? "") } }

    /// Opens the key for as long as the body needs it.
    func opened<Value: Sendable>(
        usesPSS: Bool,
        _ body: @Sendable (any SigningKey) async throws -> Value
    ) async throws -> Value {
        if let module, let token {
            return try await PKCS11Key.open(
                .init(module: module, token: token, key: keyLabel),
                pin: try pin,
                others: try certificates.map { try PEMFile.certificates($0) } ?? [],
                usesPSS: usesPSS
            ) { try await body($0) }
        }
        if let place = try remotePlace {
            let key = try await RemoteKey.open(
                place.credential,
                at: RemoteSigning(
                    at: place.service,
                    token: place.accessToken,
                    over: OutgoingHTTP(configured: [place.service], seconds: 60)
                ),
                leave: .init(pin: pinFile == nil ? nil : try pin),
                usesPSS: usesPSS,
                surroundings: .system
            )
            return try await body(key)
        }
        return try await body(try softwareKey(usesPSS: usesPSS))
    }

    /// The key as the house registers it; one in PEM goes into a PKCS#12 file that its PIN closes.
    var newKey: NewKey {
        get throws {
            if let file { return .file(try PEMFile.bytes(file)) }
            if let module, let token { return .token(module: module, label: token, key: keyLabel) }
            if let place = try remotePlace { return .remote(place) }
            return .file(try softwareKey(usesPSS: false).archive.sealed(with: pin, surroundings: .system))
        }
    }

    private var remotePlace: RemotePlace? {
        get throws {
            guard let remote, let credential, let accessTokenFile else { return nil }
            return RemotePlace(
                service: remote,
                credential: credential,
                accessToken: PIN(try PEMFile.line(accessTokenFile))
            )
        }
    }

    private func softwareKey(usesPSS: Bool) throws -> SoftwareKey {
        if let file { return try SoftwareKey(PKCS12(PEMFile.bytes(file), pin: pin), usesPSS: usesPSS) }
        guard let pem, let certificates else { throw ValidationError("--pem needs --certificates.") }
        return try SoftwareKey(
            pem: try PEMFile.text(pem),
            certificates: try PEMFile.text(certificates),
            usesPSS: usesPSS
        )
    }
}
