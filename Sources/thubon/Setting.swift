import ArgumentParser
import Foundation

/// What the environment says for an option that the command line leaves out: `THUBON_PORT=8080` stands for `--port 8080`.
///
/// A unit of systemd or a container sets them once for all commands.
enum Setting {
    /// The text of `THUBON_NAME`; nil where it is not set or empty.
    static func text(_ name: String) -> String? {
        let text = ProcessInfo.processInfo.environment["THUBON_" + name] ?? ""
        return text.isEmpty ? nil : text
    }

    /// What stands between the commas of `THUBON_NAME`, without the blanks around them.
    static func list(_ name: String) -> [String] {
        (text(name) ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// What the text of `THUBON_NAME` stands for.
    ///
    /// - Throws: `ValidationError` where it stands for nothing.
    static func value<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = read(text) else { throw ValidationError("THUBON_\(name)=\(text) cannot be read") }
        return value
    }

    /// A secret that stands in an option, in a file that an option names, or the same in the environment, in this order.
    ///
    /// On a command line everybody on the machine can read it; a file can be kept from them, and systemd hands one over
    /// (`LoadCredential`).
    static func secret(_ given: String?, file: String?, _ name: String) throws -> String? {
        if let given { return given }
        if let file { return try content(of: file) }
        if let text = text(name) { return text }
        return try text(name + "_FILE").map { try content(of: $0) }
    }

    private static func content(of file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError("\(file) cannot be read")
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw ValidationError("\(file) is empty") }
        return text
    }
}
