import FoundationEssentials
import Glibc
import Kernel
import Signing
import SwiftASN1
import X509

/// What went wrong in the folder of an authority.
public enum AuthorityError: Error, Hashable, Sendable {
    /// A file cannot be read or written.
    case file(String, reason: String)
    /// No certificate with this number was issued here.
    case unknownCertificate(String)
}

/// The folder of an authority: a file a key, a file a certificate, a file a revocation, each written whole or not at all.
///
/// Nothing is kept in memory, so several programs may use one folder.
struct AuthorityFolder: Sendable {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// A folder beside this one, to be filled and moved.
    func draft(_ name: String) -> AuthorityFolder { AuthorityFolder(path + "." + name) }

    var exists: Bool { FileManager.default.fileExists(atPath: path + "/root.pem") }

    func text(_ name: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path + "/" + name) else {
            throw AuthorityError.file(path + "/" + name, reason: "it is not there or may not be read")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Moves a finished draft into its place, unless somebody else was first.
    func move(to folder: AuthorityFolder) throws {
        guard rename(path, folder.path) != 0 else { return }
        let reason = errno
        try? FileManager.default.removeItem(atPath: path)
        guard folder.exists else { throw Self.error(folder.path, reason) }
    }

    /// Writes a file that only its owner may read, whole or not at all.
    func write(_ text: String, to name: String) throws {
        let file = path + "/" + name
        let folder = file[..<(file.lastIndex(of: "/") ?? file.endIndex)]
        do {
            try FileManager.default.createDirectory(
                atPath: String(folder),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw AuthorityError.file(String(folder), reason: "the folder cannot be made")
        }
        let draft = file + ".new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw Self.error(draft, errno) }
        defer { unlink(draft) }
        let bytes = Array(text.utf8)
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        let reason = errno
        close(descriptor)
        guard isWritten else { throw Self.error(file, reason) }
        guard rename(draft, file) == 0 else { throw Self.error(file, errno) }
    }

    private static func error(_ path: String, _ number: Int32) -> AuthorityError {
        .file(path, reason: String(cString: strerror(number)))
    }
}

// MARK: The book

extension AuthorityFolder {
    func enter(issued certificate: Certificate) throws {
        try write(
            try certificate.serializeAsPEM().pemString + "\n",
            to: "issued/\(Self.name(certificate.serialNumber)).pem"
        )
    }

    func enter(revoked serial: Certificate.SerialNumber, at moment: Instant) throws {
        switch try entry(serial) {
        case .unknown: throw AuthorityError.unknownCertificate(Self.name(serial))
        case .revoked: return
        case .good: try write("\(moment)\n", to: "revoked/\(Self.name(serial))")
        }
    }

    /// What the book says of a certificate.
    func entry(_ serial: Certificate.SerialNumber) throws -> OCSPResponder.Entry {
        let name = Self.name(serial)
        guard FileManager.default.fileExists(atPath: "\(path)/issued/\(name).pem") else { return .unknown }
        guard FileManager.default.fileExists(atPath: "\(path)/revoked/\(name)") else { return .good }
        return .revoked(try moment(name))
    }

    /// All that was revoked, by number.
    func revoked() throws -> [(serial: Certificate.SerialNumber, moment: Instant)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/revoked")) ?? []
        return try names.sorted().compactMap { name in
            guard let bytes = Hex.decode(name) else { return nil }
            return (Certificate.SerialNumber(bytes: bytes), try moment(name))
        }
    }

    private func moment(_ name: String) throws -> Instant {
        let text = try text("revoked/" + name).prefix { !$0.isNewline }
        guard let moment = Instant(rfc3339: text) else {
            throw AuthorityError.file("\(path)/revoked/\(name)", reason: "it holds no moment")
        }
        return moment
    }

    private static func name(_ serial: Certificate.SerialNumber) -> String { Hex.encode(serial.bytes) }
}
