public import Signing
public import X509

/// Khoá trong thiết bị ký: a key in a token or an HSM, reached through a module of PKCS#11; it never leaves it.
///
/// Whoever signs opens the token with the PIN, signs once or many times, and leaves it closed:
///
///     try await PKCS11Key.open(place, pin: pin) { key in
///         for file in files { try await PDFSigner(key).sign(file, request) }
///     }
public struct PKCS11Key: SigningKey {
    /// Where a key lies.
    public struct Place: Hashable, Sendable {
        let module: String
        let token: String
        let key: String?

        /// A key in a token.
        ///
        /// - Parameters:
        ///   - module: the file of the module of PKCS#11.
        ///   - token: the label or the serial number of the token.
        ///   - key: the label of the key or its id in hexadecimal digits; the only key where nothing is said.
        public init(module: String, token: String, key: String? = nil) {
            (self.module, self.token, self.key) = (module, token, key)
        }
    }

    /// How it signs.
    public let algorithm: SignatureAlgorithm
    /// Its certificate, then those that lead to the root, as far as the token holds them.
    public let chain: [Certificate]

    private let module: TokenModule
    private let session: TokenSession
    private let key: TokenSession.Key

    /// Opens a token, hands the key over, and closes the token again.
    ///
    /// One at a time: whoever comes while it is open waits.
    ///
    /// - Parameters:
    ///   - place: where the key lies.
    ///   - pin: what opens the token.
    ///   - others: certificates that lead to the root and may not be in the token.
    ///   - usesPSS: whether an RSA key signs with RSASSA-PSS.
    ///   - body: what is done with the key; it is of no use afterwards.
    /// - Returns: what the body returns.
    /// - Throws: `SigningFault`, or what the body throws.
    public static func open<Value: Sendable>(
        _ place: Place,
        pin: PIN,
        others: [Certificate] = [],
        usesPSS: Bool = false,
        _ body: @Sendable (PKCS11Key) async throws -> Value
    ) async throws -> Value {
        let module = try await TokenModule.load(place.module)
        let (turns, session) = try await seat(at: place.token, of: module, pin)
        defer { turns.leave() }
        let result: Result<Value, any Error>
        do {
            let key = try await module.run { _ in
                try PKCS11Key(module, session, place, others: others, usesPSS: usesPSS)
            }
            result = .success(try await body(key))
        } catch {
            result = .failure(error)
        }
        try await module.close(session)
        return try result.get()
    }

    /// Takes the turn at a token and opens a session; one that cannot be found or used is looked for once more.
    private static func seat(
        at token: String,
        of module: TokenModule,
        _ pin: PIN
    ) async throws -> (Turns, TokenSession) {
        do { return try await seatNow(at: token, of: module, pin) } catch let fault as SigningFault {
            switch fault {
            case .noToken, .tokenRemoved, .deviceFailed:
                guard try await module.beginAnew() else { throw fault }
                return try await seatNow(at: token, of: module, pin)
            default: throw fault
            }
        }
    }

    private static func seatNow(
        at token: String,
        of module: TokenModule,
        _ pin: PIN
    ) async throws -> (Turns, TokenSession) {
        let slot = try await module.slot(of: token)
        let turns = module.turns(at: slot)
        await turns.take()
        do { return (turns, try await module.session(at: slot, pin)) } catch {
            turns.leave()
            throw error
        }
    }

    /// Finds the key and its certificates; runs on the queue of the module.
    private init(
        _ module: TokenModule,
        _ session: TokenSession,
        _ place: Place,
        others: [Certificate],
        usesPSS: Bool
    ) throws {
        let keys = try session.keys()
        let wanted = keys.filter { key in
            place.key.map { $0 == key.label || $0.lowercased() == Self.digits(key.id) } ?? (keys.count == 1)
        }
        guard let key = wanted.first else { throw SigningFault.noKey(place.key ?? place.token) }
        let certificates = try session.certificates()
        guard let leaf = certificates.first(where: { $0.id == key.id })?.certificate else {
            throw SigningFault.noCertificate
        }
        (self.module, self.session, self.key) = (module, session, key)
        chain = (certificates.map(\.certificate) + others).chain(from: leaf)
        algorithm = try SignatureAlgorithm.usual(for: leaf.publicKey, usesPSS: usesPSS)
    }

    /// The signature over a message, whose digest is made here.
    ///
    /// - Throws: `SigningFault`, `noCertificate` where the key is not the certificate's.
    public func sign(_ message: [UInt8]) async throws -> [UInt8] {
        let mechanism = TokenMechanism(algorithm)
        let (session, key) = (session, key)
        let signature = try await module.run { _ in
            try mechanism.output(try session.signature(key, over: mechanism.input(for: message), by: mechanism))
        }
        guard let leaf = chain.first, algorithm.isValid(signature[...], over: message, by: leaf.publicKey) else {
            throw SigningFault.noCertificate
        }
        return signature
    }

    private static func digits(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
