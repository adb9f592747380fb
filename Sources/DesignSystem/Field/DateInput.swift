/// Ngày gõ tay: tidies a day as people type it into the form that the rest of the house reads.
public enum DateInput {
    /// `23112026`, `23.11.2026`, `23 11 2026`, `23-11-2026` and `2026-11-23` become `23/11/2026`; anything else stays as
    /// it was typed, so that the error can show it.
    public static func tidied(_ typed: String) -> String {
        let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
        let bytes = Array(typed.utf8)
        if bytes.filter(isDigit).count == 8, bytes.allSatisfy(isDigit) {
            return "\(text(bytes[0..<2]))/\(text(bytes[2..<4]))/\(text(bytes[4..<8]))"
        }
        let separators = Set("/.- ,".utf8)
        guard bytes.allSatisfy({ isDigit($0) || separators.contains($0) }) else { return typed }
        let parts = bytes.split(whereSeparator: separators.contains)
        guard parts.count == 3 else { return typed }
        if parts[0].count == 4, parts[2].count <= 2 { return "\(text(parts[2]))/\(text(parts[1]))/\(text(parts[0]))" }
        guard parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4 else { return typed }
        return "\(text(parts[0]))/\(text(parts[1]))/\(text(parts[2]))"
    }

    private static func text(_ digits: ArraySlice<UInt8>) -> String {
        (digits.count == 1 ? "0" : "") + String(decoding: digits, as: UTF8.self)
    }
}
