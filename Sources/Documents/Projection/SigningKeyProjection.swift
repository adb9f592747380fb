import Foundation
import Kernel
public import Ledger
public import Storage

/// A key came into use.
struct SigningKeyRegistered: Codable, Sendable {
    static let kind = "signing-key.registered"

    var owner: KeyOwner
    var device: KeyDevice
    /// Certificates in DER, Base64, its own first.
    var chain: [String]
    var name: String
    var notBefore: Instant
    var notAfter: Instant
    /// SHA-256 of the PNG that is seen where it signs; nil where there is none.
    var picture: BlobHash?
}

/// A key went out of use.
struct SigningKeyRetired: Codable, Sendable {
    static let kind = "signing-key.retired"

    /// Why, in the administrator's words.
    var reason: String
}

/// The table of signing keys, from events of streams `signing-key:<id>`.
public struct SigningKeyProjection: Projection {
    /// As `thubon rebuild` calls it.
    public let name = "signing-keys"
    /// Its table.
    public let tables = ["signing_key"]

    /// The projection has no state of its own.
    public init() {}

    static func stream(_ id: SigningKeyID) -> String { "signing-key:\(id)" }

    /// Takes one event into the table.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        guard let id = record.id(of: "signing-key", as: SigningKeyTag.self) else { return }
        switch record.kind {
        case SigningKeyRegistered.kind:
            guard let event = try record.decode(SigningKeyRegistered.self) else { return }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let device = String(decoding: try encoder.encode(event.device), as: UTF8.self)
            try db.run(
                """
                INSERT INTO signing_key (
                    id, owner_kind, owner_id, device, chain, name, not_before, not_after, picture, registered_at
                ) VALUES (
                    \(id), \(event.owner.kind), \(event.owner.id), \(device), \(event.chain.joined(separator: " ")),
                    \(event.name), \(event.notBefore), \(event.notAfter), \(event.picture), \(record.time)
                )
                """
            )
        case SigningKeyRetired.kind:
            try db.run("UPDATE signing_key SET retired_at = \(record.time) WHERE id = \(id)")
        default: return
        }
    }

    /// A certificate is public: these events stay whole.
    public func remainder(of record: EventRecord) throws -> [UInt8]? {
        record.stream.hasPrefix("signing-key:") ? record.payload : nil
    }
}
