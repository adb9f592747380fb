import PDF

/// A file with a signature's place in it that is still empty.
struct PreparedSignature {
    /// The bytes of the file, `/Contents` full of zeros.
    private(set) var bytes: [UInt8]
    /// Where the digits of `/Contents` lie, between `<` and `>`.
    private let digits: Range<Int>

    /// Adds a signature dictionary, its field and its widget to a document.
    ///
    /// - Throws: `SigningFault` or `PDFError`.
    init(_ document: PDFDocument, dictionary: PDFDictionary, request: SignatureRequest, room: Int) throws {
        var update = IncrementalUpdate(document)
        var dictionary = dictionary
        dictionary["Contents"] = .string([UInt8](repeating: 0, count: room))
        dictionary["ByteRange"] = .array([.integer(0)] + [PDFObject](repeating: .integer(9_999_999_999), count: 3))
        let signature = update.add(.dictionary(dictionary))
        try SignatureField(request).add(to: &update, of: document, holding: signature)
        let written = try update.bytes(locating: signature)
        bytes = written.bytes
        guard let contents = written.places["Contents"], let range = written.places["ByteRange"] else {
            throw SigningFault.malformed
        }
        digits = contents.lowerBound + 1..<contents.upperBound - 1
        let numbers = "[0 \(contents.lowerBound) \(contents.upperBound) \(bytes.count - contents.upperBound)]"
        let padded = Array(numbers.utf8) + [UInt8](repeating: 32, count: range.count - numbers.utf8.count)
        bytes.replaceSubrange(range, with: padded)
    }

    /// What is signed: all but `/Contents`.
    var covered: [ArraySlice<UInt8>] { [bytes[..<(digits.lowerBound - 1)], bytes[(digits.upperBound + 1)...]] }

    /// Puts the signature into its place.
    ///
    /// - Throws: `SigningFault.tooLong` where it is longer than the place.
    consuming func filled(with signature: [UInt8]) throws -> [UInt8] {
        guard 2 * signature.count <= digits.count else { throw SigningFault.tooLong(signature.count) }
        let letters = Array("0123456789ABCDEF".utf8)
        for (index, byte) in signature.enumerated() {
            bytes[digits.lowerBound + 2 * index] = letters[Int(byte >> 4)]
            bytes[digits.lowerBound + 2 * index + 1] = letters[Int(byte & 15)]
        }
        return bytes
    }
}
