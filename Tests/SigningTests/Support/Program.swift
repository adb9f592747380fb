import Foundation

/// Runs programs that judge from outside.
enum Program {
    struct Failure: Error {
        let text: String
    }

    /// What a program prints, on both its outputs.
    @discardableResult
    static func run(_ command: [String], in folder: URL? = nil, expects status: Int32? = 0) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: output, as: UTF8.self)
        guard status == nil || process.terminationStatus == status else {
            throw Failure(text: "\(command.joined(separator: " ")): \(text)")
        }
        return text
    }

    static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}

extension URL {
    /// Writes bytes into a file of this folder.
    func put(_ name: String, _ bytes: some Sequence<UInt8>) throws -> URL {
        let file = appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }
}
