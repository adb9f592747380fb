import PDF

/// Adds the field of a signature, which is its widget on a page as well (ISO 32000-2, 12.7.5.5).
struct SignatureField {
    private let request: SignatureRequest

    init(_ request: SignatureRequest) {
        self.request = request
    }

    func add(to update: inout IncrementalUpdate, of document: PDFDocument, holding signature: PDFReference) throws {
        let state = document.latest
        let pages = try state.pages()
        let index = request.appearance?.page ?? 0
        guard pages.indices.contains(index) else { throw SigningFault.noPage }
        let page = pages[index]
        var catalog = try state.catalog
        let form = try state.resolve(catalog["AcroForm"]).dictionary ?? [:]
        let fields = try state.resolve(form["Fields"]).array ?? []
        var widget: PDFDictionary = [
            "Type": .name("Annot"),
            "Subtype": .name("Widget"),
            "FT": .name("Sig"),
            "T": PDFText.string(try name(among: fields, in: state)),
            "V": .reference(signature),
            "P": .reference(page),
            // Printed and locked.
            "F": .integer(132),
            "Rect": .array([PDFObject](repeating: .integer(0), count: 4)),
        ]
        if let appearance = request.appearance {
            widget["Rect"] = appearance.rectangle
            widget["AP"] = .dictionary(["N": .reference(try appearance.addForm(to: &update))])
        }
        let field = update.add(.dictionary(widget))
        try append(field, to: page, in: state, &update)
        try append(field, to: &catalog, fields: fields, in: state, &update)
    }

    /// Puts the widget on its page.
    private func append(
        _ field: PDFReference,
        to page: PDFReference,
        in state: PDFState,
        _ update: inout IncrementalUpdate
    ) throws {
        guard var entries = try state.resolve(.reference(page)).dictionary else { throw SigningFault.noPage }
        let widgets = PDFObject.array((try state.resolve(entries["Annots"]).array ?? []) + [.reference(field)])
        if let place = entries["Annots"]?.reference {
            update.replace(place, with: widgets)
        } else {
            entries["Annots"] = widgets
            update.replace(page, with: .dictionary(entries))
        }
    }

    /// Puts the field into the form of the document, which gets one if it has none.
    private func append(
        _ field: PDFReference,
        to catalog: inout PDFDictionary,
        fields: [PDFObject],
        in state: PDFState,
        _ update: inout IncrementalUpdate
    ) throws {
        var form = try state.resolve(catalog["AcroForm"]).dictionary ?? [:]
        let wasSigned = form["SigFlags"] == .integer(3)
        form["SigFlags"] = .integer(3)
        let all = PDFObject.array(fields + [.reference(field)])
        if let place = form["Fields"]?.reference {
            update.replace(place, with: all)
            if wasSigned { return }
        } else {
            form["Fields"] = all
        }
        if let place = catalog["AcroForm"]?.reference {
            update.replace(place, with: .dictionary(form))
        } else {
            // In an object of its own, so that the next signature need not touch the catalog.
            catalog["AcroForm"] = .reference(update.add(.dictionary(form)))
            update.replace(try state.root, with: .dictionary(catalog))
        }
    }

    private func name(among fields: [PDFObject], in state: PDFState) throws -> String {
        let names = try fields.compactMap { try state.resolve($0).dictionary?["T"]?.string.map(PDFText.text) }
        if let wanted = request.field, !names.contains(wanted) { return wanted }
        let taken = Set(names)
        var number = fields.count + 1
        while taken.contains("Signature\(number)") { number += 1 }
        return "Signature\(number)"
    }
}
