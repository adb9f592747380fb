/// An object of PDF (ISO 32000-2, 7.3).
public indirect enum PDFObject: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    /// A name, without its solidus. Each byte is one scalar of Latin-1, so that names differ exactly where bytes do.
    case name(String)
    case string([UInt8])
    case array([PDFObject])
    case dictionary(PDFDictionary)
    case stream(PDFStream)
    case reference(PDFReference)
}

/// The entries of a dictionary by their names.
public typealias PDFDictionary = [String: PDFObject]

/// The name of an indirect object: `12 0 R`.
public struct PDFReference: Hashable, Sendable {
    /// The object's number.
    public let number: Int
    /// How often the number was given anew.
    public let generation: Int

    /// The object of this number and generation.
    public init(_ number: Int, generation: Int = 0) {
        self.number = number
        self.generation = generation
    }
}

/// A stream: a dictionary and data as they lie in the file, still packed.
public struct PDFStream: Hashable, Sendable {
    /// The entries, `/Length` among them.
    public var dictionary: PDFDictionary
    /// The data, packed.
    public var data: ArraySlice<UInt8>

    /// A stream of these entries and data.
    public init(_ dictionary: PDFDictionary, data: some Sequence<UInt8>) {
        self.dictionary = dictionary
        self.data = ArraySlice(data)
        self.dictionary["Length"] = .integer(self.data.count)
    }

    init(read dictionary: PDFDictionary, data: ArraySlice<UInt8>) {
        self.dictionary = dictionary
        self.data = data
    }
}

extension PDFObject {
    /// The whole number, where it is one.
    public var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The number, whole or not.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    /// The name, where it is one.
    public var name: String? {
        if case .name(let value) = self { value } else { nil }
    }

    /// The bytes of a string.
    public var string: [UInt8]? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements of an array.
    public var array: [PDFObject]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The entries of a dictionary, or those of a stream.
    public var dictionary: PDFDictionary? {
        switch self {
        case .dictionary(let value): value
        case .stream(let value): value.dictionary
        default: nil
        }
    }

    /// The stream, where it is one.
    public var stream: PDFStream? {
        if case .stream(let value) = self { value } else { nil }
    }

    /// The reference, where it is one.
    public var reference: PDFReference? {
        if case .reference(let value) = self { value } else { nil }
    }

    /// Visits every reference that stands in this object itself.
    public func forEachReference(_ body: (PDFReference) -> Void) {
        switch self {
        case .reference(let reference): body(reference)
        case .array(let elements): for element in elements { element.forEachReference(body) }
        case .dictionary(let entries): for value in entries.values { value.forEachReference(body) }
        case .stream(let stream): for value in stream.dictionary.values { value.forEachReference(body) }
        default: break
        }
    }
}
