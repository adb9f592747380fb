import Foundation

/// Programs of others that read our files.
enum Judge {
    struct Failure: Error {
        let program: String
        let status: Int32
        let output: String
    }

    /// What a program says of a file; it must end with 0.
    static func output(_ program: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
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
            throw Failure(program: program, status: process.terminationStatus, output: output)
        }
        return output
    }

    /// The words of a file with single spaces between them, as poppler reads them.
    static func text(of pdf: [UInt8]) throws -> String {
        try output("pdftotext", ["-enc", "UTF-8", "FILE", "-"], on: pdf)
            .split { $0.isWhitespace }
            .joined(separator: " ")
    }
}
