/// Lỗi cấu trúc PDF: what is wrong with the structure of a file, and where.
///
/// The reader mends nothing. A file that two readers could understand in two ways is refused, for a signature over it would
/// say two things.
public struct PDFError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Hashable, Sendable {
        case notAPDF = "the file does not begin with %PDF-"
        case noStart = "no startxref with an offset stands at the end"
        case malformed = "no object of PDF stands here"
        case malformedNumber = "a number is malformed or too great"
        case malformedString = "a string is malformed or has no end"
        case malformedName = "a name is malformed or too long"
        case duplicateKey = "a dictionary says one key twice"
        case tooDeep = "objects lie too deep in each other"
        case otherObject = "another object stands where the cross-reference points"
        case malformedTable = "the cross-reference section is malformed"
        case duplicateEntry = "a cross-reference section lists an object twice"
        case loop = "the chain of cross-references or objects closes to a loop"
        case tooMany = "there are more objects, revisions or pages than the reader takes"
        case outsideRevision = "an object lies outside of the revision that lists it"
        case badStream = "a stream has no honest length or data that cannot be unpacked"
        case tooLong = "a stream unpacks to more than the reader takes"
        case unknownFilter = "the filter of a structural stream is unknown"
        case outOfTime = "the file takes longer to read than the reader waits"
        case encrypted = "the file is encrypted"
        case missing = "a part that every document has is missing"
    }

    /// What is wrong.
    public let kind: Kind
    /// The byte of the file at which it was seen; in an object stream, the byte of the unpacked stream.
    public let offset: Int

    init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension PDFError: CustomStringConvertible {
    /// What is wrong, and the byte at which it was seen.
    public var description: String { "\(kind.rawValue) (byte \(offset))" }
}
