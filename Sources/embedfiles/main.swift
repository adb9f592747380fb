// Usage: embedfiles OUTPUT.swift FOLDER…
// Writes every text file below the folders as a string literal. Literals compile fast; arrays of bytes do not.
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, arguments.count >= 2 else {
    print("usage: embedfiles OUTPUT.swift FOLDER…")
    exit(64)
}

/// A literal with as many `#` as the text needs, so that no character of it has to be escaped.
func literal(_ text: String) -> String {
    var guards = "#"
    while text.contains("\"" + guards) || text.contains("\\" + guards) { guards += "#" }
    return "\(guards)\"\"\"\n\(text)\n\"\"\"\(guards)"
}

var lines = ["import Kernel", "", "enum EmbeddedFiles {", "    static let all: [EmbeddedFile] = ["]
for folder in arguments.dropFirst() {
    let root = URL(fileURLWithPath: folder)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
        let url = root.appendingPathComponent(path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue,
            !url.lastPathComponent.hasPrefix(".")
        else { continue }
        guard let text = String(data: try Data(contentsOf: url), encoding: .utf8), !text.contains("\r") else {
            print("\(url.path): error: not UTF-8 text with plain line ends; only such files can be embedded")
            exit(65)
        }
        lines.append("EmbeddedFile(path: \"\(path)\", content: \(literal(text))),")
    }
}
lines += ["    ]", "}", ""]
try lines.joined(separator: "\n").write(toFile: output, atomically: true, encoding: .utf8)
