import Foundation

/// Papers as outside programs read them, and kept for people who want to look (`THUBON_KEEP_PAPERS=FOLDER`).
enum Kept {
    static func keep(_ pdf: [UInt8], as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["THUBON_KEEP_PAPERS"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(pdf).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".pdf"))
    }
}
