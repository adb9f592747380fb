/// Where text is going to stand; decides which characters would break out.
enum EscapeContext {
    case text, attribute
}

extension HTMLWriter {
    /// Copies runs of harmless bytes and replaces the few dangerous ones.
    ///
    /// All dangerous characters are ASCII, and no byte of a multi-byte UTF-8 character is ASCII, so bytes are enough.
    /// Control characters that HTML forbids become U+FFFD, the replacement character.
    mutating func escape(_ text: String, for context: EscapeContext) {
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            for index in 0..<buffer.count {
                let byte = buffer[index]
                guard byte <= UInt8(ascii: ">") || byte == 0x7F, let replacement = replacement(of: byte, in: context)
                else { continue }
                if start < index { append(UnsafeBufferPointer(rebasing: buffer[start..<index])) }
                write(replacement)
                start = index + 1
            }
            if start < buffer.count { append(UnsafeBufferPointer(rebasing: buffer[start...])) }
        }
    }
}

@inline(__always)
private func replacement(of byte: UInt8, in context: EscapeContext) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): context == .attribute ? "&quot;" : nil
    case UInt8(ascii: "'"): context == .attribute ? "&#39;" : nil
    case 0x09, 0x0A, 0x0D: nil
    case 0x00..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
}

/// Tells addresses that lead somewhere from those that run a script.
enum SafeAddress {
    /// Schemes that a link, form or image of ours may have; everything else is refused.
    private static let schemes: [[UInt8]] = ["http", "https", "mailto", "tel", "sms"].map { Array($0.utf8) }

    /// Whether a browser would read the address as relative or as having one of the allowed schemes.
    ///
    /// A browser skips leading blanks and control characters and drops tabs and line ends anywhere, so `java\nscript:`
    /// is a script too.
    static func allows(_ address: String) -> Bool {
        var scheme: [UInt8] = []
        for byte in address.utf8 {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0x00...0x20 where scheme.isEmpty: continue
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
            case UInt8(ascii: ":"): return schemes.contains(scheme)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
            default: scheme.append(byte)
            }
        }
        return true
    }
}
