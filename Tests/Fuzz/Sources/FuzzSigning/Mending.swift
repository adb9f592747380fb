/// The bytes as a sequence of DER elements whose lengths are right, whatever the bytes say of them.
///
/// A length that reaches too far takes what is left; so an input into which something was put, or out of which something
/// fell, still nests as it did.
func mended(_ bytes: ArraySlice<UInt8>, depth: Int = 0) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while let tag = rest.popFirst() {
        // Tags of several bytes stand nowhere in what is read here.
        guard tag & 0x1F != 0x1F, let length = length(&rest) else { return result + [tag & 0xDF] + [0] }
        let value = rest.prefix(length)
        rest = rest.dropFirst(length)
        let content = tag & 0x20 != 0 && depth < 40 ? mended(value, depth: depth + 1) : Array(value)
        result.append(tag)
        result += encoded(length: content.count)
        result += content
    }
    return result
}

/// The length that stands here; nil where nothing is left.
private func length(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let first = rest.popFirst() else { return nil }
    guard first >= 0x80 else { return Int(first) }
    let digits = rest.prefix(Int(first & 0x7F) % 4)
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 << 8 | Int($1) }
}

private func encoded(length: Int) -> [UInt8] {
    guard length >= 0x80 else { return [UInt8(length)] }
    var digits: [UInt8] = []
    var rest = length
    while rest > 0 {
        digits.insert(UInt8(rest & 0xFF), at: 0)
        rest >>= 8
    }
    return [0x80 | UInt8(digits.count)] + digits
}
