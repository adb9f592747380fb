import Foundation
public import Kernel
public import Storage
import SwiftASN1
public import X509

/// Chứng thư số đã đăng ký: a key that may sign in this house, with its certificates; a row of the projection.
public struct SigningKeyRecord: Sendable, Identifiable {
    /// The key.
    public let id: SigningKeyID
    /// Whose it is.
    public let owner: KeyOwner
    /// Where its private half lies.
    public let device: KeyDevice
    /// Its certificate in DER, then those that lead to the root.
    public let chain: [[UInt8]]
    /// The name in the certificate.
    public let name: String
    /// The PNG that is seen where it signs a result: a hand, a seal; nil where words stand for it.
    public let picture: BlobHash?
    /// From when the certificate is valid.
    public let notBefore: Instant
    /// Until when it is valid.
    public let notAfter: Instant

    /// Whether the certificate is valid at a moment.
    public func isValid(at moment: Instant) -> Bool { notBefore <= moment && moment <= notAfter }

    /// Its certificates.
    ///
    /// - Throws: an error of the library where one cannot be read.
    public func certificates() throws -> [Certificate] { try chain.map { try Certificate(derEncoded: $0) } }
}

extension SigningKeyRecord {
    init(row: Row) throws {
        let owner: String = try row["owner_id"]
        id = try row["id"]
        switch try row["owner_kind"] as String {
        case "agency": self.owner = .agency(try Self.identifier(owner))
        default: self.owner = .person(try Self.identifier(owner))
        }
        device = try JSONDecoder().decode(KeyDevice.self, from: Data((try row["device"] as String).utf8))
        chain = (try row["chain"] as String).split(separator: " ").compactMap { Base64.decode(String($0)) }
        name = try row["name"]
        picture = try row["picture"]
        notBefore = try row["not_before"]
        notAfter = try row["not_after"]
    }

    private static func identifier<Tag>(_ text: String) throws -> Identifier<Tag> {
        guard let id = Identifier<Tag>(text) else { throw DocumentRefusal.noKey }
        return id
    }
}
