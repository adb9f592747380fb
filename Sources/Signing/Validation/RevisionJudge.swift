import PDF

/// Judges what one revision did.
struct RevisionJudge {
    private let before: PDFState
    private let after: PDFState
    private let parts: PageParts
    private(set) var deeds: [DocumentChange.Deed] = []
    private var noted: Set<DocumentChange.Deed> = []
    private lazy var places = KnownPlaces(before)
    private lazy var widgetLists = places.widgetLists(of: parts.pages)

    /// More deeds of one revision are not listed.
    private static let mostDeeds = 100

    init(before: PDFState, after: PDFState, parts: PageParts) {
        self.before = before
        self.after = after
        self.parts = parts
    }

    /// Whether nothing more that is found could change anything.
    var isDecided: Bool { deeds.count >= Self.mostDeeds && deeds.contains { $0.kind == .content } }

    private mutating func note(_ deed: DocumentChange.Deed) {
        guard noted.insert(deed).inserted else { return }
        if deeds.count < Self.mostDeeds || !deeds.contains(where: { $0.kind == deed.kind }) { deeds.append(deed) }
    }

    mutating func trailers() {
        if before.trailer["Root"] != after.trailer["Root"] {
            note(.otherCatalog)
        }
        if let old = before.trailer["ID"]?.array?.first, old != after.trailer["ID"]?.array?.first {
            note(.otherIdentity)
        }
        if let old = before.trailer["Info"], old != after.trailer["Info"] {
            note(.information)
        }
    }

    mutating func object(_ number: Int, mentions: Int) {
        switch (before.contains(number), after.contains(number)) {
        case (false, false): return
        case (true, false): note(.removed(number))
        case (false, true):
            if mentions > 0 { note(.filledIn(number)) }
        case (true, true):
            guard let old = try? before.object(number), let new = try? after.object(number) else {
                note(.unreadable(number))
                return
            }
            if old == new { return }
            if !judge(number, old, new, mentions: mentions) {
                note(.changed(number, parts.part(number, old)))
            }
        }
    }

    /// Whether the change is on the list of those that may happen.
    private mutating func judge(
        _ number: Int,
        _ old: PDFObject,
        _ new: PDFObject,
        mentions: Int
    ) -> Bool {
        if number == places.root { return catalog(old, new) }
        if number == places.info { return information(new) }
        if parts.pages.contains(number) { return page(old, new) }
        if let field = signatureField(old, new) {
            note(.fieldSigned(field))
            return true
        }
        // What may change must stand in one place only: else it would change wherever else it stands.
        guard mentions == 1 else { return false }
        if number == places.form { return form(old, new) }
        if number == places.fields { return fields(old, new) }
        if number == places.metadata { return metadata(new) }
        if places.evidence.contains(number) { return evidence(new) }
        if widgetLists.contains(number) { return widgets(old, new) }
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
            case "Version", "Extensions": note(.version)
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
                note(.timestamped(name))
            } else {
                note(value.isEmpty ? .fieldAdded(name) : .signed(name))
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
        case .dictionary, .array: note(.evidenceAdded)
        default: return false
        }
        return true
    }

    private mutating func metadata(_ new: PDFObject) -> Bool {
        guard new.stream?.dictionary["Type"] == .name("Metadata") else { return false }
        note(.metadata)
        return true
    }

    private mutating func information(_ new: PDFObject) -> Bool {
        guard case .dictionary = new else { return false }
        note(.information)
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
