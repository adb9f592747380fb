import Foundation
import Kernel
public import Logging

/// Nhật ký máy chủ: one JSON object a line, for whatever collects logs.
///
/// Holds what the program says of itself: codes, counts, patterns of routes; no personal data comes here (the rooms give
/// none, and metadata is written as it is given).
public struct JSONLog: LogHandler {
    /// The least grave level that is written.
    public var logLevel: Logger.Level = .info
    /// What stands in every line of this logger.
    public var metadata: Logger.Metadata = [:]

    private let label: String
    private let write: @Sendable ([UInt8]) -> Void

    /// A log of the room with the label.
    ///
    /// - Parameters:
    ///   - label: such as `thubon.ledger`.
    ///   - write: takes a whole line with its end; the standard error output by default.
    public init(label: String, write: @escaping @Sendable ([UInt8]) -> Void = JSONLog.toStandardError) {
        self.label = label
        self.write = write
    }

    /// One value of the metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes `{"at":…,"level":…,"logger":…,"message":…,…}`.
    public func log(event: LogEvent) {
        var line = JSONWriter()
        let values = metadata.merging(event.metadata ?? [:]) { _, newer in newer }
        line.object { line in
            line.field("at", Surroundings.system.now.description)
            line.field("level", event.level.rawValue)
            line.field("logger", label)
            line.field("message", event.message.description)
            for (key, value) in values.sorted(by: { $0.key < $1.key }) { line.field(key, value.description) }
        }
        write(line.bytes + [UInt8(ascii: "\n")])
    }

    /// One call a line, so that lines of several threads do not mix.
    public static let toStandardError: @Sendable ([UInt8]) -> Void = { line in
        _ = line.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
