/// Kết quả: the document that a procedure ends in.
public struct ResultKind: Hashable, Sendable {
    /// Mã kết quả, such as `KQ.G15.000031`.
    public let code: String?
    /// Its name.
    public let name: Bilingual
    /// Ký hiệu in the document number, such as `KS` in `15/2026/KS`.
    public let notation: String?
    /// Months for which it is valid; nil for no limit.
    public let validityMonths: Int?
    /// The text of the document, with places for answers.
    public let template: ResultTemplate?
    /// Facts kept for the next form: name of the fact to the form field that holds it.
    public let yields: [String: String]
}

/// The text of a result with places `{{key}}` for answers and facts of the dossier.
public struct ResultTemplate: Hashable, Sendable {
    /// A run of text, or a place.
    public enum Part: Hashable, Sendable {
        case text(String)
        case place(String)
    }

    /// Names of places that are not form fields.
    public static let facts = ["agency", "applicant", "date", "number", "place", "signer"]

    /// The text cut at its places.
    public let parts: [Part]

    /// Reads a template; a `{{` that is never closed is plain text and is found by the check.
    public init(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
            let key = rest[open.upperBound..<close.lowerBound]
            parts.append(.place(String(key.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// The keys of its places, in order.
    public var places: [String] {
        parts.compactMap { part in
            if case .place(let key) = part { key } else { nil }
        }
    }
}
