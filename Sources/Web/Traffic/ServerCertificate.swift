import HummingbirdTLS
import NIOCore
import NIOSSL
import Synchronization

/// Chứng thư máy chủ: the certificate and key with which the program speaks TLS itself, read from files of PEM.
///
/// A renewed certificate is taken by `reload`: connections that stand keep the old one, new ones get the new one.
public final class ServerCertificate: Sendable {
    /// Why the files are no certificate to serve with.
    public struct Fault: Error, CustomStringConvertible {
        /// What is wrong, with the names of the files.
        public let description: String
    }

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
    /// - Throws: `Fault` where a file cannot be read or the key is another certificate's.
    public init(certificate: String, key: String) throws {
        certificateFile = certificate
        keyFile = key
        identity = Mutex(try Self.read(certificate, key))
    }

    /// Reads both files again; keeps what was good where they are not.
    ///
    /// - Throws: `Fault` where a file cannot be read or the key is another certificate's.
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
            chain: try told("\(certificate) is no certificate in the form PEM, or cannot be read") {
                try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
            },
            key: try told("\(key) is no private key in the form PEM, or cannot be read") {
                .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
            }
        )
        _ = try told("the key in \(key) is not the one of the certificate in \(certificate)") {
            try NIOSSLContext(configuration: configuration(identity))
        }
        return identity
    }

    /// What the library tells names no file.
    private static func told<Value>(_ words: String, _ body: () throws -> Value) throws(Fault) -> Value {
        do { return try body() } catch { throw Fault(description: "\(words) (\(error))") }
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
