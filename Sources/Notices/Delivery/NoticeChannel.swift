import Dispatch
import Foundation
import Kernel

/// Kênh gửi: what really carries a message out of the house; a witness.
///
/// It may be asked twice for the same message (at least once), so it should use `id` to send it once.
public struct NoticeChannel: Sendable {
    /// Which way it serves.
    public var way: NoticeWay
    /// Carries one message; throwing means: again later.
    public var carry: @Sendable (OutgoingNotice) async throws -> Void

    /// A channel that calls the closure.
    public init(way: NoticeWay, carry: @escaping @Sendable (OutgoingNotice) async throws -> Void) {
        self.way = way
        self.carry = carry
    }

    /// Puts each message as a file of JSON into a folder, from which a gateway of the province (an SMS modem, a mail
    /// relay) takes it.
    ///
    /// A file appears whole or not at all, under the message's id, so that a second try replaces the same file.
    public static func folder(_ path: String, way: NoticeWay) -> NoticeChannel {
        let queue = DispatchQueue(label: "thubon.notices.\(way.rawValue)")
        return NoticeChannel(way: way) { message in
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                queue.async { continuation.resume(with: Result { try message.write(toFolder: path) }) }
            }
        }
    }
}

/// Tin gửi đi: a message as a channel carries it.
public struct OutgoingNotice: Codable, Sendable {
    /// The message; the same at a second try.
    public var id: String
    /// Phone number or e-mail address.
    public var to: String
    /// Subject, for e-mail.
    public var subject: String
    /// The words: one line for the phone, all for e-mail.
    public var text: String

    /// A message for a channel.
    public init(id: String, to: String, subject: String, text: String) {
        self.id = id
        self.to = to
        self.subject = subject
        self.text = text
    }

    func write(toFolder path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(fileURLWithPath: "\(path)/\(id).json"), options: .atomic)
    }
}
