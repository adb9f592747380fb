import PDF

/// The numbers of the objects that may change after a signature.
struct KnownPlaces {
    let root: Int?
    let info: Int?
    let form: Int?
    let fields: Int?
    let metadata: Int?
    /// The dictionaries and arrays of the evidence, not what they name.
    let evidence: Set<Int>

    private let state: PDFState

    init(_ state: PDFState) {
        self.state = state
        let catalog = (try? state.catalog) ?? [:]
        root = (try? state.root)?.number
        info = state.trailer["Info"]?.reference?.number
        form = catalog["AcroForm"]?.reference?.number
        fields = (try? state.resolve(catalog["AcroForm"]).dictionary)?["Fields"]?.reference?.number
        metadata = catalog["Metadata"]?.reference?.number
        evidence = Self.evidence(catalog["DSS"], in: state)
    }

    private static func evidence(_ top: PDFObject?, in state: PDFState) -> Set<Int> {
        var numbers: Set<Int> = []
        var waiting = [(object: top ?? .null, depth: 0)]
        while let next = waiting.popLast() {
            if let reference = next.object.reference, !numbers.insert(reference.number).inserted { continue }
            guard next.depth < 4, numbers.count < 100_000, let object = try? state.resolve(next.object) else {
                continue
            }
            switch object {
            // DSS, VRI, one VRI.
            case .dictionary(let entries): waiting += entries.values.map { ($0, next.depth + 1) }
            // What arrays name is certificates and answers, which never change.
            case .array: break
            default: if let reference = next.object.reference { numbers.remove(reference.number) }
            }
        }
        return numbers
    }

    /// The arrays of annotations that pages keep in objects of their own.
    func widgetLists(of pages: Set<Int>) -> Set<Int> {
        Set(pages.compactMap { (try? state.object($0).dictionary)?["Annots"]?.reference?.number })
    }
}
