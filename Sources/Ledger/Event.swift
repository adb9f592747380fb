public import Kernel

/// Ai làm: who made an event happen.
public struct Actor: Hashable, Sendable {
    /// The account, as text; nil for the system.
    public var account: String?
    /// The post in which an officer acted; nil for a citizen.
    public var post: String?
    /// The name that was shown at the time.
    ///
    /// Kept beside the record, erased with the payload.
    public var name: String

    /// An actor.
    public init(account: String?, post: String? = nil, name: String) {
        self.account = account
        self.post = post
        self.name = name
    }

    /// The program itself: loading of data, deadlines that pass, the simulation's set-up.
    public static let system = Actor(account: nil, name: "Hệ thống")
}

/// An event that is about to be written.
public struct NewEvent: Sendable {
    /// What happened: subject and past participle, `dossier.accepted`.
    public let kind: String
    /// The version of the payload's shape, 1 and up.
    public let version: Int
    let body: [UInt8]
    let value: any Sendable

    /// An event with its payload, which is written as JSON with sorted keys.
    public init(kind: String, version: Int = 1, payload: some Encodable & Sendable) throws {
        self.kind = kind
        self.version = version
        body = try PayloadEncoder.encode(payload)
        value = payload
    }
}

extension NewEvent {
    static func decode<Payload: Decodable>(_ type: Payload.Type, from body: [UInt8]) throws -> Payload {
        try PayloadDecoder.decode(type, from: body)
    }
}

/// Bản ghi: an event that stands in the ledger.
public struct EventRecord: Sendable {
    /// 1, 2, 3 … over the whole ledger.
    public let sequence: Int64
    /// The subject: its kind and id, `dossier:0198…`.
    public let stream: String
    /// 1, 2, 3 … in the stream.
    public let position: Int
    /// What happened.
    public let kind: String
    /// The version of the payload's shape.
    public let version: Int
    /// Who did it; the name is empty after an erasure.
    public let actor: Actor
    /// The node that wrote it.
    public let node: String
    /// When it was written.
    public let time: Instant
    /// JSON; nil after a lawful erasure.
    public let payload: [UInt8]?
    /// What was written, while it is being written: projections need not read it again.
    var value: (any Sendable)?

    /// What is being written, where the record is new and of that type: nothing has to be read for it.
    public func written<Payload>(_ type: Payload.Type = Payload.self) -> Payload? { value as? Payload }

    /// The payload in its type; nil where it was erased.
    public func decode<Payload: Decodable>(_ type: Payload.Type = Payload.self) throws -> Payload? {
        if let known = value as? Payload { return known }
        guard let payload else { return nil }
        return try PayloadDecoder.decode(type, from: payload)
    }

    /// The id in the stream's name, where the stream is of that kind: `id(of: "dossier")`.
    public func id<Subject>(of kind: String, as subject: Subject.Type = Subject.self) -> Identifier<Subject>? {
        guard stream.hasPrefix(kind + ":") else { return nil }
        return Identifier(stream.dropFirst(kind.utf8.count + 1))
    }
}
