import HummingbirdTLS
import NIOCore
import NIOSSL
import Synchronization

/// Chứng thư máy chủ: the certificate and key with which the program speaks TLS itself, read from files of PEM.
///
/// A renewed certificate is taken by `reload`: connections that stand keep the old one, new ones get the new one.
public final class ServerCertificate: Sendable {
    private struct Identity {
        let chain: [NIOSSLCertificateSource]
        let key: NIOSSLPrivateKeySource
    }

    private let certificateFile: String
    private let keyFile: String
    private let identity: Mutex<Identity>

    /// Reads both files.
    ///
    /// - Parameters:
    ///   - certificate: the file of the chain, the server's own certificate first.
    ///   - key: the file of its private key.
    /// - Throws: where a file cannot be read or the key is another certificate's.
    public init(certificate: String, key: String) throws {
        certificateFile = certificate
        keyFile = key
        identity = Mutex(try Self.read(certificate, key))
    }

    /// Reads both files again; keeps what was good where they are not.
    public func reload() throws {
        let fresh = try Self.read(certificateFile, keyFile)
        identity.withLock { $0 = fresh }
    }

    /// TLS 1.2 and 1.3, with the certificate of the moment for each new connection.
    var configuration: TLSConfiguration {
        var configuration = Self.configuration(identity.withLock { $0 })
        configuration.sslContextCallback = { [self] _, promise in
            let current = identity.withLock { $0 }
            var override = NIOSSLContextConfigurationOverride()
            override.certificateChain = current.chain
            override.privateKey = current.key
            promise.succeed(override)
        }
        return configuration
    }

    private static func read(_ certificate: String, _ key: String) throws -> Identity {
        let identity = Identity(
            chain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
            key: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
        )
        // Refuses a key that does not belong to the certificate.
        _ = try NIOSSLContext(configuration: configuration(identity))
        return identity
    }

    private static func configuration(_ identity: Identity) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: identity.chain,
            privateKey: identity.key
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }
}
