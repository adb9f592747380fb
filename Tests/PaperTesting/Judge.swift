public import Foundation

/// Giám khảo: programs of others that read our files.
public enum Judge {
    /// A program that did not end with 0.
    public struct Failure: Error {
        /// What it said, on both its outputs.
        public let output: String
        let program: String
        let status: Int32
    }

    /// The folder of the project.
    public static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A judge in Python, by its name in `Tests/Judges`.
    public static func script(_ name: String) -> String { root.appendingPathComponent("Tests/Judges/\(name).py").path }

    /// The Python of the project, or the one that `THUBON_PYTHON` names.
    public static let python = python(with: [])

    /// The first Python that has these modules; nil where none has.
    public static func python(with modules: [String]) -> String? {
        [
            ProcessInfo.processInfo.environment["THUBON_PYTHON"], root.appendingPathComponent(".venv/bin/python").path,
            "/usr/bin/python3",
        ].compactMap(\.self).first { python in
            guard FileManager.default.isExecutableFile(atPath: python) else { return false }
            return modules.isEmpty
                || (try? output(python, ["-c", "import " + modules.joined(separator: ", ")], on: [])) != nil
        }
    }

    /// What a program says of a file, whose place in the arguments is `FILE`; it must end with 0.
    public static func output(_ program: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID()).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments.map { $0 == "FILE" ? file.path : $0 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(output: output, program: program, status: process.terminationStatus)
        }
        return output
    }

    /// The words of a file with single spaces between them, as poppler reads them.
    public static func text(of pdf: [UInt8]) throws -> String {
        try output("pdftotext", ["-enc", "UTF-8", "FILE", "-"], on: pdf)
            .split { $0.isWhitespace }
            .joined(separator: " ")
    }
}
