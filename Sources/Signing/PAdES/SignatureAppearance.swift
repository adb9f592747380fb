public import PDF

/// Hình thức chữ ký: where a signature is seen on a page, and what is seen there.
///
/// What is seen is the first page of a small document of its own, so that fonts with all Vietnamese letters, an image of a
/// signature and a seal come from where all paper of the house is set.
public struct SignatureAppearance: Sendable {
    /// The page, counted from 0.
    public var page: Int
    /// Left, bottom, width and height in points from the lower left corner of the page.
    public var place: (x: Double, y: Double, width: Double, height: Double)
    /// The document whose first page is shown.
    public var picture: PDFDocument

    /// A signature at this place.
    public init(page: Int, place: (x: Double, y: Double, width: Double, height: Double), picture: PDFDocument) {
        self.page = page
        self.place = place
        self.picture = picture
    }

    var rectangle: PDFObject {
        .array([place.x, place.y, place.x + place.width, place.y + place.height].map { .real($0) })
    }

    /// Adds the picture as a form (ISO 32000-2, 8.10) that a widget may name as its normal appearance.
    func addForm(to update: inout IncrementalUpdate) throws -> PDFReference {
        let state = picture.latest
        guard let page = try state.pages(limit: 1000).first,
            let entries = try state.resolve(.reference(page)).dictionary
        else { throw SigningFault.noPage }
        var copies = ObjectCopier(from: state)
        var content: [UInt8] = []
        let streams = try state.resolve(entries["Contents"])
        for part in streams.array ?? [streams] {
            guard let stream = try state.resolve(part).stream else { continue }
            content += try stream.unpacked() + [10]
        }
        let box = try inherited("MediaBox", from: entries, in: state)
        let resources = try copies.copy(try inherited("Resources", from: entries, in: state), into: &update)
        let form: PDFDictionary = [
            "Type": .name("XObject"),
            "Subtype": .name("Form"),
            "BBox": try copies.copy(box, into: &update),
            "Resources": resources,
        ]
        return update.add(.stream(.packed(form, content)))
    }

    private func inherited(_ key: String, from page: PDFDictionary, in state: PDFState) throws -> PDFObject {
        var node = page
        for _ in 0..<64 {
            if let value = node[key] { return try state.resolve(value) }
            guard let parent = try state.resolve(node["Parent"]).dictionary else { break }
            node = parent
        }
        return .dictionary([:])
    }
}

/// Copies objects of one document, and all they need, into an update of another.
struct ObjectCopier {
    private let state: PDFState
    private var copies: [PDFReference: PDFReference] = [:]

    init(from state: PDFState) {
        self.state = state
    }

    mutating func copy(_ object: PDFObject, into update: inout IncrementalUpdate) throws -> PDFObject {
        switch object {
        case .array(let elements): return .array(try elements.map { try copy($0, into: &update) })
        case .dictionary(let entries): return .dictionary(try entries.mapValues { try copy($0, into: &update) })
        case .stream(let stream):
            var entries = stream.dictionary
            entries["Length"] = nil
            return .stream(PDFStream(try entries.mapValues { try copy($0, into: &update) }, data: stream.data))
        case .reference(let reference):
            if let known = copies[reference] { return .reference(known) }
            guard copies.count < 10_000 else { throw SigningFault.malformed }
            // The place is kept first, for objects may name each other.
            let place = update.add(.null)
            copies[reference] = place
            update.replace(place, with: try copy(try state.resolve(object), into: &update))
            return .reference(place)
        default: return object
        }
    }
}
