import PDF

/// Thay đổi sau khi ký: what a later revision did to a document.
public struct DocumentChange: Hashable, Sendable {
    /// What may happen to a signed document, and what may not.
    public enum Kind: String, Sendable, CaseIterable {
        case signature
        case timestamp
        case evidence
        case metadata
        case content
    }

    /// What was done.
    public enum Deed: Hashable, Sendable {
        case fieldSigned(String)
        case fieldAdded(String)
        case signed(String)
        case timestamped(String)
        case evidenceAdded
        case information
        case metadata
        case version
        case otherCatalog
        case otherIdentity
        case removed(Int)
        case filledIn(Int)
        case unreadable(Int)
        case changed(Int, Part)
        case trailingBytes

        /// Of which kind it is.
        public var kind: Kind {
            switch self {
            case .fieldSigned, .fieldAdded, .signed: .signature
            case .timestamped: .timestamp
            case .evidenceAdded: .evidence
            case .information, .metadata, .version: .metadata
            case .otherCatalog, .otherIdentity, .removed, .filledIn, .unreadable, .changed, .trailingBytes: .content
            }
        }
    }

    /// Which part of the document an object is.
    public enum Part: Hashable, Sendable {
        /// A page by its number, from 1.
        case page(Int)
        /// The content of a page.
        case content(Int)
        case pages
        case catalog
        case font
        case annotation
        case signature
        case form
        case image
        case stream
        case array
        case other

        init(_ object: PDFObject) {
            let entries = object.dictionary ?? [:]
            switch entries["Type"]?.name {
            case "Page": self = .page(0)
            case "Pages": self = .pages
            case "Catalog": self = .catalog
            case "Font", "FontDescriptor": self = .font
            case "Annot": self = entries["FT"] == nil ? .annotation : .form
            case "Sig", "DocTimeStamp": self = .signature
            case "XObject": self = .image
            default:
                if entries["FT"] != nil || entries["Fields"] != nil {
                    self = .form
                } else if entries["Subtype"] == .name("Image") || entries["Subtype"] == .name("Form") {
                    self = .image
                } else if case .stream = object {
                    self = .stream
                } else {
                    self = object.array == nil ? .other : .array
                }
            }
        }
    }

    /// The revision that did it, counted from 1.
    public let revision: Int
    /// What was done.
    public let deed: Deed

    /// Of which kind it is.
    public var kind: Kind { deed.kind }

    /// What was done, in English words.
    public var text: String { deed.words.english }

    /// Whether the document may still be taken for the one that was signed.
    public var isPermitted: Bool { kind != .content }
}
