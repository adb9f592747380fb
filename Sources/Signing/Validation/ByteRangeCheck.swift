import PDF

/// What a signature covers: the whole of a revision but its own `/Contents` (ISO 32000-2, 12.8.1).
struct ByteRangeCheck {
    /// Where `/Contents` lies, with its `<` and `>`.
    let gap: Range<Int>
    let end: Int
    /// The revision that ends where the signature's cover ends.
    let revision: Int
    /// The signature, without the zeros that fill its place.
    let contents: ArraySlice<UInt8>

    /// Checks the range against the file.
    ///
    /// - Throws: `Objection` where anything but `/Contents` is left out, or the place holds more than a signature.
    init(_ signature: FoundSignature, in document: PDFDocument) throws(Objection) {
        guard let gap = signature.places["Contents"] else {
            throw Objection(.formatFailure, .noPlace)
        }
        let bytes = document.bytes
        guard let range = signature.dictionary["ByteRange"]?.array?.map(\.integer), range.count == 4, range[0] == 0,
            let first = range[1], let second = range[2], let rest = range[3]
        else { throw Objection(.formatFailure, .malformedRange) }
        guard first == gap.lowerBound, second == gap.upperBound else {
            throw Objection(.formatFailure, first <= second ? .gap(first..<second, place: gap) : .malformedRange)
        }
        guard rest >= 0, rest <= bytes.count - second else {
            throw Objection(.formatFailure, .rangeBeyondFile)
        }
        self.gap = gap
        end = second + rest
        let covered = end
        guard let revision = document.revisions.lastIndex(where: { $0.mark <= covered }),
            document.revisions[revision].mark >= second,
            bytes[document.revisions[revision].mark..<covered].allSatisfy({ [0, 9, 10, 12, 13, 32].contains($0) })
        else { throw Objection(.formatFailure, .rangeEndsElsewhere) }
        self.revision = revision
        contents = try Self.contents(bytes[gap])
    }

    /// The DER in the place; behind it there may be nothing but zeros.
    private static func contents(_ place: ArraySlice<UInt8>) throws(Objection) -> ArraySlice<UInt8> {
        guard place.first == UInt8(ascii: "<"), place.last == UInt8(ascii: ">"), place.count.isMultiple(of: 2) else {
            throw Objection(.formatFailure, .placeNotHexadecimal)
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(place.count / 2)
        var high: UInt8?
        for character in place.dropFirst().dropLast() {
            let value: UInt8
            switch character {
            case 48...57: value = character - 48
            case 65...70: value = character - 55
            case 97...102: value = character - 87
            default: throw Objection(.formatFailure, .placeNotHexadecimal)
            }
            if let upper = high {
                decoded.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        if decoded.starts(with: [0x30, 0x80]) { throw Objection(.formatFailure, .basicEncoding) }
        guard let length = elementLength(decoded[...]) else {
            throw Objection(.formatFailure, .placeWithoutSignature)
        }
        guard decoded[length...].allSatisfy({ $0 == 0 }) else {
            throw Objection(.formatFailure, .trailingData)
        }
        return decoded[..<length]
    }

    /// How long the SEQUENCE is that stands at the beginning.
    private static func elementLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count > 2, bytes[0] == 0x30 else { return nil }
        if bytes[1] < 0x80 { return 2 + Int(bytes[1]) <= bytes.count ? 2 + Int(bytes[1]) : nil }
        let count = Int(bytes[1] & 0x7F)
        guard (1...4).contains(count), bytes.count >= 2 + count else { return nil }
        let length = bytes[2..<2 + count].reduce(0) { $0 << 8 | Int($1) } + 2 + count
        return length <= bytes.count ? length : nil
    }
}
