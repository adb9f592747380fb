/// Mã tra cứu như người ta chép: what people and programs copy from a receipt.
public enum TrackingCode {
    /// The code without blanks, and a reference with the hyphen that was forgotten.
    public static func tidied(_ code: String) -> String {
        let text = code.filter { !$0.isWhitespace }
        let isReference =
            text.utf8.count == 10 && text.utf8.allSatisfy { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
        return isReference ? "\(text.prefix(5))-\(text.suffix(5))" : text
    }
}
