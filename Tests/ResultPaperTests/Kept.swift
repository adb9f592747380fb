import Foundation
import Testing

/// Papers as outside programs read them, and kept for people who want to look (`THUBON_KEEP_PAPERS=FOLDER`).
enum Kept {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The Python that has pikepdf and fontTools: the project's, or the one that the environment names.
    static let python: String? = [
        ProcessInfo.processInfo.environment["THUBON_PYTHON"], root.appendingPathComponent(".venv/bin/python").path,
    ].compactMap(\.self).first { python in
        FileManager.default.isExecutableFile(atPath: python)
            && (try? output(python, ["-c", "import fontTools, pikepdf"], on: []).status) == 0
    }

    static func text(of pdf: [UInt8]) throws -> String {
        let (text, status) = try output("pdftotext", ["-enc", "UTF-8", "FILE", "-"], on: pdf)
        #expect(status == 0)
        return text
    }

    /// What PDF/A-2b forbids in a file.
    static func findings(in pdf: [UInt8]) throws -> [Substring] {
        let judge = root.appendingPathComponent("Tests/Judges/archive_judge.py").path
        let (text, status) = try output(python ?? "python3", [judge, "FILE"], on: pdf)
        return status == 0 ? [] : text.split(separator: "\n")
    }

    static func output(
        _ program: String,
        _ arguments: [String],
        on pdf: [UInt8]
    ) throws -> (text: String, status: Int32) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID()).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(pdf).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments.map { $0 == "FILE" ? file.path : $0 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (text, process.terminationStatus)
    }

    static func keep(_ pdf: [UInt8], as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["THUBON_KEEP_PAPERS"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(pdf).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".pdf"))
    }
}
