import Foundation

/// The files of the project, and its manifest as SwiftPM reads it.
enum House {
    /// The folder of the project.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The text of a file.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The paths of all files below a folder that end so.
    static func files(below folder: String, ending: String) -> [String] {
        let base = root.appendingPathComponent(folder)
        let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }.sorted()
    }

    /// Writes a generated page where `THUBON_WRITE_DOCS` is set.
    ///
    /// - Returns: whether the page that is committed is the generated one.
    static func isUpToDate(_ path: String, _ generated: String) throws -> Bool {
        if ProcessInfo.processInfo.environment["THUBON_WRITE_DOCS"] != nil {
            try generated.write(to: root.appendingPathComponent(path), atomically: true, encoding: .utf8)
        }
        return (try? text(path)) == generated
    }

    /// What a program writes to its output; nil where it fails.
    static func output(of arguments: [String]) throws -> Data? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = root
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? data : nil
    }
}

/// The manifest as `swift package dump-package` tells it.
struct Manifest: Decodable {
    var targets: [Target]

    struct Target: Decodable {
        var name: String
        var type: String
        var dependencies: [Dependency]
    }

    /// Of the several forms in which SwiftPM tells a dependency, the name.
    struct Dependency: Decodable {
        var name: String

        init(from decoder: any Decoder) throws {
            let values = try decoder.singleValueContainer().decode([String: [Part]].self)
            name = values.values.first?.first?.text ?? ""
        }

        private struct Part: Decodable {
            var text: String?

            init(from decoder: any Decoder) throws {
                text = try? decoder.singleValueContainer().decode(String.self)
            }
        }
    }

    /// Read with a build folder of its own, since the tests' one is in use.
    static func read() throws -> Manifest? {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-manifest-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let arguments = ["swift", "package", "--scratch-path", folder.path, "dump-package"]
        return try House.output(of: arguments).map { try JSONDecoder().decode(Manifest.self, from: $0) }
    }
}
