import Foundation

/// A page of `docs/` that a test writes.
struct GeneratedPage {
    let url: URL

    init(_ path: String) {
        url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(path)
    }

    /// Whether the committed page is this one; writes it where `THUBON_WRITE_DOCS` is set.
    func isUpToDate(_ text: String) throws -> Bool {
        if ProcessInfo.processInfo.environment["THUBON_WRITE_DOCS"] != nil {
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        return (try? String(contentsOf: url, encoding: .utf8)) == text
    }
}
