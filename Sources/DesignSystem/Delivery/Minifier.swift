/// Takes comments and blanks out of our own styles and scripts; compression does the rest.
enum Minifier {
    /// Styles: drops comments, needless blanks and the last semicolon of a block.
    ///
    /// Text in quotes stays.
    static func css(_ text: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let end = bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count - 1
                out += bytes[index...end]
                index = end + 1
            } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") {
                index = endOfComment(in: bytes, from: index + 2)
            } else if isBlank(byte) {
                while index < bytes.count, isBlank(bytes[index]) { index += 1 }
                let next = index < bytes.count ? bytes[index] : UInt8(ascii: "}")
                if let last = out.last, !tightAfter.contains(last), !tightBefore.contains(next) { out.append(0x20) }
            } else {
                if byte == UInt8(ascii: "}") {
                    while let last = out.last, last == UInt8(ascii: ";") || last == 0x20 { out.removeLast() }
                }
                out.append(byte)
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Scripts: drops indentation, empty lines and lines that are comments.
    ///
    /// Line ends stay, so nothing can change.
    static func javascript(_ text: String) -> String {
        text.split(separator: "\n")
            .map { $0.drop(while: { $0 == " " }) }
            .filter { !$0.isEmpty && !$0.hasPrefix("//") }
            .joined(separator: "\n")
    }

    /// No blank is needed after these.
    ///
    /// A colon is among them since `a :hover` has its blank before it.
    private static let tightAfter = Set(" {};:,>".utf8)
    /// No blank is needed before these.
    ///
    /// `(` is not among them: `and (` needs its blank.
    private static let tightBefore = Set("{};,>)!".utf8)

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

    private static func endOfComment(in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        return bytes.count
    }
}
