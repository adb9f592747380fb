import PDF

/// Judges what one revision did.
struct RevisionJudge {
    private let before: PDFState
    private let after: PDFState
    private(set) var changes: [(kind: DocumentChange.Kind, text: String)] = []
    private lazy var places = KnownPlaces(before)

    init(before: PDFState, after: PDFState) {
        self.before = before
        self.after = after
    }

    private mutating func note(_ kind: DocumentChange.Kind, _ text: String) {
        if !changes.contains(where: { $0 == (kind, text) }) { changes.append((kind, text)) }
    }

    mutating func trailers() {
        if before.trailer["Root"] != after.trailer["Root"] {
            note(.content, "another catalog took the place of the first")
        }
        if let old = before.trailer["ID"]?.array?.first, old != after.trailer["ID"]?.array?.first {
            note(.content, "the identity of the file (/ID) changed")
        }
        if let old = before.trailer["Info"], old != after.trailer["Info"] {
            note(.metadata, "the information about the document changed")
        }
    }

    mutating func object(_ number: Int, pages: Set<Int>, mentions: Int) {
        switch (before.contains(number), after.contains(number)) {
        case (false, false): return
        case (true, false): note(.content, "object \(number) was removed")
        case (false, true):
            if mentions > 0 { note(.content, "object \(number), missing until then, was filled in") }
        case (true, true):
            guard let old = try? before.object(number), let new = try? after.object(number) else {
                note(.content, "object \(number) cannot be read")
                return
            }
            if old == new { return }
            if !judge(number, old, new, pages: pages, mentions: mentions) {
                note(.content, "object \(number) changed: \(Self.kind(of: old))")
            }
        }
    }

    private static func kind(of object: PDFObject) -> String {
        let names = [object.dictionary?["Type"]?.name, object.dictionary?["Subtype"]?.name].compactMap(\.self)
        if !names.isEmpty { return names.joined(separator: " ") }
        return switch object {
        case .stream: "a stream, such as the content of a page"
        case .array: "an array"
        case .dictionary: "a dictionary"
        default: "a value"
        }
    }

    /// Whether the change is on the list of those that may happen.
    private mutating func judge(
        _ number: Int,
        _ old: PDFObject,
        _ new: PDFObject,
        pages: Set<Int>,
        mentions: Int
    ) -> Bool {
        if number == places.root { return catalog(old, new) }
        if number == places.info { return information(new) }
        if pages.contains(number) { return page(old, new) }
        if let field = signatureField(old, new) {
            note(.signature, "the empty field \(field) was signed")
            return true
        }
        // What may change must stand in one place only: else it would change wherever else it stands.
        guard mentions == 1 else { return false }
        if number == places.form { return form(old, new) }
        if number == places.fields { return fields(old, new) }
        if number == places.metadata { return metadata(new) }
        if places.evidence.contains(number) { return evidence(new) }
        if places.widgetLists(of: pages).contains(number) { return widgets(old, new) }
        return false
    }

    // MARK: Catalog and form

    private mutating func catalog(_ old: PDFObject, _ new: PDFObject) -> Bool {
        guard case .dictionary(let old) = old, case .dictionary(let new) = new else { return false }
        for key in Self.differences(old, new) {
            switch key {
            case "AcroForm":
                guard let first = try? before.resolve(old[key]), let second = try? after.resolve(new[key]),
                    form(first == .null ? .dictionary([:]) : first, second)
                else { return false }
            case "DSS":
                guard let second = try? after.resolve(new[key]), evidence(second) else { return false }
            case "Metadata":
                guard let second = try? after.resolve(new[key]), metadata(second) else { return false }
            case "Version", "Extensions": note(.metadata, "the version of PDF was raised")
            default: return false
            }
        }
        return true
    }

    private mutating func form(_ old: PDFObject, _ new: PDFObject) -> Bool {
        guard case .dictionary(let old) = old, case .dictionary(let new) = new else { return false }
        for key in Self.differences(old, new) {
            switch key {
            case "SigFlags": continue
            case "Fields":
                guard let first = try? before.resolve(old[key]), let second = try? after.resolve(new[key]),
                    fields(first == .null ? .array([]) : first, second)
                else { return false }
            case "DR", "DA": guard old.isEmpty else { return false }
            default: return false
            }
        }
        return true
    }

    private mutating func fields(_ old: PDFObject, _ new: PDFObject) -> Bool {
        guard let added = Self.added(old, new) else { return false }
        for field in added {
            guard let entries = newSignatureField(field) else { return false }
            let name = entries["T"]?.string.map(PDFText.text) ?? ""
            let value = (try? after.resolve(entries["V"]).dictionary) ?? [:]
            if value["SubFilter"] == .name("ETSI.RFC3161") {
                note(.timestamp, "a timestamp of the whole document was added (\(name))")
            } else {
                note(
                    .signature,
                    value.isEmpty ? "an empty field for a signature was added (\(name))" : "signed again (\(name))"
                )
            }
        }
        return true
    }

    // MARK: Pages

    private mutating func page(_ old: PDFObject, _ new: PDFObject) -> Bool {
        guard case .dictionary(let old) = old, case .dictionary(let new) = new,
            Self.differences(old, new) == ["Annots"], let first = try? before.resolve(old["Annots"]),
            let second = try? after.resolve(new["Annots"])
        else { return false }
        return widgets(first == .null ? .array([]) : first, second)
    }

    private func widgets(_ old: PDFObject, _ new: PDFObject) -> Bool {
        guard let added = Self.added(old, new) else { return false }
        return added.allSatisfy { newSignatureField($0)?["Subtype"] == .name("Widget") }
    }

    /// The entries of a field for a signature that did not exist before; nil where it is anything else.
    private func newSignatureField(_ object: PDFObject) -> PDFDictionary? {
        guard let reference = object.reference, !before.contains(reference.number),
            let entries = try? after.resolve(object).dictionary, entries["FT"] == .name("Sig"), entries["Kids"] == nil
        else { return nil }
        return entries
    }

    /// The name of a field that was empty before and holds a signature now.
    private func signatureField(_ old: PDFObject, _ new: PDFObject) -> String? {
        guard case .dictionary(let old) = old, case .dictionary(let new) = new, old["FT"] == .name("Sig"),
            old["V"] == nil, new["V"] != nil,
            Self.differences(old, new).allSatisfy({ ["V", "AP", "F", "M", "Lock"].contains($0) })
        else { return nil }
        return old["T"]?.string.map(PDFText.text) ?? ""
    }

    // MARK: Evidence and metadata

    private mutating func evidence(_ new: PDFObject) -> Bool {
        switch new {
        case .dictionary, .array: note(.evidence, "evidence for checking the signatures was added (DSS)")
        default: return false
        }
        return true
    }

    private mutating func metadata(_ new: PDFObject) -> Bool {
        guard new.stream?.dictionary["Type"] == .name("Metadata") else { return false }
        note(.metadata, "the metadata changed")
        return true
    }

    private mutating func information(_ new: PDFObject) -> Bool {
        guard case .dictionary = new else { return false }
        note(.metadata, "the information about the document changed")
        return true
    }

    // MARK: Helpers

    private static func differences(_ old: PDFDictionary, _ new: PDFDictionary) -> [String] {
        Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }

    /// What was put behind the elements of the first array; nil where it did not stay as it was.
    private static func added(_ old: PDFObject, _ new: PDFObject) -> ArraySlice<PDFObject>? {
        guard let old = old.array, let new = new.array, new.starts(with: old) else { return nil }
        return new.dropFirst(old.count)
    }
}
