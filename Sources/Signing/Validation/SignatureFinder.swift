import PDF

/// A signature as it lies in a document.
struct FoundSignature {
    let field: String
    /// The signature dictionary.
    let reference: PDFReference?
    let dictionary: PDFDictionary
    /// Where the values of the dictionary lie in the file.
    let places: [String: Range<Int>]
}

/// Finds the signatures of a document in its form (ISO 32000-2, 12.7).
enum SignatureFinder {
    static let mostFields = 20_000

    static func signatures(in state: PDFState) throws -> [FoundSignature] {
        let form = try state.resolve(try state.catalog["AcroForm"]).dictionary ?? [:]
        var found: [FoundSignature] = []
        var seen: Set<Int> = []
        var waiting = (try state.resolve(form["Fields"]).array ?? []).reversed().map {
            (object: $0, name: "", type: PDFObject.null)
        }
        while let next = waiting.popLast() {
            if let reference = next.object.reference, !seen.insert(reference.number).inserted { continue }
            guard seen.count <= mostFields, found.count <= mostFields else { throw SigningFault.malformed }
            guard let entries = try state.resolve(next.object).dictionary else { continue }
            let name = try state.resolve(entries["T"]).string.map(PDFText.text)
            let path = [next.name, name ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
            let type = entries["FT"] ?? next.type
            for kid in try state.resolve(entries["Kids"]).array ?? [] { waiting.append((kid, path, type)) }
            guard try state.resolve(type) == .name("Sig"), let value = entries["V"] else { continue }
            guard let dictionary = try state.resolve(value).dictionary else { continue }
            found.append(
                FoundSignature(
                    field: path,
                    reference: value.reference,
                    dictionary: dictionary,
                    places: try value.reference.flatMap { try state.places(of: $0.number) } ?? [:]
                )
            )
        }
        return found
    }
}
